import type { PartState, SyncReason, SyncStatus } from 'c/presenceSync';

/** Reads beside the presence rows: one that fails blanks nothing else. */
export type WatchPart = 'lastEnds' | 'people' | 'load' | 'catalog';

/** Replaced, never changed; told at every finished or failed poll. Times are epoch milliseconds of the server's clock;
 * `knownComplete` is the server time of the newest finished poll of all watched users. */
export interface WatchStatus extends Pick<
  SyncStatus,
  'state' | 'knownComplete' | 'error' | 'failures' | 'nextTry'
> {
  /** `watching`: it asks every so often, and nothing pushes to it that could be missing. */
  readonly reason: Exclude<SyncReason, 'polling' | 'feed' | 'feed-lost'> | 'watching';
  readonly parts: Readonly<Record<WatchPart, PartState>>;
}

/** What the reads so far say of a watched user. `unseen`: no row in the floor window that the viewer may see, which
 * may be because there is none or because sharing hides it. `unknown`: no current row, and the last end could not be
 * read. */
export type Standing = 'loading' | 'visible' | 'unseen' | 'unknown';

/** Watched users by what they are; `seen` are those with a visible row in the floor window, bots and rows that are
 * not believed included. */
export interface WatchCounts {
  readonly online: number;
  readonly busy: number;
  readonly offline: number;
  readonly suspect: number;
  readonly bot: number;
  readonly seen: number;
}

/** Channels for which this user is the only one online whom the viewer can see, out of `agents` (himself included)
 * who were seen in the floor window. */
export interface LastOne {
  readonly channels: readonly { readonly id: string; readonly label: string }[];
  readonly agents: number;
}

/** The people behind a queue or a public group, nested groups and roles resolved. */
export interface QueueMembers {
  readonly id: string;
  readonly name: string;
  /** Each once. */
  readonly userIds: readonly string[];
  /** False where a bound was reached, a group is hidden or of a kind that is not resolved: then there may be more
   * members than these. */
  readonly complete: boolean;
}
