import { numberFormat } from './intl';
import { fillWords } from './words';

/** Labels: `hours` "{0} h {1} min", `days` "{0} d {1} h". */
export interface DurationWords {
  readonly hours: string;
  readonly days: string;
}

/** Labels: `seconds` "{0} s", `minutes` "{0} min", `hours` "{0} h". */
export interface AgeWords {
  readonly seconds: string;
  readonly minutes: string;
  readonly hours: string;
}

const minute = 60;
const hour = 3600;
const day = 86_400;

/** 3:07 below an hour, 1 h 04 min below a day, 2 d 3 h above; never negative. `milliseconds` elapsed. */
export function durationText(milliseconds: number, words: DurationWords, locale: string): string {
  const seconds = wholeSeconds(milliseconds);
  const plain = numberFormat(locale, 1);
  const padded = numberFormat(locale, 2);
  if (seconds < hour) {
    return `${plain.format(Math.floor(seconds / minute))}:${padded.format(seconds % minute)}`;
  }
  if (seconds < day) {
    return fillWords(
      words.hours,
      plain.format(Math.floor(seconds / hour)),
      padded.format(Math.floor((seconds % hour) / minute)),
    );
  }
  return fillWords(
    words.days,
    plain.format(Math.floor(seconds / day)),
    plain.format(Math.floor((seconds % day) / hour)),
  );
}

/** The same in whole words of the locale, for a screen reader: "1 hour 4 minutes". */
export function spokenDuration(milliseconds: number, locale: string): string {
  const seconds = wholeSeconds(milliseconds);
  const parts: string[] = [];
  const add = (value: number, unit: string) => {
    if (value > 0) parts.push(numberFormat(locale, 1, unit).format(value));
  };
  add(Math.floor(seconds / day), 'day');
  add(Math.floor((seconds % day) / hour), 'hour');
  if (seconds < day) add(Math.floor((seconds % hour) / minute), 'minute');
  if (seconds < hour) add(seconds % minute, 'second');
  return parts.length === 0 ? numberFormat(locale, 1, 'second').format(0) : parts.join(' ');
}

/** How old something is, in its largest unit, rounded up: an age is never shown too small. */
export function ageText(milliseconds: number, words: AgeWords, locale: string): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const format = (value: number) => numberFormat(locale, 1).format(value);
  if (seconds < 2 * minute) return fillWords(words.seconds, format(seconds));
  const minutes = Math.ceil(seconds / minute);
  if (minutes < 120) return fillWords(words.minutes, format(minutes));
  return fillWords(words.hours, format(Math.ceil(seconds / hour)));
}

function wholeSeconds(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 1000));
}
