import { tellOne } from './tell';

/** What one notification tells: users whose card differs, came or went, and whether the list itself differs. */
export interface StoreChange {
  readonly userIds: ReadonlySet<string>;
  /** Members or order of `view()` changed. */
  readonly order: boolean;
}

/** Gathers changes and tells them together. */
export interface Announcements {
  user(userId: string): void;
  order(): void;
  /** Tells what has gathered: at once, or when `later` runs the task. */
  tell(): void;
  subscribe(listener: (change: StoreChange) => void): () => void;
}

export function createAnnouncements(later: ((task: () => void) => void) | undefined): Announcements {
  const listeners = new Set<(change: StoreChange) => void>();
  let userIds = new Set<string>();
  let order = false;
  let planned = false;

  function tellNow(): void {
    planned = false;
    const change = { userIds, order };
    userIds = new Set();
    order = false;
    for (const listener of [...listeners]) tellOne(listener, change);
  }

  return {
    user: (userId) => void userIds.add(userId),
    order() {
      order = true;
    },
    tell() {
      if (planned || (userIds.size === 0 && !order)) return;
      if (later === undefined) {
        tellNow();
        return;
      }
      planned = true;
      later(tellNow);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
