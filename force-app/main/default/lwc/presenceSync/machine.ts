import type { SyncState } from './status';

/**
 * What happens to the engine.
 *
 * - `synced`: a read of presence rows finished, and a feed tells of what happens after it
 * - `polled`: one finished, and the next poll will tell
 * - `failed`, `refused`: a read of presence rows failed; the org does not let the viewer read them
 * - `lost`: the feed ended, or said that it has missed something
 * - `aged`: the data has become older than `staleAfter`
 * - `resumed`: the page is shown again, after longer than it may go unread
 */
export type SyncEvent =
  'started' | 'synced' | 'polled' | 'failed' | 'refused' | 'lost' | 'aged' | 'resumed' | 'stopped';

type Table = Readonly<Record<SyncState, Readonly<Record<SyncEvent, SyncState>>>>;

/** Every state by every event; the compiler refuses a missing cell. The same table stands in docs/SYNC.md. */
export const transitions: Table = {
  idle: {
    started: 'loading',
    synced: 'idle',
    polled: 'idle',
    failed: 'idle',
    refused: 'idle',
    lost: 'idle',
    aged: 'idle',
    resumed: 'idle',
    stopped: 'stopped',
  },
  loading: {
    started: 'loading',
    synced: 'live',
    polled: 'polling',
    failed: 'loading',
    refused: 'denied',
    lost: 'loading',
    aged: 'loading',
    resumed: 'loading',
    stopped: 'stopped',
  },
  live: {
    started: 'live',
    synced: 'live',
    polled: 'polling',
    failed: 'catching-up',
    refused: 'denied',
    lost: 'catching-up',
    aged: 'stale',
    resumed: 'catching-up',
    stopped: 'stopped',
  },
  polling: {
    started: 'polling',
    synced: 'live',
    polled: 'polling',
    failed: 'catching-up',
    refused: 'denied',
    lost: 'polling',
    aged: 'stale',
    resumed: 'catching-up',
    stopped: 'stopped',
  },
  'catching-up': {
    started: 'catching-up',
    synced: 'live',
    polled: 'polling',
    failed: 'catching-up',
    refused: 'denied',
    lost: 'catching-up',
    aged: 'stale',
    resumed: 'catching-up',
    stopped: 'stopped',
  },
  stale: {
    started: 'stale',
    synced: 'live',
    polled: 'polling',
    failed: 'stale',
    refused: 'denied',
    lost: 'stale',
    aged: 'stale',
    resumed: 'stale',
    stopped: 'stopped',
  },
  denied: {
    started: 'denied',
    synced: 'live',
    polled: 'polling',
    failed: 'denied',
    refused: 'denied',
    lost: 'denied',
    aged: 'denied',
    resumed: 'denied',
    stopped: 'stopped',
  },
  stopped: {
    started: 'stopped',
    synced: 'stopped',
    polled: 'stopped',
    failed: 'stopped',
    refused: 'stopped',
    lost: 'stopped',
    aged: 'stopped',
    resumed: 'stopped',
    stopped: 'stopped',
  },
};

export function nextState(state: SyncState, event: SyncEvent): SyncState {
  return transitions[state][event];
}
