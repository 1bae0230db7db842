import type { SyncStatus } from 'c/presenceSync';
import type { Notice } from 'c/presenceNotice';
import { blockNotice, stripNotice, type Floor } from './notices';
import { pageStateOf, type PageState } from './pageState';

/** What of the page is there, and the words where it is not. */
export interface Showing {
  readonly state: PageState;
  readonly loading: boolean;
  /** There is somebody to count, to search and to sort. */
  readonly hasFloor: boolean;
  readonly hasWall: boolean;
  /** The roster could not be read: there may be more who are offline. */
  readonly partial: boolean;
  /** Until when what is shown was known to be so, where it may not be so any more. */
  readonly checkedAt?: number;
  /** In place of the wall. */
  readonly block?: Notice;
  /** Above it. */
  readonly strip?: Notice;
}

export interface Known extends Floor {
  readonly status: SyncStatus;
  /** The roster has been waited for long enough. */
  readonly impatient: boolean;
  /** It is not decided yet on whom the page opens. */
  readonly undecided: boolean;
}

export const loading: Showing = {
  state: 'loading',
  loading: true,
  hasFloor: false,
  hasWall: false,
  partial: false,
};

export function showingOf(known: Known): Showing {
  const { status, total, shown, impatient, undecided } = known;
  const roster = status.parts.roster;
  const read = pageStateOf(status, total, shown, impatient);
  const state = undecided && (read === 'ready' || read === 'nobody-matches') ? 'loading' : read;
  const block = blockNotice(state, status, known);
  const isLoading = state === 'loading';
  return {
    state,
    loading: isLoading,
    hasFloor: !isLoading && total > 0,
    hasWall: !isLoading && block === undefined,
    partial: roster === 'denied' || roster === 'failed' || (roster === 'waiting' && impatient),
    checkedAt: state === 'stale' ? status.knownComplete : undefined,
    block,
    strip: stripNotice(state, status),
  };
}
