import type { SyncState } from './status';

/** What happens to the engine. `aged`: the data has become older than `staleAfter`. `resumed`: the page is shown
 * again. */
export type SyncEvent = 'started' | 'finished' | 'failed' | 'refused' | 'aged' | 'resumed' | 'stopped';

type Table = Readonly<Record<SyncState, Readonly<Record<SyncEvent, SyncState>>>>;

/** Every state by every event; the compiler refuses a missing cell. */
export const transitions: Table = {
  idle: {
    started: 'loading',
    finished: 'idle',
    failed: 'idle',
    refused: 'idle',
    aged: 'idle',
    resumed: 'idle',
    stopped: 'stopped',
  },
  loading: {
    started: 'loading',
    finished: 'live',
    failed: 'loading',
    refused: 'denied',
    aged: 'loading',
    resumed: 'loading',
    stopped: 'stopped',
  },
  live: {
    started: 'live',
    finished: 'live',
    failed: 'catching-up',
    refused: 'denied',
    aged: 'stale',
    resumed: 'catching-up',
    stopped: 'stopped',
  },
  'catching-up': {
    started: 'catching-up',
    finished: 'live',
    failed: 'catching-up',
    refused: 'denied',
    aged: 'stale',
    resumed: 'catching-up',
    stopped: 'stopped',
  },
  stale: {
    started: 'stale',
    finished: 'live',
    failed: 'stale',
    refused: 'denied',
    aged: 'stale',
    resumed: 'stale',
    stopped: 'stopped',
  },
  denied: {
    started: 'denied',
    finished: 'live',
    failed: 'denied',
    refused: 'denied',
    aged: 'denied',
    resumed: 'denied',
    stopped: 'stopped',
  },
  stopped: {
    started: 'stopped',
    finished: 'stopped',
    failed: 'stopped',
    refused: 'stopped',
    aged: 'stopped',
    resumed: 'stopped',
    stopped: 'stopped',
  },
};

export function nextState(state: SyncState, event: SyncEvent): SyncState {
  return transitions[state][event];
}
