import { fillWords } from 'c/presenceFormat';
import { clockText } from 'c/presenceWords';
import { sayLabels } from './labels';
import type { LiveState, MarkStatus } from './liveState';
import { isUnread } from './markWords';

/** How long bad news and good news must last before they are told, milliseconds: what flaps is told once. */
const BAD_LASTS = 3_000;
const GOOD_LASTS = 15_000;
/** Between two messages, milliseconds. */
const PAUSE = 10_000;

/** What may be told of. `blocked`: words stand in place of the content, and are spoken there. */
type Condition = 'push-topic' | 'change-events' | 'polling' | 'none' | 'stale' | 'session' | 'blocked';

/** The higher, the worse. */
const ranks: Readonly<Record<Condition, number>> = {
  'push-topic': 0,
  'change-events': 0,
  polling: 1,
  none: 1,
  stale: 2,
  session: 2,
  blocked: 2,
};

export interface Heard {
  readonly status: MarkStatus;
  readonly state: LiveState;
  readonly feed: NonNullable<MarkStatus['feed']>;
  readonly why: string;
}

/** Tells a screen reader when the condition of a page has changed: once, and not how it began. */
export interface Voice {
  /** Answers what has been said last. `now` in milliseconds. */
  hear(heard: Heard, now: number): string;
}

export function createVoice(): Voice {
  let said = '';
  let saidAt = -Infinity;
  let told: Condition | undefined;
  /** Something worse than how it began has been told, here or in place of the content. */
  let uneasy = false;
  let pending: { readonly condition: Condition; readonly since: number } | undefined;

  function tell(condition: Condition, words: string, now: number): void {
    const better = told !== undefined && ranks[condition] < ranks[told];
    told = condition;
    pending = undefined;
    if (condition === 'blocked') uneasy = true;
    else if (!better || uneasy) {
      uneasy = true;
      said = words;
      saidAt = now;
    }
  }

  return {
    hear(heard, now) {
      const condition = conditionOf(heard);
      if (condition === undefined) return said;
      if (condition === told) pending = undefined;
      else if (told === undefined) {
        told = condition;
        uneasy = condition === 'blocked';
      } else {
        if (pending?.condition !== condition || now < pending.since) pending = { condition, since: now };
        const lasts = ranks[condition] > ranks[told] ? BAD_LASTS : GOOD_LASTS;
        if (now - pending.since >= lasts && now - saidAt >= PAUSE)
          tell(condition, wordsOf(condition, heard), now);
      }
      return said;
    },
  };
}

/** Undefined while it is on its way from one to another. */
function conditionOf({ status, state, feed }: Heard): Condition | undefined {
  if (state === 'stopped') return undefined;
  if (state === 'denied' || isUnread(status)) return 'blocked';
  if (status.knownComplete === undefined) return undefined;
  if (status.reason === 'session') return 'session';
  if (state === 'stale') return 'stale';
  return state === 'live' ? feed : undefined;
}

function wordsOf(condition: Condition, { status: { knownComplete }, why }: Heard): string {
  if (condition === 'session')
    return fillWords(sayLabels.session, sayLabels.sessionTitle, sayLabels.sessionNext);
  if (condition === 'stale') return fillWords(sayLabels.stale, clockText(knownComplete ?? 0), why);
  return fillWords(sayLabels.live, why);
}
