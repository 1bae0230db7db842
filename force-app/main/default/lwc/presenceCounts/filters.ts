import type { AgentKind } from 'c/presenceModel';
import type { Shape } from 'c/presenceFormat';
import type { Arrangement, FloorCounts, StatusCount } from 'c/presenceStore';
import { countLabels, statusLabels } from './labels';

export type GroupKey = 'kind' | 'apart' | 'status' | 'channel';

export interface Filter {
  readonly group: GroupKey;
  readonly key: string;
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly pressed: boolean;
  /** Class of what is counted: its colour. */
  readonly look: string;
  readonly shape?: Shape;
}

const kindShapes: Readonly<Record<AgentKind, Shape>> = {
  online: 'disc',
  busy: 'square',
  offline: 'ring',
};
const kinds: readonly AgentKind[] = ['online', 'busy', 'offline'];
type Apart = NonNullable<Arrangement['only']>[number];
const apart: readonly Apart[] = ['limit', 'suspect', 'bot'];
const apartLooks: Readonly<Record<Apart, { shape?: Shape; look: string }>> = {
  limit: { shape: 'octagon', look: 'presence-broken' },
  suspect: { shape: 'question', look: 'presence-suspect' },
  bot: { look: '' },
};

export function kindFilters(counts: FloorCounts, arrangement: Arrangement): Filter[] {
  return kinds.map((kind) => ({
    group: 'kind',
    key: kind,
    value: kind,
    label: countLabels[kind],
    count: counts[kind],
    pressed: arrangement.kinds?.includes(kind) ?? false,
    look: `presence-${kind}`,
    shape: kindShapes[kind],
  }));
}

/** None is said as well: a count that is missing would have to be guessed. But where nobody keeps limits, that nobody
 * breaks one would only promise that somebody looks. */
export function apartFilters(counts: FloorCounts, arrangement: Arrangement, limited: boolean): Filter[] {
  return apart
    .filter((key) => key !== 'limit' || limited || counts.limit > 0 || arrangement.only?.includes(key))
    .map((key) => ({
      group: 'apart',
      key,
      value: key,
      label: countLabels[key],
      count: counts[key],
      pressed: arrangement.only?.includes(key) ?? false,
      ...(counts[key] === 0 ? { look: '' } : apartLooks[key]),
    }));
}

/** In an order that no count changes: a filter stays where the hand went for it. One that is on stays for as long,
 * of the statuses `seen` before. */
export function statusFilters(
  counts: FloorCounts,
  arrangement: Arrangement,
  seen: ReadonlyMap<string, StatusCount>,
  compare: (a: string, b: string) => number,
): Filter[] {
  const counted = new Set(counts.byStatus.map(({ statusId }) => statusId));
  const left = (arrangement.statusIds ?? []).flatMap((id) => {
    const status = counted.has(id) ? undefined : seen.get(id);
    return status ? [{ ...status, count: 0 }] : [];
  });
  const inOrder = [...counts.byStatus, ...left].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compare(a.label, b.label),
  );
  return inOrder.map(({ statusId, label, kind, count }) => ({
    group: 'status',
    key: `${statusId} ${kind}`,
    value: statusId,
    label: label || statusLabels.unnamed,
    count,
    pressed: arrangement.statusIds?.includes(statusId) ?? false,
    look: `presence-${kind}`,
    shape: kindShapes[kind],
  }));
}

/** A channel without anybody stands out: it is what one looks for. */
export function channelFilters(counts: FloorCounts, arrangement: Arrangement): Filter[] {
  return counts.channels.map(({ id, label, online }) => ({
    group: 'channel',
    key: id,
    value: id,
    label,
    count: online,
    pressed: arrangement.channelIds?.includes(id) ?? false,
    look: online === 0 ? 'presence-warned' : 'presence-online',
    shape: online === 0 ? 'triangle' : 'disc',
  }));
}
