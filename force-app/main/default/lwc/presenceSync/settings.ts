import { defaultSettings, type PresenceSettings } from 'c/presenceModel';

/** Times are milliseconds. */
export interface SyncSettings extends Pick<PresenceSettings, 'joinGap' | 'floorWindow' | 'lookBack'> {
  /** Between two delta reads. */
  readonly poll: number;
  /** Between two reads of all live rows. */
  readonly reconcile: number;
  /** Between two reads of the roster, and of older current rows. */
  readonly rare: number;
  /** A delta reads this far back again: rows commit later than the SystemModstamp they carry. */
  readonly overlap: number;
  /** No answer within this is an answer that never comes. */
  readonly answerWithin: number;
  /** The age from which the data is called stale where the last read was a poll, and where a feed told meanwhile. */
  readonly staleAfter: number;
  readonly staleOnFeed: number;
  /** The least and the most that a failed read waits; the most also bounds a refused one. */
  readonly retryLeast: number;
  readonly retryMost: number;
  /** Pages that one delta reads before it gives up in favour of all live rows. */
  readonly deltaPages: number;
  /** Pages of live rows or roster beyond which something is wrong. */
  readonly pages: number;
  /** Users whose open work is read in one poll. */
  readonly loadUsers: number;
  /** How long what a feed tells is gathered before it is read. */
  readonly gather: number;
  /** Re-reads that may follow one another so soon, and between two of them after that. */
  readonly rereads: number;
  readonly rereadEvery: number;
  /** A read of everything that a feed makes necessary comes at any moment within this. */
  readonly spread: number;
  /** More ids than this at once are replaced by a read of everything. */
  readonly heldMost: number;
  /** How long after a change a feed may tell of it. */
  readonly deliverWithin: number;
  /** Reconciles with something missed in a row that demote a feed, and without in a row that promote it. */
  readonly missesToDemote: number;
  readonly healthyToPromote: number;
  /** A page hidden for longer closes its feed. */
  readonly hiddenFeed: number;
  /** The most that a feed which ended is waited with, and where an administrator or a day has to help. */
  readonly reopenMost: number;
  readonly reopenRarely: number;
}

/** `poll` and `reconcile` in milliseconds; everything else follows unless given. */
export function defaultSyncSettings(poll = 15_000, reconcile = 60_000): SyncSettings {
  const answerWithin = 30_000;
  return {
    joinGap: defaultSettings.joinGap,
    floorWindow: defaultSettings.floorWindow,
    lookBack: defaultSettings.lookBack,
    poll,
    reconcile,
    rare: 600_000,
    overlap: 10_000,
    answerWithin,
    staleAfter: Math.max(10_000, 3 * poll),
    staleOnFeed: Math.max(1.5 * reconcile, reconcile + answerWithin),
    retryLeast: 500,
    // Who reads often wants to know soon that the org is back.
    retryMost: Math.min(60_000, Math.max(10_000, 4 * poll)),
    deltaPages: 10,
    pages: 200,
    loadUsers: 1_000,
    gather: 250,
    rereads: 6,
    rereadEvery: 4_000,
    spread: 8_000,
    heldMost: 10_000,
    deliverWithin: 10_000,
    missesToDemote: 3,
    healthyToPromote: 5,
    hiddenFeed: 30_000,
    reopenMost: 300_000,
    reopenRarely: 3_600_000,
  };
}
