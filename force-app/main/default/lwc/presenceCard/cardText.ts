import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import type { Agent, PageKind } from 'c/presenceModel';
import {
  absoluteTime,
  accessibleName,
  appearanceOf,
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

/** What a card says of one agent, all but the ticking part. */
export interface CardText {
  readonly accessibleName: string;
  readonly kind: PageKind;
  readonly kindName: string;
  readonly statusId: string;
  readonly status: string;
  readonly suspect: 'true' | 'false';
  readonly initials: string;
  readonly photoUrl?: string;
  readonly shape: Shape;
  readonly about: string;
  readonly aboutFull: string;
  readonly since: string;
  readonly sinceIso: string;
  readonly sinceFull: string;
  readonly load?: LoadLine;
  readonly marks: readonly Mark[];
}

export function cardText(agent: Agent, now: number): CardText {
  const kind = agent.changing ? 'changing' : agent.kind;
  const { person } = agent;
  const about = [person?.title ?? person?.roleName, person?.department].filter(Boolean);
  const marks = marksOf(agent);
  const full = agent.kind === 'offline' ? sinceLabels.offlineFull : sinceLabels.sinceFull;
  return {
    accessibleName: accessibleName(agent, presenceWords, now, place),
    kind,
    // Offline is the status already; a row that is not believed makes nobody online or busy.
    kindName: kind === 'offline' || agent.suspectReason === 'too-old' ? '' : kindLabels[agent.kind],
    statusId: agent.statusId ?? '',
    status: statusText(agent, presenceWords),
    suspect: agent.suspect ? 'true' : 'false',
    initials: initialsOf(agent.name),
    photoUrl: person?.photoUrl,
    shape: appearanceOf(agent).shape,
    // A mark takes the place of what would be cut off beside it.
    about: about.slice(0, marks.length > 0 ? 1 : 2).join(' · '),
    aboutFull: about.join(' · '),
    since: fillWords(sinceLabels.since, sinceTime(agent.since, now, place)),
    sinceIso: new Date(agent.since).toISOString(),
    sinceFull: fillWords(full, absoluteTime(agent.since, place)),
    load: loadLine(agent, presenceWords, loadWords, place),
    marks,
  };
}

export function elapsedText(agent: Agent, now: number): string {
  return durationText(now - agent.since, durationWords, locale);
}
