import type { FeedEnd, FeedName, GatewayError } from './ports';

/** `live`: a feed tells of what changes. `polling`: as whole and as fresh as asking every so often makes it. */
export type SyncState =
  'idle' | 'loading' | 'live' | 'polling' | 'catching-up' | 'stale' | 'denied' | 'stopped';

/** Why the state is what it is; a page has one sentence for each. Why no feed tells is `feedEnd`. */
export type SyncReason =
  | 'not-started'
  | 'first-read'
  | 'feed'
  | 'polling'
  /** The feed ended, or said that it has missed something. */
  | 'feed-lost'
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
  /** What tells of changes now. */
  readonly feed: FeedName | 'polling' | 'none';
  /** Why the feed of the settings is not the one in use; absent while it is, while it is being opened for the first
   * time, and where the settings want none. `demoted`: it keeps missing changes. */
  readonly feedEnd?: FeedEnd | 'demoted';
  /** Changes that reads of everything have found and the feed had not told, since the start. */
  readonly missed: number;
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
