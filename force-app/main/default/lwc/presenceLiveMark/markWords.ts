import locale from '@salesforce/i18n/locale';
import { ageText, fillWords } from 'c/presenceFormat';
import { clockText } from 'c/presenceWords';
import { endLabels, fallbackLabel, feedLabels } from './feedLabels';
import { ageWords, labels, stateLabels } from './labels';
import type { LiveState, MarkStatus } from './liveState';
import { nextLabels, reasonLabels } from './reasonLabels';

/** Why the last read failed. */
const failures: ReadonlySet<MarkStatus['reason']> = new Set(['offline', 'session', 'limit', 'failed']);

/** Nothing could be read yet. */
export function isUnread({ knownComplete, reason }: MarkStatus): boolean {
  return knownComplete === undefined && failures.has(reason);
}

/** How live it is, and since when, where something has been read: `age` in milliseconds. */
export function stateText(state: LiveState, age: number | undefined, reason: MarkStatus['reason']): string {
  if (age !== undefined) return fillWords(stateLabels[state], ageText(age, ageWords, locale));
  if (state === 'denied' || state === 'stopped') return stateLabels[state];
  return failures.has(reason) ? stateLabels.notLoaded : stateLabels.loading;
}

export function whyText({ reason, feedEnd }: MarkStatus, pollSeconds: number): string {
  const seconds = secondsText(pollSeconds);
  if (reason === 'polling' && feedEnd !== undefined)
    return fillWords(fallbackLabel, seconds, endLabels[feedEnd].why);
  return fillWords(reasonLabels[reason], seconds);
}

/** All that there is to say beyond the mark itself, a paragraph each: how changes come, why not otherwise, what was
 * missed, what can be done. */
export function detailTexts(status: MarkStatus, state: LiveState, pollSeconds: number): readonly string[] {
  const { knownComplete, reason, feedEnd, missed = 0 } = status;
  const texts: (string | undefined)[] = [
    knownComplete === undefined ? undefined : fillWords(labels.complete, clockText(knownComplete)),
    state === 'live' ? sourceText(status, pollSeconds) : undefined,
    feedEnd === undefined ? undefined : endLabels[feedEnd].more,
    missedText(missed),
    nextLabels[reason],
  ];
  return texts.filter((text) => text !== undefined);
}

function sourceText({ feed, reason }: MarkStatus, pollSeconds: number): string | undefined {
  const source = feed ?? (reason === 'watching' ? 'watching' : 'polling');
  return source === 'none' ? undefined : fillWords(feedLabels[source], secondsText(pollSeconds));
}

function missedText(missed: number): string | undefined {
  if (missed === 0) return undefined;
  return missed === 1 ? labels.missedOne : fillWords(labels.missedMany, missed.toLocaleString(locale));
}

function secondsText(seconds: number): string {
  return seconds.toLocaleString(locale);
}
