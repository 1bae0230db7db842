import type { GatewayError } from 'c/presenceSync';
import type { QueueMembers, Standing, WatchCounts, WatchStatus } from 'c/presenceWatch';
import type { RecordError } from './recordError';
import type { Subject } from './subject';
import type { UserFacts } from './userFacts';

export type PageState = 'loading' | 'ready' | 'empty' | 'denied' | 'stale' | 'error';

/** Why the card is in its state: one set of words each. */
export type Reason =
  | 'present'
  | 'queue'
  | 'loading'
  | 'unseen'
  | 'unlicensed'
  | 'inactive'
  | 'unknown'
  | 'gone'
  | 'closed'
  | 'no-owner'
  | 'unsupported'
  | 'queue-empty'
  | 'queue-unseen'
  | 'denied'
  | 'session'
  | 'failed';

export interface CardState {
  readonly state: PageState;
  readonly reason: Reason;
}

/** All that the card has been told. */
export interface Told {
  readonly subject: Subject;
  readonly status: WatchStatus;
  /** Of the user; none of a queue. */
  readonly standing?: Standing;
  readonly hasAgent: boolean;
  /** Of the user's record: none while it is awaited, a refusal where it could not be had. */
  readonly user?: UserFacts | RecordError;
  readonly queue?: QueueMembers | GatewayError;
  readonly counts?: WatchCounts;
}

export function cardStateOf(told: Told): CardState {
  const { subject, status } = told;
  switch (subject.kind) {
    case 'waiting':
      return loading;
    case 'no-owner':
      return { state: 'empty', reason: 'no-owner' };
    case 'refused':
      return refused(subject.error);
    case 'user':
    case 'queue':
      if (status.state === 'denied') return { state: 'denied', reason: 'denied' };
      return subject.kind === 'user' ? ofUser(told, subject.relation === 'user') : ofQueue(told);
  }
}

const loading: CardState = { state: 'loading', reason: 'loading' };

function refused({ refusal }: RecordError): CardState {
  switch (refusal) {
    case 'gone':
      return { state: 'empty', reason: 'gone' };
    case 'closed':
      return { state: 'denied', reason: 'closed' };
    case 'unsupported':
      return { state: 'error', reason: 'unsupported' };
    case 'session':
      return { state: 'error', reason: 'session' };
    case 'offline':
    case 'other':
      return { state: 'error', reason: 'failed' };
  }
}

function ofUser({ status, standing, hasAgent, user }: Told, isRecord: boolean): CardState {
  if (hasAgent) return { state: known(status, 'ready'), reason: 'present' };
  // A page about a user who is gone or hidden is not about his presence.
  if (isRecord && user !== undefined && 'refusal' in user && /gone|closed/.test(user.refusal))
    return refused(user);
  if (standing === undefined || standing === 'loading' || standing === 'visible') return unread(status);
  // Words that would be taken back as soon as the user's record is there are not said.
  if (user === undefined && status.error === undefined) return loading;
  if (standing === 'unknown') return { state: known(status, 'empty'), reason: 'unknown' };
  return { state: known(status, 'empty'), reason: absence(user) };
}

/** Of the reasons for not being there those that the user's record gives away; sharing is none of them. */
function absence(user: UserFacts | RecordError | undefined): Reason {
  if (user === undefined || 'refusal' in user) return 'unseen';
  if (user.active === false) return 'inactive';
  return user.licensed === false ? 'unlicensed' : 'unseen';
}

function ofQueue({ status, queue, counts }: Told): CardState {
  if (queue !== undefined && 'kind' in queue) return failed(queue);
  if (queue === undefined) return unread(status);
  if (queue.userIds.length === 0) return { state: 'empty', reason: 'queue-empty' };
  if (counts === undefined || status.knownComplete === undefined) return unread(status);
  return counts.seen === 0
    ? { state: known(status, 'empty'), reason: 'queue-unseen' }
    : { state: known(status, 'ready'), reason: 'queue' };
}

/** Nothing to show yet: because it is on its way, or because it failed. */
function unread({ error }: WatchStatus): CardState {
  return error === undefined ? loading : failed(error);
}

function failed({ kind }: GatewayError): CardState {
  if (kind === 'denied') return { state: 'denied', reason: 'denied' };
  return { state: 'error', reason: kind === 'session' ? 'session' : 'failed' };
}

function known(status: WatchStatus, state: 'ready' | 'empty'): PageState {
  return status.state === 'stale' ? 'stale' : state;
}
