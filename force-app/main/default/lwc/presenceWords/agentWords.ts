import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import type { Agent, PageKind } from 'c/presenceModel';
import {
  absoluteTime,
  accessibleName,
  appearanceOf,
  clockTime,
  durationText,
  fillWords,
  initialsOf,
  loadLine,
  sinceTime,
  statusText,
  type LoadLine,
  type Place,
  type Shape,
} from 'c/presenceFormat';
import { checkedLabels, durationWords, kindLabels, loadWords, presenceWords, sinceLabels } from './labels';
import { marksOf, type Mark } from './marks';

const place: Place = { locale, timeZone };

/** What every view says of one agent in the same words, all but the ticking part. What a row has no room for is made
 * when it is asked for. */
export interface AgentWords {
  readonly accessibleName: string;
  readonly kind: PageKind;
  readonly kindName: string;
  readonly statusId: string;
  readonly status: string;
  readonly suspect: 'true' | 'false';
  readonly initials: string;
  readonly shape: Shape;
  /** The style of his kind, or of what is not known to be so any more. */
  readonly look: string;
  /** Title or role, then department, as far as they are known. */
  readonly about: readonly string[];
  readonly since: string;
  /** The time alone, where "since" stands above it. */
  readonly sinceTime: string;
  readonly sinceIso: string;
  readonly sinceFull: string;
  /** Of old data: until when it was known to be so, "at 14:05". */
  readonly checked?: string;
  readonly marks: readonly Mark[];
}

/** Times are server time, epoch milliseconds. `checkedAt`: what is said was last known to be so then, and may not be
 * so any more. */
export function agentWords(agent: Agent, now: number, checkedAt?: number): AgentWords {
  const { person } = agent;
  const full = agent.kind === 'offline' ? sinceLabels.offlineFull : sinceLabels.sinceFull;
  const { shape, className } = appearanceOf(agent);
  const isOld = checkedAt !== undefined;
  const startText = sinceTime(agent.since, now, place);
  const withTime = (words: string): string => {
    return isOld ? fillWords(checkedLabels.name, words, clockText(checkedAt)) : words;
  };
  return {
    accessibleName: withTime(accessibleName(agent, presenceWords, now, place)),
    kind: agent.changing ? 'changing' : agent.kind,
    kindName: isOld ? '' : kindName(agent),
    statusId: agent.statusId ?? '',
    status: statusText(agent, presenceWords),
    suspect: agent.suspect ? 'true' : 'false',
    get initials() {
      return initialsOf(agent.name);
    },
    shape,
    look: isOld ? 'presence-stale' : className,
    about: [person?.title ?? person?.roleName, person?.department].flatMap((part) => part || []),
    since: fillWords(sinceLabels.since, startText),
    sinceTime: startText,
    get sinceIso() {
      return new Date(agent.since).toISOString();
    },
    get sinceFull() {
      return withTime(fillWords(full, absoluteTime(agent.since, place)));
    },
    checked: isOld ? fillWords(checkedLabels.at, clockText(checkedAt)) : undefined,
    marks: marksOf(agent, (at) => sinceTime(at, now, place)),
  };
}

/** Offline is the status already; a row that is not believed makes nobody online or busy. */
function kindName({ kind, suspectReason }: Agent): string {
  return kind === 'offline' || suspectReason === 'too-old' ? '' : kindLabels[kind];
}

/** Of old data the time up to `checkedAt`, in doubt: nobody knows whether it went on. */
export function elapsedText(agent: Agent, now: number, checkedAt?: number): string {
  if (checkedAt === undefined) return spanText(now - agent.since);
  return fillWords(checkedLabels.elapsed, spanText(checkedAt - agent.since));
}

export function spanText(milliseconds: number): string {
  return durationText(milliseconds, durationWords, locale);
}

/** How full the agent is, as far as the viewer may know. */
export function loadText(agent: Agent): LoadLine | undefined {
  return loadLine(agent, presenceWords, loadWords, place);
}

/** The viewer's clock at a moment, epoch milliseconds. */
export function clockText(at: number): string {
  return clockTime(at, place);
}
