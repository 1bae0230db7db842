import locale from '@salesforce/i18n/locale';
import { fillWords } from 'c/presenceFormat';
import type { Arrangement, FloorCounts, StatusCount } from 'c/presenceStore';
import { clockText } from 'c/presenceWords';
import { apartFilters, channelFilters, kindFilters, statusFilters, type Filter } from './filters';
import { channelLabels, groupLabels, wholeLabels } from './labels';

/** Of more statuses, or channels, the others are shown on demand. */
const SHOWN = 12;

const { compare } = new Intl.Collator(locale, { numeric: true });

export interface ShownFilter extends Omit<Filter, 'count'> {
  readonly count: string;
  /** Names the counts that other programs look for. */
  readonly dataCount?: string;
}

/** A line of counts with its accessible name. */
export interface Group {
  readonly key: string;
  readonly name: string;
  readonly className: string;
  readonly before?: string;
  readonly after?: string;
  readonly filters: readonly ShownFilter[];
}

export interface Whole {
  readonly limited: boolean;
  readonly partial: boolean;
  /** Server time, epoch milliseconds. */
  readonly checkedAt?: number;
}

export function kindGroup(
  counts: FloorCounts,
  arrangement: Arrangement,
  { limited, partial, checkedAt }: Whole,
): Group {
  const label = partial ? wholeLabels.ofVisiblePartial : wholeLabels.ofVisible;
  const filters = [...kindFilters(counts, arrangement), ...apartFilters(counts, arrangement, limited)];
  return {
    key: 'kinds',
    name: dated(groupLabels.byKind, checkedAt),
    className: 'group kinds',
    after: dated(fillWords(label, countText(counts.total)), checkedAt),
    filters: filters.map((filter) => ({ ...shown(filter), dataCount: filter.key })),
  };
}

export function statusGroup(
  counts: FloorCounts,
  arrangement: Arrangement,
  seen: ReadonlyMap<string, StatusCount>,
  checkedAt: number | undefined,
): Group {
  const filters = statusFilters(counts, arrangement, seen, compare).map(shown);
  const name = dated(groupLabels.byStatus, checkedAt);
  return { key: 'statuses', name, className: 'group statuses', filters };
}

export function channelGroup(
  counts: FloorCounts,
  arrangement: Arrangement,
  checkedAt: number | undefined,
): Group {
  return {
    key: 'channels',
    name: dated(groupLabels.byChannel, checkedAt),
    className: 'group',
    before: checkedAt === undefined ? channelLabels.now : channelLabels.then,
    after: fillWords(wholeLabels.ofVisible, countText(counts.total)),
    filters: channelFilters(counts, arrangement).map(shown),
  };
}

/** The first of a long group, and those that filter. */
export function shortened(group: Group): Group {
  return { ...group, filters: group.filters.filter(({ pressed }, index) => pressed || index < SHOWN) };
}

/** Four digits stand together in every locale: "1234", but "12,345". */
export function countText(value: number): string {
  return value.toLocaleString(locale, { useGrouping: value >= 10_000 });
}

function shown(filter: Filter): ShownFilter {
  return { ...filter, count: countText(filter.count) };
}

function dated(text: string, checkedAt: number | undefined): string {
  return checkedAt === undefined ? text : fillWords(wholeLabels.asOf, text, clockText(checkedAt));
}
