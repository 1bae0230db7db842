import type { WatchStatus } from 'c/presenceWatch';
import type { Notice } from 'c/presenceNotice';
import { cardStateOf, type CardState } from './cardState';
import type { FollowedFacts } from './followed';
import { titles } from './labels';
import { lastOneText } from './lastOneText';
import { blockNotice, stripNotice, type NoticeFacts } from './notices';
import type { QueueTold } from './queueWatch';
import { failureOf, type RecordError } from './recordError';
import { ownedRecord, type Place, type Subject } from './subject';
import type { UserFacts } from './userFacts';

const HOUR = 3_600_000;

/** All that decides what the card shows. */
export interface CardFacts {
  readonly place: Place;
  readonly subject: Subject;
  /** None until the watch is there. */
  readonly status?: WatchStatus;
  readonly followed: FollowedFacts;
  readonly user?: UserFacts | RecordError;
  /** How far back presence is looked for, milliseconds. */
  readonly floorWindow: number;
}

export interface CardView extends CardState {
  readonly heading: string;
  readonly hasMark: boolean;
  /** Until when what is shown was known to be so, where it may not be so any more. */
  readonly checkedAt?: number;
  readonly block?: Notice;
  readonly strip?: Notice;
  /** Which of the two cards is shown, if any. */
  readonly hasAgent: boolean;
  readonly queue?: QueueTold;
  readonly guard?: string;
  readonly hasSupervisorView: boolean;
}

export function cardView(facts: CardFacts): CardView {
  const { subject, followed } = facts;
  const card = stateOf(facts);
  const notices = noticeFactsOf(facts);
  const isReady = card.reason === 'present' || card.reason === 'queue';
  const hasAgent = isReady && followed.agent !== undefined;
  return {
    ...card,
    heading: headingOf(facts),
    hasMark: hasMark(facts),
    checkedAt: card.state === 'stale' ? facts.status?.knownComplete : undefined,
    block: notices && blockNotice(card, notices),
    strip: notices && stripNotice(card, notices),
    hasAgent,
    queue: isReady ? followed.queue : undefined,
    guard: followed.lastOne && lastOneText(followed.lastOne),
    hasSupervisorView: hasAgent && isMine(subject),
  };
}

function stateOf({ subject, status, followed, user }: CardFacts): CardState {
  if (status === undefined) return { state: 'loading', reason: 'loading' };
  const { agent, standing, queue } = followed;
  return cardStateOf({
    subject,
    status,
    standing,
    hasAgent: agent !== undefined,
    user,
    queue: queue?.error ?? queue?.queue,
    counts: queue?.counts,
  });
}

/** Where nobody is watched, no poll stands behind the words. */
function hasMark({ subject, status }: CardFacts): boolean {
  if (subject.kind !== 'user' && subject.kind !== 'queue') return false;
  return status !== undefined && status.state !== 'idle' && status.state !== 'stopped';
}

function headingOf({ subject, place }: CardFacts): string {
  if (subject.kind === 'user') return titles[subject.relation];
  return ownedRecord(place) === undefined ? titles.user : titles.owner;
}

function noticeFactsOf({ subject, status, followed, user, floorWindow }: CardFacts): NoticeFacts | undefined {
  if (status === undefined) return undefined;
  const { queue } = followed;
  return {
    status,
    mine: isMine(subject),
    name: user !== undefined && 'userId' in user ? (user.name ?? queue?.name) : queue?.name,
    hours: floorWindow / HOUR,
    error: subject.kind === 'refused' ? failureOf(subject.error) : queue?.error,
  };
}

function isMine(subject: Subject): boolean {
  return subject.kind === 'user' && subject.relation === 'me';
}
