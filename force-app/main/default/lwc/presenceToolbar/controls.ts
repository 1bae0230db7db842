import type { Density, WallArrangement } from 'c/presenceArrangement';
import type { GroupBy, SortKey } from 'c/presenceStore';
import { actionLabels, densityLabels, groupLabels, sortLabels } from './labels';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly selected: boolean;
}

const sortKeys: readonly SortKey[] = ['time-in-status', 'name', 'status', 'load', 'last-change'];
const groupings: readonly (GroupBy | '')[] = [
  '',
  'kind',
  'status',
  'role',
  'manager',
  'department',
  'public-group',
];

/** Load only where it can be read, or is in force already: a link may come from somebody who can. */
export function sortOptions(current: SortKey, byLoad: boolean): readonly Option<SortKey>[] {
  return sortKeys
    .filter((value) => value !== 'load' || byLoad || current === 'load')
    .map((value) => ({ value, label: sortLabels[value], selected: value === current }));
}

export function groupOptions(current: GroupBy | undefined): readonly Option<GroupBy | ''>[] {
  return groupings.map((value) => ({
    value,
    label: groupLabels[value],
    selected: value === (current ?? ''),
  }));
}

/** Paths in a box of 20 by 20. */
const densityIcons: Readonly<Record<Density, string>> = {
  cards: 'M3.5 3.5H9V9H3.5zM11 3.5h5.5V9H11zM3.5 11H9v5.5H3.5zM11 11h5.5v5.5H11z',
  rows: 'M3 4.5h14M3 8.2h14M3 11.8h14M3 15.5h14',
};

export function densityButtons(current: Density) {
  return (['cards', 'rows'] as const).map((value) => ({
    value,
    label: densityLabels[value],
    icon: densityIcons[value],
    pressed: value === current ? 'true' : 'false',
  }));
}

export type Action = 'copylink' | 'exportwall' | 'wallboard' | 'help';

const actionIcons: Readonly<Record<Action, string>> = {
  copylink:
    'M8.4 11.6a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1.2 1.2M11.6 8.4a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1.2-1.2',
  exportwall: 'M10 3v9.5M6 8.8l4 4 4-4M3.5 13.5v3h13v-3',
  wallboard: 'M2.5 4h15v9.5h-15zM7 16.5h6M10 13.5v3',
  help: 'M2.5 5h15v10h-15zM5.5 8.2h.01M8.5 8.2h.01M11.5 8.2h.01M14.5 8.2h.01M6.5 11.8h7',
};

export function actionButtons(canExport: boolean) {
  return (['copylink', 'exportwall', 'wallboard', 'help'] as const)
    .filter((value) => value !== 'exportwall' || canExport)
    .map((value) => ({ value, label: actionLabels[value], icon: actionIcons[value] }));
}

/** Something is kept from the wall: there are words or a filter. */
export function isFiltered(arrangement: WallArrangement): boolean {
  const { search, kinds, statusIds, only, channelIds, team, groupBy, groupKeys } = arrangement;
  const chosen = [kinds, statusIds, only, channelIds, groupBy === undefined ? undefined : groupKeys];
  return Boolean(search?.trim() || team || chosen.some((values) => values?.length));
}
