import type { SyncStatus } from 'c/presenceSync';
import type { WatchStatus } from 'c/presenceWatch';

export type LiveState = 'live' | 'catching-up' | 'stale' | 'denied' | 'stopped';

/** What the mark speaks of: the floor's engine, or the watch, which never has a feed. */
export interface MarkStatus
  extends
    Pick<SyncStatus, 'state' | 'knownComplete'>,
    Partial<Pick<SyncStatus, 'feed' | 'feedEnd' | 'missed'>> {
  readonly reason: SyncStatus['reason'] | WatchStatus['reason'];
}

const liveStates: Readonly<Record<SyncStatus['state'], LiveState>> = {
  idle: 'stopped',
  loading: 'catching-up',
  live: 'live',
  polling: 'live',
  'catching-up': 'catching-up',
  stale: 'stale',
  denied: 'denied',
  stopped: 'stopped',
};

/** `loading`: what the status is about is not shown yet. Whoever waits until the mark is live finds it. */
export function liveStateOf(status: MarkStatus | undefined, loading: boolean): LiveState {
  const state = liveStates[status?.state ?? 'idle'];
  return loading && state === 'live' ? 'catching-up' : state;
}

export function feedOf(status: MarkStatus | undefined, state: LiveState): NonNullable<MarkStatus['feed']> {
  if (state === 'denied' || state === 'stopped') return 'none';
  return status?.feed ?? 'polling';
}
