import { untilNextSecond } from 'c/presenceClock';
import type { Scheduler } from 'c/presenceSync';

/** Timers are cut to whole milliseconds: one aimed at the second itself would come just before it, and then again. */
const MARGIN = 5;

/** One timer a page: whoever shows a duration listens, and all turn at the same moment. */
export interface Ticker {
  /** The first listener starts the timer, the last one's undo ends it. */
  onTick(listener: (now: number) => void): () => void;
  setRunning(running: boolean): void;
}

export function createTicker(now: () => number, scheduler: Scheduler): Ticker {
  const listeners = new Set<(now: number) => void>();
  let running = true;
  let cancel: (() => void) | undefined;

  function tick(): void {
    cancel = undefined;
    const at = now();
    for (const listener of [...listeners]) listener(at);
    plan();
  }

  function plan(): void {
    if (cancel !== undefined || !running || listeners.size === 0) return;
    cancel = scheduler.after(Math.ceil(untilNextSecond(now())) + MARGIN, tick);
  }

  function halt(): void {
    cancel?.();
    cancel = undefined;
  }

  return {
    onTick(listener) {
      listeners.add(listener);
      plan();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) halt();
      };
    },
    setRunning(next) {
      if (running === next) return;
      running = next;
      if (running) tick();
      else halt();
    },
  };
}
