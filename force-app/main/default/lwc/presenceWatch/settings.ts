import { defaultSettings } from 'c/presenceModel';
import { defaultSyncSettings, type SyncSettings } from 'c/presenceSync';

/** Times are milliseconds. All but `poll` follow from it or stand for themselves. */
export interface WatchSettings extends Pick<
  SyncSettings,
  | 'poll'
  | 'floorWindow'
  | 'joinGap'
  | 'overlap'
  | 'answerWithin'
  | 'staleAfter'
  | 'rare'
  | 'retryLeast'
  | 'retryMost'
> {
  /** Share of a poll by which it may come earlier or later: pages that were opened together must not ask together. */
  readonly jitter: number;
  /** How long users are gathered before the first poll with them: a page puts up its badges one after another. */
  readonly gather: number;
  /** The least between two polls that somebody's looking at the page sets off. */
  readonly lookAgain: number;
  /** After a longer silence changed rows are not asked for: last ends are cheaper. */
  readonly catchUp: number;
  /** Rows of others that are older do not cover a channel. */
  readonly believableAge: number;
}

/** `poll` in milliseconds. */
export function defaultWatchSettings(poll = 60_000): WatchSettings {
  return {
    ...defaultSyncSettings(poll),
    jitter: 0.1,
    gather: 50,
    lookAgain: 5_000,
    catchUp: 900_000,
    believableAge: defaultSettings.believableAge,
  };
}
