import type { AgentWorkLoad, PersonRecord, StatusCatalog, UserServicePresenceRecord } from 'c/presenceModel';

/**
 * What the engine needs from the world. Whoever implements a port takes these types and gives nothing else:
 * the engine imports no adapter.
 */

/** Every answer carries the server's clock at the start of the read, epoch milliseconds. */
export interface Answer<T> {
  readonly serverTime: number;
  readonly value: T;
}

/** One page of a keyset: `next` is what to ask for after it, absent when it was the last. */
export interface Page<T, Key> {
  readonly items: readonly T[];
  readonly next?: Key;
}

/** Times are epoch milliseconds, ids have 18 characters. Each call is one user-mode query. Rejects with GatewayError. */
export interface PresenceGateway {
  /** Current rows created at or after `createdSince`, by Id, 2,000 a page. */
  liveRows(createdSince: number, afterId?: string): Promise<Answer<Page<UserServicePresenceRecord, string>>>;
  /** Rows, current or closed, whose SystemModstamp is at or after the key's, by SystemModstamp and Id. */
  changedRows(after: ChangeKey): Promise<Answer<Page<UserServicePresenceRecord, ChangeKey>>>;
  /** At most 200 ids. What is gone or hidden is absent. */
  rowsById(ids: readonly string[]): Promise<Answer<readonly UserServicePresenceRecord[]>>;
  /** Current rows created before the look-back, newest first, at most 200. */
  olderCurrentRows(createdBefore: number): Promise<Answer<readonly UserServicePresenceRecord[]>>;
  /** Users with a row that ended at or after `endedSince`, with their last end, 2,000 a page. */
  roster(endedSince: number, afterUserId?: string): Promise<Answer<Page<RosterEntry, string>>>;
  /** At most 200 users. */
  people(userIds: readonly string[]): Promise<Answer<readonly PersonRecord[]>>;
  /** Open AgentWork by user; at most 200 users. */
  load(userIds: readonly string[]): Promise<Answer<readonly AgentWorkLoad[]>>;
  catalog(): Promise<Answer<StatusCatalog>>;
}

export interface ChangeKey {
  readonly modifiedAt: number;
  readonly id?: string;
}

export interface RosterEntry {
  readonly userId: string;
  readonly name: string;
  readonly lastEnd: number;
}

export type FeedName = 'push-topic' | 'change-events';

/**
 * Why a feed does not run, or ended.
 *
 * - `absent`: the browser has no streaming (Experience sites, mobile), or says that it is not enabled
 * - `no-topic`: no active PushTopic of the name in the settings that the user may read
 * - `no-channel`: change events are wanted, and the settings name no filtered channel
 * - `forbidden`: the subscription was refused
 * - `allocation`: the org's daily deliveries are spent
 * - `budget`: this page has used up half of what was left of them
 * - `session`: the session has ended
 * - `reconnected`: the connection was made anew, and the subscriptions of the old one are gone
 * - `replay`: the replay was invalid, or has stalled
 * - `error`: anything else
 */
export type FeedEnd =
  | 'absent'
  | 'no-topic'
  | 'no-channel'
  | 'forbidden'
  | 'allocation'
  | 'budget'
  | 'session'
  | 'reconnected'
  | 'replay'
  | 'error';

export interface FeedFailure {
  readonly end: FeedEnd;
  /** The platform's own words, or none. */
  readonly message: string;
}

export interface FeedListener {
  /** Rows that may have changed, as ids of 18 characters, in any order and any number. Never data. */
  changed(recordIds: readonly string[]): void;
  /** Something happened that ids do not tell: everything is to be read again. */
  missed(): void;
  /** Nothing comes any more. At most once, and the feed has let go of everything by then. */
  ended(failure: FeedFailure): void;
}

/** What says that rows may have changed. */
export interface PresenceFeed {
  readonly name: FeedName;
  /** Resolves once subscribed, with what ends the subscription: that tells the listener nothing and never throws.
   * Rejects with FeedFailure. Only what happens after the subscription is told. */
  open(listener: FeedListener): Promise<() => void>;
}

export type GatewayErrorKind = 'denied' | 'offline' | 'session' | 'limit' | 'other';

export interface GatewayError {
  readonly kind: GatewayErrorKind;
  /** The platform's own words, for the detail of a message; never the whole of it. */
  readonly message: string;
}

/** Wall time of the browser and a monotonic one beside it, both in milliseconds. */
export interface Clock {
  wall(): number;
  monotonic(): number;
}

/** Runs `task` once after `delay` milliseconds; the answer cancels it. */
export interface Scheduler {
  after(delay: number, task: () => void): () => void;
}

/** A number in [0, 1): jitter comes from outside so that a test can fix it. */
export type Random = () => number;

/** The server's clock as the answers tell it, for example `createServerClock` of presenceClock over a Clock.
 * Epoch milliseconds, but for `monotonic`. */
export interface ServerTime {
  observe(sentAt: number, receivedAt: number, serverTime: number): void;
  now(): number;
  /** The latest that server time can be now. */
  atMost(): number;
  monotonic(): number;
}
