import type { Scheduler } from './ports';

/** One timer that says when the data becomes stale. Milliseconds. */
export interface AgeTimer {
  /** Asks for the age now, and again when it can have become too much. */
  watch(): void;
  cancel(): void;
}

export interface AgeTimerParts {
  readonly scheduler: Scheduler;
  /** The age of the data; undefined where there is none, or nobody looks. */
  readonly age: () => number | undefined;
  readonly staleAfter: () => number;
  readonly onStale: () => void;
}

export function createAgeTimer({ scheduler, age, staleAfter, onStale }: AgeTimerParts): AgeTimer {
  let cancel = () => {};

  function watch(): void {
    cancel();
    const now = age();
    if (now === undefined) return;
    if (now >= staleAfter()) onStale();
    else cancel = scheduler.after(staleAfter() - now, watch);
  }

  return { watch, cancel: () => cancel() };
}
