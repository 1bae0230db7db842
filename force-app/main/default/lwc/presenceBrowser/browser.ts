import type { Clock, Random, Scheduler } from 'c/presenceSync';

/** The browser behind the engine's ports. All that it started ends with `end`. */
export interface Browser {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Runs a task before the next frame is drawn; soon where nothing is drawn. */
  readonly beforeFrame: (task: () => void) => void;
  isVisible(): boolean;
  /** Console tabs keep components alive that nobody sees. */
  onVisible(listener: (visible: boolean) => void): () => void;
  /** The window has become the one that keys go to. */
  onFocus(listener: () => void): () => void;
  end(): void;
}

/** A frame that has not come within this will not come soon, milliseconds. */
const LONGEST_FRAME = 200;

export function createBrowser(): Browser {
  const cancels = new Set<() => void>();

  function cancelled(cancel: () => void): () => void {
    const once = () => {
      cancels.delete(once);
      cancel();
    };
    cancels.add(once);
    return once;
  }

  const scheduler: Scheduler = {
    after(delay, task) {
      const id = setTimeout(() => {
        cancels.delete(cancel);
        task();
      }, delay);
      const cancel = cancelled(() => clearTimeout(id));
      return cancel;
    },
  };
  const isVisible = () => document.visibilityState !== 'hidden';

  return {
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    scheduler,
    random: () => Math.random(),
    // A hidden page draws no frames, and one behind another window or in a frame out of view may not either: its
    // store would keep everything it has to tell.
    beforeFrame: (task) => {
      const run = () => {
        cancelFrame();
        cancelTimer();
        task();
      };
      const id = requestAnimationFrame(run);
      const cancelFrame = cancelled(() => cancelAnimationFrame(id));
      const cancelTimer = scheduler.after(isVisible() ? LONGEST_FRAME : 0, run);
    },
    isVisible,
    onVisible(listener) {
      const changed = () => listener(isVisible());
      document.addEventListener('visibilitychange', changed);
      return cancelled(() => document.removeEventListener('visibilitychange', changed));
    },
    onFocus(listener) {
      window.addEventListener('focus', listener);
      return cancelled(() => window.removeEventListener('focus', listener));
    },
    end() {
      for (const cancel of [...cancels]) cancel();
    },
  };
}
