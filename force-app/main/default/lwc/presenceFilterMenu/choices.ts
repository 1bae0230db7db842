import type { FloorCounts, GroupBy } from 'c/presenceStore';
import type { WallArrangement } from 'c/presenceArrangement';
import { fillWords } from 'c/presenceFormat';
import { groupHeadings, kindLabels, labels, markLabels } from './labels';

export type Field = 'statusIds' | 'channelIds' | 'only' | 'groupKeys';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly checked: boolean;
}

export interface Section {
  readonly field: Field;
  readonly heading: string;
  readonly choices: readonly Choice[];
}

export interface GroupChoice {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

export interface Filtered {
  readonly arrangement: WallArrangement;
  readonly counts: FloorCounts;
  readonly groupChoices: readonly GroupChoice[];
}

/** Names of what has been there to choose from, by field and value: what is chosen stays when its last agent goes. */
export type Seen = Map<string, string>;

/** What can be filtered by, in an order that no count changes: a choice stays where the hand went for it. */
export function sectionsOf({ arrangement, counts, groupChoices }: Filtered, seen: Seen): readonly Section[] {
  const section = (field: Field, heading: string, found: readonly GroupChoice[]): Section => {
    const chosen = arrangement[field] ?? [];
    for (const { key, label } of found) seen.set(`${field} ${key}`, label);
    const there = new Set(found.map(({ key }) => key));
    const left = chosen.filter((value) => !there.has(value)).map((value) => leftOver(field, value, seen));
    const choices = [...found, ...left].map(({ key, label, count }) => ({
      value: key,
      label,
      count,
      checked: chosen.includes(key),
    }));
    return { field, heading, choices };
  };
  const { groupBy } = arrangement;
  const groups = groupChoices.map((group) => ({ ...group, label: groupName(groupBy, group) }));
  return [
    section('statusIds', labels.status, statusesOf(counts)),
    section(
      'channelIds',
      labels.channel,
      counts.channels.map(({ id, label, online }) => ({ key: id, label, count: online })),
    ),
    section('only', labels.mark, marksOf(counts)),
    ...(groupBy === undefined
      ? []
      : [section('groupKeys', fillWords(labels.groups, groupHeadings[groupBy]), groups)]),
  ].filter(({ choices }) => choices.length > 0);
}

/** How many of the choices are on. */
export function chosenOf({ statusIds, channelIds, only, groupBy, groupKeys }: WallArrangement): number {
  const chosen = [statusIds, channelIds, only, groupBy === undefined ? undefined : groupKeys];
  return chosen.reduce((sum, values) => sum + (values?.length ?? 0), 0);
}

/** A value goes in or out of a filter; an empty filter lets everybody through. */
export function toggle(arrangement: WallArrangement, field: Field, value: string): Partial<WallArrangement> {
  const chosen: readonly string[] = arrangement[field] ?? [];
  const on = !chosen.includes(value);
  const values = on ? [...chosen, value] : chosen.filter((other) => other !== value);
  // Bots and rows that are not believed belong to no kind: together the two filters would let nobody through.
  const apart = field === 'only' && on && value !== 'limit';
  return { [field]: values, ...(apart && { kinds: [] }) };
}

function leftOver(field: Field, value: string, seen: Seen): GroupChoice {
  return { key: value, label: seen.get(`${field} ${value}`) ?? labels.unnamed, count: 0 };
}

/** One for each status, in which some may be counted online and others busy. */
function statusesOf({ byStatus }: FloorCounts): readonly GroupChoice[] {
  const statuses = new Map<string, GroupChoice>();
  for (const { statusId, label, count } of byStatus) {
    const before = statuses.get(statusId)?.count ?? 0;
    statuses.set(statusId, { key: statusId, label: label || labels.unnamed, count: before + count });
  }
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return [...statuses.values()].sort((a, b) => compare(a.label, b.label) || compare(a.key, b.key));
}

function marksOf(counts: FloorCounts): readonly GroupChoice[] {
  return (['limit', 'suspect', 'bot'] as const).map((key) => ({
    key,
    label: markLabels[key],
    count: counts[key],
  }));
}

function groupName(groupBy: GroupBy | undefined, { key, label }: GroupChoice): string {
  if (groupBy === 'kind') return kindLabels[key] ?? key;
  return label || (key === '' ? labels.none : labels.unnamed);
}
