/** The one clock of an org: real time plus an offset, so that every part of it agrees what time it is. */
export interface OrgClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Real time to org time, in milliseconds. */
  readonly offset: number;
  /**
   * Moves the clock ahead step by step; listeners run after each step, and `pause` between two, so that a long way holds
   * nobody up. A second advance begins where the first ends. Throws RangeError for a step backwards.
   */
  advance(milliseconds: number, pause: () => Promise<void>): Promise<void>;
  /** The listener is told where the clock is going, epoch milliseconds. Returns its own undo. */
  onAdvance(listener: (heading: number) => void): () => void;
}

/** What a large floor lives through in less than a tenth of a second. */
const longestStep = 2 * 3_600_000;

export function createClock(offset: number, realTime: () => number): OrgClock {
  const listeners = new Set<(heading: number) => void>();
  let ahead = offset;
  let advancing = Promise.resolve();

  async function walk(milliseconds: number, pause: () => Promise<void>): Promise<void> {
    const heading = realTime() + ahead + milliseconds;
    let left = milliseconds;
    do {
      const step = Math.min(left, longestStep);
      ahead += step;
      left -= step;
      for (const listener of listeners) listener(heading);
      if (left > 0) await pause();
    } while (left > 0);
  }
  return {
    now: () => realTime() + ahead,
    get offset() {
      return ahead;
    },
    advance(milliseconds, pause) {
      if (!(milliseconds >= 0)) throw new RangeError('the clock of an org never runs backwards');
      const walked = advancing.then(() => walk(milliseconds, pause));
      advancing = walked.catch(() => undefined);
      return walked;
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
