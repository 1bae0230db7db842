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
