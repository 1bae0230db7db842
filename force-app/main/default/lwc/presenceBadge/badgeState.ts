import type { Standing, WatchStatus } from 'c/presenceWatch';

/** What a badge stands for; the first two show an agent. */
export type BadgeState = 'ready' | 'stale' | 'loading' | 'unseen' | 'unknown' | 'denied' | 'error';

/** The states that every container here names. */
export type PageState = 'loading' | 'ready' | 'empty' | 'denied' | 'stale' | 'error';

export function badgeStateOf(status: WatchStatus, standing: Standing): BadgeState {
  if (status.state === 'denied') return 'denied';
  switch (standing) {
    case 'visible':
      return status.state === 'stale' ? 'stale' : 'ready';
    case 'loading':
      if (status.error === undefined) return 'loading';
      return status.error.kind === 'denied' ? 'denied' : 'error';
    case 'unseen':
    case 'unknown':
      return standing;
  }
}

export function pageStateOf(state: BadgeState): PageState {
  return state === 'unseen' || state === 'unknown' ? 'empty' : state;
}
