import type { AgentKind } from 'c/presenceModel';
import type { Shape } from 'c/presenceFormat';
import type { Arrangement, FloorCounts } from 'c/presenceStore';
import { countLabels, groupLabels } from './labels';

export interface Filter {
  readonly key: string;
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly pressed: 'true' | 'false';
  readonly className: string;
  readonly shape?: Shape;
}

export const kindShapes: Readonly<Record<AgentKind, Shape>> = {
  online: 'disc',
  busy: 'square',
  offline: 'ring',
};
const kinds: readonly AgentKind[] = ['online', 'busy', 'offline'];
const apart = ['suspect', 'bot'] as const;

export function kindFilters(counts: FloorCounts, arrangement: Arrangement): Filter[] {
  return kinds.map((kind) => ({
    key: kind,
    value: kind,
    label: countLabels[kind],
    count: counts[kind],
    pressed: pressed(arrangement.kinds, kind),
    className: `filter presence-${kind}`,
    shape: kindShapes[kind],
  }));
}

/** What is counted apart shows only where there is something to count, or a filter to take away. */
export function apartFilters(counts: FloorCounts, arrangement: Arrangement): Filter[] {
  return apart
    .filter((key) => counts[key] > 0 || arrangement.only?.includes(key))
    .map((key) => ({
      key,
      value: key,
      label: countLabels[key],
      count: counts[key],
      pressed: pressed(arrangement.only, key),
      className: `filter presence-${key}`,
    }));
}

export function statusFilters(counts: FloorCounts, arrangement: Arrangement): Filter[] {
  return counts.byStatus.map(({ statusId, label, kind, count }) => ({
    key: `${statusId} ${kind}`,
    value: statusId,
    label: label || groupLabels.unnamed,
    count,
    pressed: pressed(arrangement.statusIds, statusId),
    className: `filter status presence-${kind}`,
    shape: kindShapes[kind],
  }));
}

/** A value goes in or out of a filter; an empty filter lets everybody through. */
export function toggled<T extends string>(values: readonly T[] | undefined, value: T): readonly T[] {
  const chosen = values ?? [];
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}

function pressed(values: readonly string[] | undefined, value: string): 'true' | 'false' {
  return values?.includes(value) ? 'true' : 'false';
}
