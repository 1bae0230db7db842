/** The one clock of an org: real time plus an offset, so that every part of it agrees what time it is. */
export interface OrgClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Real time to org time, in milliseconds. */
  readonly offset: number;
  /** Moves the clock ahead; listeners run before it returns. Throws RangeError for a step backwards. */
  advance(milliseconds: number): void;
  /** Returns its own undo. */
  onAdvance(listener: () => void): () => void;
}

export function createClock(offset: number, realTime: () => number): OrgClock {
  const listeners = new Set<() => void>();
  let ahead = offset;
  return {
    now: () => realTime() + ahead,
    get offset() {
      return ahead;
    },
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError('the clock of an org never runs backwards');
      ahead += milliseconds;
      for (const listener of listeners) listener();
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
