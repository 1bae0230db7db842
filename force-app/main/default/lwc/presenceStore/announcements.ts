import type { StoreChange } from './rowChanges';
import { tellOne } from './tell';

/** Tells everybody what has changed: at once, or what has gathered when `later` runs the task. */
export interface Announcements {
  /** Something may have changed. */
  tell(): void;
  subscribe(listener: (change: StoreChange) => void): () => void;
}

/** `take` answers what is not told yet, once. */
export function createAnnouncements(
  take: () => StoreChange | undefined,
  later: (task: () => void) => void = (task) => task(),
): Announcements {
  const listeners = new Set<(change: StoreChange) => void>();
  let planned = false;

  function tellNow(): void {
    planned = false;
    const change = take();
    if (change === undefined) return;
    for (const listener of [...listeners]) tellOne(listener, change);
  }

  return {
    tell() {
      if (planned) return;
      planned = true;
      later(tellNow);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
