import type { AgentKind } from 'c/presenceModel';
import type { Shape } from 'c/presenceFormat';
import type { Arrangement, FloorCounts, StatusCount } from 'c/presenceStore';
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

/** None is said as well: a count that is missing would have to be guessed. */
export function apartFilters(counts: FloorCounts, arrangement: Arrangement): Filter[] {
  return apart.map((key) => ({
    key,
    value: key,
    label: countLabels[key],
    count: counts[key],
    pressed: pressed(arrangement.only, key),
    className: counts[key] === 0 ? 'filter' : `filter presence-${key}`,
  }));
}

/** In an order that no count changes: a filter stays where the hand went for it. One that is on stays for as long,
 * of the statuses `seen` before. */
export function statusFilters(
  counts: FloorCounts,
  arrangement: Arrangement,
  seen: ReadonlyMap<string, StatusCount>,
  locale: string,
): Filter[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const counted = new Set(counts.byStatus.map(({ statusId }) => statusId));
  const left = (arrangement.statusIds ?? []).flatMap((id) => {
    const status = counted.has(id) ? undefined : seen.get(id);
    return status ? [{ ...status, count: 0 }] : [];
  });
  const inOrder = [...counts.byStatus, ...left].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compare(a.label, b.label),
  );
  return inOrder.map(({ statusId, label, kind, count }) => ({
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
