import { DateTime } from 'luxon';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Early, late and night, in the agent's own zone; together they cover the day. */
export const shiftHours = [6, 14, 22] as const;

/** Agents come before their shift begins and stay until after the next one has come. */
export const longestEarly = 10 * minute;
export const shiftLength = 8 * hour + 15 * minute;
export const longestStay = 10 * minute;

const known = new Map<string, number>();

/** When a shift begins that starts on `dayNumber` (days since 1 January 1970 in the zone), epoch milliseconds. On a
 * day of 23 or 25 hours it begins at its usual hour. */
export function shiftStart(zone: string, dayNumber: number, shift: number): number {
  const key = `${zone} ${dayNumber} ${shift}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const date = new Date(dayNumber * day);
  const start = DateTime.fromObject(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: shiftHours[shift % 3] ?? 6,
    },
    { zone },
  ).toMillis();
  known.set(key, start);
  return start;
}

/** No plan of this day or a later one has an event before: nobody's zone is further ahead of UTC than the hour at
 * which the early shift begins. */
export function earliestEvent(dayNumber: number): number {
  return dayNumber * day;
}

/** No plan of this day or an earlier one has an event after: the night shift of the westernmost zone. */
export function latestEvent(dayNumber: number): number {
  return dayNumber * day + 22 * hour + 6 * hour + 9 * hour;
}

/** One day of seven off; `rest` says which. */
const restsEvery = 7;

export function works(rest: number, dayNumber: number): boolean {
  return (dayNumber + rest) % restsEvery !== 0;
}

/** How many days somebody with that rest day has worked since day 0 when `dayNumber` begins. */
export function workedDays(rest: number, dayNumber: number): number {
  return dayNumber - (Math.floor((dayNumber + rest - 1) / restsEvery) - Math.floor((rest - 1) / restsEvery));
}

/** The rest day of somebody who is to work on `dayNumber`, the day before and the day after. */
export function restAwayFrom(dayNumber: number): number {
  return (3 + restsEvery - (dayNumber % restsEvery)) % restsEvery;
}
