import { createWatchSession, DEFAULT_POLL_SECONDS } from './session';
import type { AcquiredWatch, WatchOptions } from './watchSession';

export type { AcquiredWatch, WatchOptions, WatchSession } from './watchSession';

let current: ReturnType<typeof createWatchSession> | undefined;
/** What each present user has asked for, seconds. */
const intervals = new Map<object, number>();

/** The watch of this page: the first user makes it, the last one's release ends it. */
export function acquireWatch({ pollSeconds = DEFAULT_POLL_SECONDS }: WatchOptions = {}): AcquiredWatch {
  current ??= createWatchSession();
  const user = {};
  intervals.set(user, pollSeconds);
  current.poll(shortest());
  return {
    watch: current.watch,
    release() {
      if (!intervals.delete(user)) return;
      if (intervals.size > 0) {
        current?.poll(shortest());
        return;
      }
      current?.end();
      current = undefined;
    },
  };
}

function shortest(): number {
  return Math.min(...intervals.values());
}
