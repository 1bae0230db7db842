import type { SyncStatus } from 'c/presenceSync';

export type PageState = 'loading' | 'ready' | 'empty' | 'denied' | 'stale' | 'error' | 'nobody-matches';

/**
 * What the page shows: first what it may not or cannot know, then what there is. Who is offline comes with the
 * roster, so that without it nobody can be called absent and no count is whole; `impatient`: it has been waited for
 * long enough.
 */
export function pageStateOf(status: SyncStatus, total: number, shown: number, impatient: boolean): PageState {
  if (status.state === 'denied') return 'denied';
  if (status.knownComplete === undefined) return status.error === undefined ? 'loading' : 'error';
  if (status.state === 'stale') return 'stale';
  if (status.parts.roster === 'waiting' && (total === 0 || !impatient)) return 'loading';
  if (total === 0) return 'empty';
  return shown === 0 ? 'nobody-matches' : 'ready';
}
