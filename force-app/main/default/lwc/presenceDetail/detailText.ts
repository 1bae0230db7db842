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
  sinceTime,
  statusText,
  type Place,
  type Shape,
} from 'c/presenceFormat';
import { durationWords, kindLabels, markLabels, presenceWords, sinceLabels } from './labels';

const place: Place = { locale, timeZone };

/** What the card says of one agent, all but the ticking part and the facts about work. */
export interface DetailText {
  readonly accessibleName: string;
  readonly kind: PageKind;
  readonly kindName: string;
  readonly statusId: string;
  readonly status: string;
  readonly suspect: 'true' | 'false';
  readonly initials: string;
  readonly shape: Shape;
  readonly about: string;
  readonly since: string;
  readonly sinceIso: string;
  readonly sinceFull: string;
  readonly marks: readonly { readonly key: string; readonly label: string; readonly className: string }[];
  /** Why the row is doubted. */
  readonly doubt: string;
}

export function detailText(agent: Agent, now: number): DetailText {
  const kind = agent.changing ? 'changing' : agent.kind;
  const { person, suspectReason } = agent;
  const full = agent.kind === 'offline' ? sinceLabels.offlineFull : sinceLabels.sinceFull;
  return {
    accessibleName: accessibleName(agent, presenceWords, now, place),
    kind,
    // Offline is the status already; a row that is not believed makes nobody online or busy.
    kindName: agent.kind === 'offline' || suspectReason === 'too-old' ? '' : kindLabels[agent.kind],
    statusId: agent.statusId ?? '',
    status: statusText(agent, presenceWords),
    suspect: agent.suspect ? 'true' : 'false',
    initials: initialsOf(agent.name),
    shape: appearanceOf(agent).shape,
    about: [person?.title ?? person?.roleName, person?.department].filter(Boolean).join(' · '),
    since: fillWords(sinceLabels.since, sinceTime(agent.since, now, place)),
    sinceIso: new Date(agent.since).toISOString(),
    sinceFull: fillWords(full, absoluteTime(agent.since, place)),
    marks: marksOf(agent).map(([key, label]) => ({ key, label, className: `mark ${key}` })),
    doubt: doubts[suspectReason ?? 'none'],
  };
}

const doubts = { 'too-old': markLabels.suspectTooOld, 'second-row': markLabels.suspectSecond, none: '' };

function marksOf(agent: Agent): [key: string, label: string][] {
  const marks: [string, string][] = [];
  if (agent.bot) marks.push(['bot', markLabels.bot]);
  if (agent.suspectReason === 'too-old') marks.push(['suspect', markLabels.suspect]);
  if (agent.suspectReason === 'second-row') marks.push(['second', markLabels.second]);
  if (agent.changing) marks.push(['changing', markLabels.changing]);
  return marks;
}

export function elapsedText(agent: Agent, now: number): string {
  return durationText(now - agent.since, durationWords, locale);
}
