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
  /** The age from which the data is called stale. */
  readonly staleAfter: number;
  /** The least and the most that a failed read waits; the most also bounds a refused one. */
  readonly retryLeast: number;
  readonly retryMost: number;
  /** Pages that one delta reads before it gives up in favour of all live rows. */
  readonly deltaPages: number;
  /** Pages of live rows or roster beyond which something is wrong. */
  readonly pages: number;
  /** Users whose open work is read in one poll. */
  readonly loadUsers: number;
}

/** `poll` in milliseconds; everything else follows unless given. */
export function defaultSyncSettings(poll = 15_000): SyncSettings {
  return {
    joinGap: defaultSettings.joinGap,
    floorWindow: defaultSettings.floorWindow,
    lookBack: defaultSettings.lookBack,
    poll,
    reconcile: 60_000,
    rare: 600_000,
    overlap: 10_000,
    answerWithin: 30_000,
    staleAfter: Math.max(10_000, 3 * poll),
    retryLeast: 500,
    // Who reads often wants to know soon that the org is back.
    retryMost: Math.min(60_000, Math.max(10_000, 4 * poll)),
    deltaPages: 10,
    pages: 200,
    loadUsers: 1_000,
  };
}
