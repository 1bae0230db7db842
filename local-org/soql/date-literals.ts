import { DateTime } from 'luxon';
import type { DateRangeLiteral } from './ast.ts';

/** What the literals of one run are relative to. */
export interface RunClock {
  /** The org's clock, epoch milliseconds. */
  readonly now: number;
  /** IANA zone of the running user: a day is a day of his. */
  readonly timeZone: string;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Whole units counted from the one that holds now: `[from, until)`. */
interface Span {
  readonly unit: Unit;
  readonly from: number;
  readonly until: number;
}

export interface DateRange {
  readonly start: DateTime;
  readonly end: DateTime;
}

const units = '(DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)';
const single = /^(YESTERDAY|TODAY|TOMORROW)$/;
const plain = new RegExp(`^(LAST|THIS|NEXT)_${units}$`);
const counted = new RegExp(`^(?:(LAST|NEXT)_N_${units}S|N_${units}S_AGO)$`);
const offsets: Readonly<Record<string, number>> = {
  YESTERDAY: -1,
  TODAY: 0,
  TOMORROW: 1,
  LAST: -1,
  THIS: 0,
  NEXT: 1,
};

// The fiscal year is the calendar year, as in an org that has not set another.
function unitOf(word: string): Unit {
  return word.replace('FISCAL_', '').toLowerCase() as Unit;
}

function countedSpan(direction: string | undefined, unit: Unit, count: number): Span {
  if (direction === undefined) return { unit, from: -count, until: 1 - count };
  if (direction === 'NEXT') return { unit, from: 1, until: count + 1 };
  // Documented: LAST_N_DAYS holds today too, the other units do not hold the current one.
  return { unit, from: -count, until: unit === 'day' ? 1 : 0 };
}

function spanOf({ name, count }: DateRangeLiteral): Span | undefined {
  const ninety = /^(LAST|NEXT)_90_DAYS$/.exec(name);
  if (ninety) return count === undefined ? countedSpan(ninety[1], 'day', 90) : undefined;
  const several = counted.exec(name);
  if (several) {
    if (count === undefined || count < 0) return undefined;
    return countedSpan(several[1], unitOf(several[2] ?? several[3] ?? ''), count);
  }
  if (count !== undefined) return undefined;
  const one = single.exec(name) ?? plain.exec(name);
  const from = offsets[one?.[1] ?? ''];
  return from === undefined ? undefined : { unit: unitOf(one?.[2] ?? 'DAY'), from, until: from + 1 };
}

export function isDateRangeLiteral(literal: DateRangeLiteral): boolean {
  return spanOf(literal) !== undefined;
}

function startOf(day: DateTime, unit: Unit): DateTime {
  // The first day of the week is the locale's; the local org's users are all en_US, whose weeks start on Sunday.
  return unit === 'week' ? day.startOf('day').minus({ days: day.weekday % 7 }) : day.startOf(unit);
}

/** The range of a literal, `[start, end)`, in the running user's zone. Throws RangeError for a zone that is none. */
export function dateRange(literal: DateRangeLiteral, clock: RunClock): DateRange {
  const span = spanOf(literal);
  if (!span) throw new RangeError(`${literal.name} is not a date literal`);
  const now = DateTime.fromMillis(clock.now, { zone: clock.timeZone });
  if (!now.isValid) throw new RangeError(`no time zone ${clock.timeZone}`);
  const current = startOf(now, span.unit);
  // A day need not start at midnight where clocks are put forward then: so the start of the day is taken again.
  const at = (offset: number): DateTime => current.plus({ [span.unit]: offset }).startOf('day');
  return { start: at(span.from), end: at(span.until) };
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `2026-05-05` as epoch milliseconds of its UTC midnight; undefined when there is no such day. */
export function parseDate(text: string): number | undefined {
  const [year = NaN, month = NaN, day = NaN] = text.split('-').map(Number);
  return isDate(year, month, day) ? Date.UTC(year, month - 1, day) : undefined;
}

const dateTimeShape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?(?:Z|([+-])(\d{2}):?(\d{2}))$/;

/** `2026-05-05T00:00:00Z`, `…+02:00` as epoch milliseconds; undefined when there is no such time. */
export function parseDateTime(text: string): number | undefined {
  const parts = dateTimeShape.exec(text);
  const day = parts?.[1] === undefined ? undefined : parseDate(parts[1]);
  if (!parts || day === undefined) return undefined;
  const [hours, minutes, seconds] = [Number(parts[2]), Number(parts[3]), Number(parts[4])];
  const [offsetHours, offsetMinutes] = [Number(parts[7] ?? 0), Number(parts[8] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59 || offsetHours > 15 || offsetMinutes > 59) return undefined;
  const fraction = Math.floor(Number(parts[5] ?? 0) * 1000);
  const offset = (offsetHours * 60 + offsetMinutes) * (parts[6] === '-' ? -60_000 : 60_000);
  return day + ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction - offset;
}
