import type { StatusCatalog } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import type { LastOne, QueueMembers, Standing, WatchCounts, WatchStatus } from 'c/presenceWatch';

/** What the cards and badges of a page share: one store of the watched users, one batched poll. Times are epoch
 * milliseconds of the server's clock. */
export interface WatchSession {
  readonly store: PresenceStore;
  /** Seconds between two polls: the least that a present user has asked for. */
  readonly pollSeconds: number;
  /** How far back presence is looked for, milliseconds. */
  readonly floorWindow: number;
  now(): number;
  /** Milliseconds since everything shown was known to be complete, never too few; undefined before the first read. */
  age(): number | undefined;
  /** At each whole second of server time while the page is in view. */
  onTick(listener: (now: number) => void): () => void;
  status(): WatchStatus;
  /** Hears each new status, at least once for every poll. */
  subscribe(listener: (status: WatchStatus) => void): () => void;
  /** Reads this user in every poll until undone, and soon for the first time. `load` adds his open work. */
  watch(userId: string, options?: { readonly load?: boolean }): () => void;
  /** Whether a watched user has been found. */
  standing(userId: string): Standing;
  /** Of these watched users, how many are what. */
  countsOf(userIds: readonly string[]): WatchCounts;
  /** Polls now; resolves, never rejects, when the poll has ended. */
  refresh(): Promise<void>;
  /** Statuses and channels; the first question starts their read and `subscribe` tells when it ended. */
  catalog(): StatusCatalog | undefined;
  /** Of the user's current row, read once a row; undefined where the org has none or it could not be read. */
  interruptCapacity(userId: string): Promise<number | undefined>;
  /** Resolved once in ten minutes; rejects with GatewayError where the group itself cannot be read. */
  queue(groupId: string): Promise<QueueMembers>;
  /** For which channels this watched user is the only one online; undefined where that is nobody's to say: he is not
   * online, all his channels have others, nobody else was seen, or a read failed. Asks the org at most once a poll. */
  lastOne(userId: string): Promise<LastOne | undefined>;
}

export interface WatchOptions {
  /** Default 60. */
  readonly pollSeconds?: number;
}

export interface AcquiredWatch {
  readonly watch: WatchSession;
  /** Once for each acquisition; more often does nothing. Undo each `watch` before. */
  readonly release: () => void;
}
