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
import { durationWords, kindLabels, loadWords, presenceWords, sinceLabels } from './labels';
import { marksOf, type Mark } from './marks';

const place: Place = { locale, timeZone };

/** What every view says of one agent in the same words, all but the ticking part. */
export interface AgentWords {
  readonly accessibleName: string;
  readonly kind: PageKind;
  readonly kindName: string;
  readonly statusId: string;
  readonly status: string;
  readonly suspect: 'true' | 'false';
  readonly initials: string;
  readonly shape: Shape;
  /** Title or role, then department, as far as they are known. */
  readonly about: readonly string[];
  readonly since: string;
  readonly sinceIso: string;
  readonly sinceFull: string;
  readonly marks: readonly Mark[];
}

/** `now` is server time, epoch milliseconds. */
export function agentWords(agent: Agent, now: number): AgentWords {
  const { person } = agent;
  const full = agent.kind === 'offline' ? sinceLabels.offlineFull : sinceLabels.sinceFull;
  return {
    accessibleName: accessibleName(agent, presenceWords, now, place),
    kind: agent.changing ? 'changing' : agent.kind,
    kindName: kindName(agent),
    statusId: agent.statusId ?? '',
    status: statusText(agent, presenceWords),
    suspect: agent.suspect ? 'true' : 'false',
    initials: initialsOf(agent.name),
    shape: appearanceOf(agent).shape,
    about: [person?.title ?? person?.roleName, person?.department].flatMap((part) => part || []),
    since: fillWords(sinceLabels.since, sinceTime(agent.since, now, place)),
    sinceIso: new Date(agent.since).toISOString(),
    sinceFull: fillWords(full, absoluteTime(agent.since, place)),
    marks: marksOf(agent),
  };
}

/** Offline is the status already; a row that is not believed makes nobody online or busy. */
function kindName({ kind, suspectReason }: Agent): string {
  return kind === 'offline' || suspectReason === 'too-old' ? '' : kindLabels[kind];
}

export function elapsedText(agent: Agent, now: number): string {
  return spanText(now - agent.since);
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
