import holdsAgent from '@salesforce/customPermission/Presence_Agent';
import locale from '@salesforce/i18n/locale';
import { deniedWords } from 'c/presenceDenied';
import { fillWords } from 'c/presenceFormat';
import { clockText } from 'c/presenceWords';
import type { Notice } from 'c/presenceNotice';
import type { GatewayError } from 'c/presenceSync';
import type { WatchStatus } from 'c/presenceWatch';
import type { CardState, Reason } from './cardState';
import { labels } from './labels';
import { words } from './noticeLabels';

export interface NoticeFacts {
  readonly status: WatchStatus;
  /** Whom or which queue the words name, where the viewer may read it. */
  readonly name?: string;
  readonly mine: boolean;
  /** How far back presence is looked for, hours. */
  readonly hours: number;
  /** What failed beside the presence reads: the record, the queue. */
  readonly error?: { readonly kind?: GatewayError['kind']; readonly message: string };
}

/** The words that stand in place of a card. */
export function blockNotice({ reason }: CardState, facts: NoticeFacts): Notice | undefined {
  switch (reason) {
    case 'present':
    case 'queue':
    case 'loading':
      return undefined;
    case 'denied':
      return {
        tone: 'refused',
        ...deniedWords('agent', holdsAgent, (facts.error ?? facts.status.error)?.message),
        detail: detailOf(facts.error ?? facts.status.error),
        action: labels.tryAgain,
      };
    case 'session':
      return { tone: 'refused', ...words.session };
    case 'failed':
      return failedNotice(facts);
    case 'unknown':
      return { tone: 'info', ...words.unknown, next: words.stale.next, action: labels.tryAgain };
    case 'closed':
      return { tone: 'refused', ...words.closed };
    case 'unsupported':
      return { tone: 'info', ...words.unsupported, detail: detailOf(facts.error) };
    default:
      return absenceNotice(reason, facts);
  }
}

function absenceNotice(reason: Absence, { name, mine, hours }: NoticeFacts): Notice {
  const { heading, text, next } = words[mine ? (mineReasons[reason] ?? reason) : reason];
  const named = fillWords(heading, name ?? words.thisUser);
  return { tone: 'info', heading: named, text: fillWords(text, hours.toLocaleString(locale)), next };
}

type Absence = Extract<
  Reason,
  'unseen' | 'unlicensed' | 'inactive' | 'gone' | 'no-owner' | 'queue-empty' | 'queue-unseen'
>;

const mineReasons: Readonly<Partial<Record<Absence, 'mineUnseen' | 'mineUnlicensed'>>> = {
  unseen: 'mineUnseen',
  unlicensed: 'mineUnlicensed',
};

/** The words that stand above a card which may no longer be right. */
export function stripNotice({ state }: CardState, { status }: NoticeFacts): Notice | undefined {
  if (status.knownComplete === undefined) return undefined;
  if (status.error?.kind === 'session') return { tone: 'refused', ...words.session };
  if (state !== 'stale') return undefined;
  return {
    tone: 'warning',
    heading: words.stale.heading,
    text: fillWords(words.stale.text, clockText(status.knownComplete)),
    next: words.stale.next,
    action: labels.tryAgain,
  };
}

function failedNotice({ status, error = status.error }: NoticeFacts): Notice {
  const kind = error?.kind ?? 'other';
  return {
    tone: 'warning',
    heading: words.error.heading,
    text: kind === 'offline' || kind === 'limit' ? words.error[kind] : words.error.other,
    detail: kind === 'offline' ? undefined : detailOf(error),
    action: labels.tryAgain,
  };
}

function detailOf(error: { readonly message: string } | undefined): string | undefined {
  if (!error?.message) return undefined;
  // A refused query comes with the query and the place in it, which tell the reader nothing.
  return fillWords(labels.detail, error.message.replace(/^.*ERROR at Row:\d+:Column:\d+\s*/s, ''));
}
