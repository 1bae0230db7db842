import { bucketOf, type Agent, type Bucket, type LoadState } from 'c/presenceModel';
import { compareText, createLabels, type Labels } from './labels';

export interface StatusCount {
  readonly statusId: string;
  readonly label: string;
  readonly kind: 'online' | 'busy';
  readonly count: number;
}

/** Counts of some agents. Each stands in at most one of online, busy, offline, bot and unbelieved rows; `suspect`
 * counts rows, second ones included. */
export interface AgentCounts {
  readonly online: number;
  readonly busy: number;
  readonly offline: number;
  readonly suspect: number;
  readonly bot: number;
  /** Agents who break a limit, of whatever kind. */
  readonly limit: number;
  /** All of them: of the floor the N of "of N you may see". */
  readonly total: number;
  /** Of those counted online or busy, by status, most first. */
  readonly byStatus: readonly StatusCount[];
  /** Of those counted online whose open work is known: whoever is at lunch without work is not free. */
  readonly load: Readonly<Record<LoadState, number>>;
}

/** Of no agents. */
export const nobody: AgentCounts = {
  online: 0,
  busy: 0,
  offline: 0,
  suspect: 0,
  bot: 0,
  limit: 0,
  total: 0,
  byStatus: [],
  load: { free: 0, 'part-loaded': 0, full: 0 },
};

interface StatusTally {
  readonly statusId: string;
  readonly kind: 'online' | 'busy';
  count: number;
  readonly labels: Labels;
}

export interface Tally {
  add(agent: Agent): void;
  remove(agent: Agent): void;
  counts(): AgentCounts;
}

export function createTally(): Tally {
  const buckets: Record<Bucket, number> = { online: 0, busy: 0, offline: 0, suspect: 0, bot: 0 };
  const load: Record<LoadState, number> = { free: 0, 'part-loaded': 0, full: 0 };
  const statuses = new Map<string, StatusTally>();
  let suspectRows = 0;
  let limit = 0;
  let total = 0;
  let cached: AgentCounts | undefined;

  function change(agent: Agent, by: 1 | -1): void {
    cached = undefined;
    total += by;
    suspectRows += by * agent.suspectRows;
    if (agent.limitBrokenAt !== undefined) limit += by;
    const bucket = bucketOf(agent);
    if (bucket === undefined) return;
    buckets[bucket] += by;
    if (bucket !== 'online' && bucket !== 'busy') return;
    if (bucket === 'online' && agent.load?.state !== undefined) load[agent.load.state] += by;
    changeStatus(statuses, agent, bucket, by);
  }

  return {
    add: (agent) => change(agent, 1),
    remove: (agent) => change(agent, -1),
    counts: () =>
      (cached ??= {
        online: buckets.online,
        busy: buckets.busy,
        offline: buckets.offline,
        suspect: suspectRows,
        bot: buckets.bot,
        limit,
        total,
        byStatus: [...statuses.values()].map(statusCount).sort(mostFirst),
        load: { ...load },
      }),
  };
}

function changeStatus(
  statuses: Map<string, StatusTally>,
  agent: Agent,
  kind: 'online' | 'busy',
  by: 1 | -1,
): void {
  const statusId = agent.statusId;
  if (statusId === undefined) return;
  // A status that was given channels meanwhile is Busy on older rows and Online on newer ones.
  const key = `${statusId} ${kind}`;
  const tally = statuses.get(key) ?? { statusId, kind, count: 0, labels: createLabels() };
  tally.count += by;
  const label = agent.statusLabel ?? '';
  if (by > 0) tally.labels.add(label);
  else tally.labels.remove(label);
  if (tally.count === 0) statuses.delete(key);
  else statuses.set(key, tally);
}

function statusCount({ statusId, kind, count, labels }: StatusTally): StatusCount {
  return { statusId, kind, label: labels.most(), count };
}

function mostFirst(a: StatusCount, b: StatusCount): number {
  return (
    b.count - a.count ||
    compareText(a.label, b.label) ||
    compareText(a.statusId, b.statusId) ||
    compareText(a.kind, b.kind)
  );
}
