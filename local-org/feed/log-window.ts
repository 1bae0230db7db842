import type { LoggedChange } from './change-log.ts';

/** What is read of the change log; ChangeLog is one. */
export interface ReadableLog {
  after(replayId: number, limit: number): LoggedChange[];
  newest(): number;
}

/** The newest part of the log in memory: what is new is read once, however many are told of it. */
export interface LogWindow {
  /** The newest entry that was read. */
  readonly newest: number;
  /** Reads what the log has got since, a page at most; true while there may be more. */
  follow(): boolean;
  /** Entries after `replayId` up to `newest`, in order, at most `limit`. What has left the window comes from the log. */
  after(replayId: number, limit: number): readonly LoggedChange[];
}

const page = 1000;

/** Holds `size` entries at least, twice as many at most, from now on. */
export function createLogWindow(log: ReadableLog, size = 5000): LogWindow {
  /** Everything in the log between this entry and the newest is held. */
  let before = log.newest();
  let newest = before;
  let held: LoggedChange[] = [];

  /** The first held entry after `replayId`. */
  function place(replayId: number): number {
    let [low, high] = [0, held.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((held[middle]?.replayId ?? Infinity) > replayId) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    get newest() {
      return newest;
    },
    follow() {
      const read = log.after(newest, page);
      if (read.length === 0) return false;
      held.push(...read);
      newest = read.at(-1)?.replayId ?? newest;
      if (held.length > 2 * size) {
        before = held[held.length - size - 1]?.replayId ?? before;
        held = held.slice(-size);
      }
      return read.length === page;
    },
    after(replayId, limit) {
      if (replayId >= newest) return [];
      if (replayId < before) return log.after(replayId, limit).filter((entry) => entry.replayId <= newest);
      const first = place(replayId);
      return held.slice(first, first + limit);
    },
  };
}
