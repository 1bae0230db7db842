import type { Clock, Scheduler } from 'c/presenceSync';

/** The browser behind the engine's ports. All that it started ends with `end`. */
export interface Browser {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Runs a task before the next frame is drawn; at once where nothing is drawn. */
  readonly beforeFrame: (task: () => void) => void;
  isVisible(): boolean;
  /** Console tabs keep components alive that nobody sees. */
  onVisible(listener: (visible: boolean) => void): () => void;
  end(): void;
}

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
    beforeFrame: (task) => {
      // A hidden page draws no frames, and its store would keep everything it has to tell.
      if (!isVisible()) {
        scheduler.after(0, task);
        return;
      }
      const id = requestAnimationFrame(() => {
        cancels.delete(cancel);
        task();
      });
      const cancel = cancelled(() => cancelAnimationFrame(id));
    },
    isVisible,
    onVisible(listener) {
      const changed = () => listener(isVisible());
      document.addEventListener('visibilitychange', changed);
      return cancelled(() => document.removeEventListener('visibilitychange', changed));
    },
    end() {
      for (const cancel of [...cancels]) cancel();
    },
  };
}
