import type { Agent, StatusCatalog } from 'c/presenceModel';
import { createDueQueue, tellOne } from 'c/presenceStore';
import { createCoverage, type CoverageAlert } from './coverage';
import { createLimits, type LimitAlert } from './limits';
import type { AlertRules } from './rules';

export type { CoverageAlert } from './coverage';
export type { LimitAlert } from './limits';

export type Alert = (LimitAlert | CoverageAlert) & {
  /** Somebody has seen it; it stays until the status, or the level, changes. */
  readonly acknowledged: boolean;
};

export interface AlertOptions {
  readonly rules: AlertRules;
  readonly catalog: StatusCatalog;
  /** Milliseconds. */
  readonly joinGap: number;
}

/**
 * Limits and coverage of the agents that the store shows, kept by what changes: time alone costs what has fallen due.
 * A change that lasts no longer than the join gap raises and clears nothing. Times are epoch milliseconds of the
 * server's clock.
 */
export interface PresenceAlerts {
  /** What became of these agents; undefined: not to be seen any more. */
  update(changes: Iterable<readonly [userId: string, agent: Agent | undefined]>, now: number): void;
  /** The floor has been read once: only from then on can a channel be called empty. */
  begin(now: number): void;
  advance(now: number): void;
  /** Those not acknowledged first, longest first; the same array as long as it would hold the same alerts. */
  list(): readonly Alert[];
  /** The limit that this agent breaks. */
  of(userId: string): LimitAlert | undefined;
  /** Agents online for a channel, of those whom the viewer may see. */
  online(channelId: string): number;
  acknowledge(id: string): void;
  /** Forgets everybody: the viewer may no longer see them. */
  clear(): void;
  /** The answer ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export function createPresenceAlerts({ rules, catalog, joinGap }: AlertOptions): PresenceAlerts {
  const listeners = new Set<() => void>();
  const waiting = { limits: createDueQueue(), coverage: createDueQueue() };
  const serves = new Map(catalog.statuses.map(({ id, channelIds }) => [id, channelIds]));
  let acknowledged = new Set<string>();
  let kept: readonly Alert[] | undefined = [];
  let changed = false;

  const onChange = (): void => {
    changed = true;
  };
  const limits = createLimits({
    rules: rules.limits,
    joinGap,
    expect: (due, userId) => waiting.limits.push(due, userId),
    onChange,
  });
  const coverage = createCoverage({
    rules: rules.coverage,
    channelsOf: (statusId) => serves.get(statusId) ?? [],
    joinGap,
    expect: (due, rule) => waiting.coverage.push(due, rule),
    onChange,
  });

  function tell(): void {
    if (!changed) return;
    changed = false;
    kept = undefined;
    for (const listener of [...listeners]) tellOne(listener, undefined);
  }

  function list(): readonly Alert[] {
    if (kept !== undefined) return kept;
    const all = [...limits.all(), ...coverage.all()];
    const ids = new Set(all.map(({ id }) => id));
    acknowledged = new Set([...acknowledged].filter((id) => ids.has(id)));
    kept = all.map((alert) => ({ ...alert, acknowledged: acknowledged.has(alert.id) })).sort(mostUrgent);
    return kept;
  }

  return {
    update(changes, now) {
      for (const [userId, agent] of changes) {
        if (agent === undefined) limits.drop(userId);
        else limits.update(agent, now);
        coverage.update(userId, agent, now);
      }
      tell();
    },
    begin(now) {
      coverage.begin(now);
      tell();
    },
    advance(now) {
      for (const userId of new Set(waiting.limits.take(now))) limits.review(userId, now);
      for (const rule of new Set(waiting.coverage.take(now))) coverage.review(rule, now);
      tell();
    },
    list,
    of: (userId) => limits.of(userId),
    online: (channelId) => coverage.online(channelId),
    acknowledge(id) {
      if (!list().some((alert) => alert.id === id)) return;
      acknowledged.add(id);
      changed = true;
      tell();
    },
    clear() {
      limits.clear();
      coverage.clear();
      waiting.limits.clear();
      waiting.coverage.clear();
      changed = true;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function mostUrgent(a: Alert, b: Alert): number {
  return (
    Number(a.acknowledged) - Number(b.acknowledged) ||
    sinceOf(a) - sinceOf(b) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

function sinceOf(alert: Alert): number {
  return alert.kind === 'limit' ? alert.brokenAt : alert.since;
}
