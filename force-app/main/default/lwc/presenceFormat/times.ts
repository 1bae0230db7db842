import { dateFormat } from './intl';

/** Whose clock and calendar: a BCP 47 locale and an IANA zone. */
export interface Place {
  readonly locale: string;
  readonly timeZone: string;
}

/** The time of day, "14:05". `at` in epoch milliseconds. */
export function clockTime(at: number, place: Place): string {
  return dateFormat(place.locale, { timeStyle: 'short', timeZone: place.timeZone }).format(at);
}

/** The time of day where `at` falls on the day of `now` in that zone, else date and time. */
export function sinceTime(at: number, now: number, place: Place): string {
  if (dayOf(at, place) === dayOf(now, place)) return clockTime(at, place);
  return dateFormat(place.locale, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: place.timeZone,
  }).format(at);
}

/** Date and time to the second with the name of the zone. */
export function absoluteTime(at: number, place: Place): string {
  return dateFormat(place.locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone: place.timeZone,
  }).format(at);
}

function dayOf(at: number, place: Place): string {
  return dateFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: place.timeZone,
  }).format(at);
}
