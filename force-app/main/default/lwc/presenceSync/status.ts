import type { GatewayError } from './ports';

export type SyncState = 'idle' | 'loading' | 'live' | 'catching-up' | 'stale' | 'denied' | 'stopped';

/** Why the feed and the state are what they are; a page has one sentence for each. */
export type SyncReason =
  | 'not-started'
  | 'first-read'
  | 'polling'
  | 'hidden'
  | 'shown-again'
  | 'denied'
  | 'offline'
  | 'session'
  | 'limit'
  | 'failed'
  | 'late'
  | 'stopped';

/** Reads beside the presence rows: one that fails blanks nothing else. */
export type PartName = 'catalog' | 'older' | 'roster' | 'people' | 'load';
export type PartState = 'waiting' | 'ready' | 'denied' | 'failed';

/** Replaced, never changed. Times are epoch milliseconds of the server's clock. */
export interface SyncStatus {
  readonly state: SyncState;
  readonly feed: 'polling' | 'none';
  readonly reason: SyncReason;
  /** Server time of the newest finished snapshot, delta or reconcile. */
  readonly knownComplete?: number;
  /** Server time of the newest finished read of all live rows: what vanished before it is gone here too. */
  readonly reconciled?: number;
  /** Of the last failed read, until one succeeds. */
  readonly error?: GatewayError;
  /** Failed tries since the last success. */
  readonly failures: number;
  /** Server time of the next try after a failure. */
  readonly nextTry?: number;
  readonly parts: Readonly<Record<PartName, PartState>>;
}

/** The age of the data in milliseconds, never too small when `latestNow` is the latest that server time can be;
 * undefined while nothing has been read. */
export function ageOfData(
  { knownComplete }: Pick<SyncStatus, 'knownComplete'>,
  latestNow: number,
): number | undefined {
  return knownComplete === undefined ? undefined : Math.max(0, latestNow - knownComplete);
}
