import type { SyncStatus } from 'c/presenceSync';
import type { LiveState } from 'c/presenceLiveMark';

export type PageState = 'loading' | 'ready' | 'empty' | 'denied' | 'stale' | 'error' | 'nobody-matches';

/** What the page shows: first what it may not or cannot know, then what there is. */
export function pageStateOf(status: SyncStatus, total: number, shown: number): PageState {
  if (status.state === 'denied') return 'denied';
  if (status.knownComplete === undefined) return status.error === undefined ? 'loading' : 'error';
  if (status.state === 'stale') return 'stale';
  // Who is offline comes with the roster: without it nobody can be called absent.
  if (total === 0) return status.parts.roster === 'waiting' ? 'loading' : 'empty';
  return shown === 0 ? 'nobody-matches' : 'ready';
}

const liveStates: Readonly<Record<SyncStatus['state'], LiveState>> = {
  idle: 'stopped',
  loading: 'catching-up',
  live: 'live',
  'catching-up': 'catching-up',
  stale: 'stale',
  denied: 'denied',
  stopped: 'stopped',
};

export function liveStateOf(status: SyncStatus): LiveState {
  return liveStates[status.state];
}
