import holdsSupervisor from '@salesforce/customPermission/Presence_Supervisor';
import locale from '@salesforce/i18n/locale';
import { deniedWords } from 'c/presenceDenied';
import { fillWords } from 'c/presenceFormat';
import { clockText } from 'c/presenceWords';
import type { GatewayErrorKind, SyncStatus } from 'c/presenceSync';
import type { Notice } from 'c/presenceNotice';
import { labels, noticeLabels as words } from './labels';
import type { PageState } from './pageState';

const HOUR = 3_600_000;

export interface Floor {
  readonly total: number;
  readonly shown: number;
  /** Milliseconds. */
  readonly floorWindow: number;
}

/** The words of a state that stand in place of the wall. */
export function blockNotice(state: PageState, status: SyncStatus, floor: Floor): Notice | undefined {
  switch (state) {
    case 'empty':
      return emptyNotice(floor);
    case 'denied':
      return {
        tone: 'refused',
        ...deniedWords('supervisor', holdsSupervisor, status.error?.message),
        detail: detailOf(status),
        action: labels.tryAgain,
      };
    case 'error':
      return errorNotice(status);
    case 'nobody-matches':
      return nobodyNotice(floor);
    case 'stale':
      if (floor.shown > 0) return undefined;
      return floor.total > 0 ? nobodyNotice(floor) : emptyNotice(floor);
    case 'loading':
    case 'ready':
      return undefined;
  }
}

function emptyNotice({ floorWindow }: Floor): Notice {
  return {
    tone: 'info',
    heading: words.emptyTitle,
    text: fillWords(words.emptyText, number(floorWindow / HOUR)),
    next: words.emptyNext,
  };
}

function nobodyNotice({ total }: Floor): Notice {
  return {
    tone: 'search',
    heading: words.nobodyTitle,
    text: fillWords(words.nobodyText, number(total)),
    action: labels.clear,
  };
}

/** The words that stand above a wall which may no longer be right. */
export function stripNotice(state: PageState, status: SyncStatus): Notice | undefined {
  if (status.knownComplete === undefined) return undefined;
  if (status.error?.kind === 'session') return sessionNotice();
  if (state !== 'stale') return undefined;
  return {
    tone: 'warning',
    heading: words.staleTitle,
    text: fillWords(words.staleText, clockText(status.knownComplete)),
    next: words.staleNext,
    action: labels.tryAgain,
  };
}

const errorTexts: Readonly<Record<GatewayErrorKind, string>> = {
  offline: words.errorOffline,
  limit: words.errorLimit,
  other: words.errorOther,
  denied: words.errorOther,
  session: words.sessionNext,
};

function errorNotice(status: SyncStatus): Notice {
  const kind = status.error?.kind ?? 'other';
  if (kind === 'session') return sessionNotice();
  return {
    tone: 'warning',
    heading: words.errorTitle,
    text: errorTexts[kind],
    detail: kind === 'offline' ? undefined : detailOf(status),
    action: labels.tryAgain,
  };
}

function sessionNotice(): Notice {
  return { tone: 'refused', heading: words.sessionTitle, next: words.sessionNext };
}

function detailOf({ error }: SyncStatus): string | undefined {
  if (!error?.message) return undefined;
  // A refused query comes with the query and the place in it, which tell the reader nothing.
  return fillWords(labels.detail, error.message.replace(/^.*ERROR at Row:\d+:Column:\d+\s*/s, ''));
}

function number(value: number): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 0 });
}
