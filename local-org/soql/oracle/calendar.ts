const dayMs = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a zone, as a count of days. */
export function dayOf(ms: number, timeZone: string): number {
  const known = formatters.get(timeZone);
  const formatter = known ?? new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short' });
  if (!known) formatters.set(timeZone, formatter);
  const parts = new Map(formatter.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  return (
    Date.UTC(2000 + (parts.get('year') ?? 0), (parts.get('month') ?? 0) - 1, parts.get('day') ?? 0) / dayMs
  );
}

function daysOfMonths(today: number, first: number, count: number, size: number): [number, number] {
  const date = new Date(today * dayMs);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const start = Math.floor(months / size) * size + first * size;
  const day = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs;
  return [day(start), day(start + count * size)];
}

function unitDays(today: number, unit: string, first: number, count: number): [number, number] {
  if (unit === 'DAY') return [today + first, today + first + count];
  if (unit === 'WEEK') {
    // Day 0 was a Thursday; weeks start on Sunday.
    const sunday = today - ((today + 4) % 7);
    return [sunday + first * 7, sunday + (first + count) * 7];
  }
  return daysOfMonths(today, first, count, unit === 'MONTH' ? 1 : unit.endsWith('QUARTER') ? 3 : 12);
}

/** The days of a date literal: first and the one after the last. */
export function daysOfLiteral(text: string, today: number): [number, number] {
  const [name = '', count] = text.toUpperCase().split(':');
  const n = Number(count ?? 90);
  const days: Readonly<Record<string, [number, number]>> = {
    YESTERDAY: [today - 1, today],
    TODAY: [today, today + 1],
    TOMORROW: [today + 1, today + 2],
    LAST_90_DAYS: [today - 90, today + 1],
    NEXT_90_DAYS: [today + 1, today + 91],
    LAST_N_DAYS: [today - n, today + 1],
  };
  const fixed = days[name];
  if (fixed) return fixed;
  const words = /^(?:(LAST|THIS|NEXT)_)?(N_)?(.*?)S?(_AGO)?$/.exec(name);
  const [, direction, counted, unit = '', ago] = words ?? [];
  if (ago) return unitDays(today, unit, -n, 1);
  if (counted) return direction === 'NEXT' ? unitDays(today, unit, 1, n) : unitDays(today, unit, -n, n);
  return unitDays(today, unit, direction === 'THIS' ? 0 : direction === 'NEXT' ? 1 : -1, 1);
}

const hours = new Map<string, Intl.DateTimeFormat>();

function hourOf(ms: number, timeZone: string): number {
  const known = hours.get(timeZone);
  const formatter =
    known ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  if (!known) hours.set(timeZone, formatter);
  return Number(formatter.format(ms));
}

/** What a date function makes of a moment. */
export function datePart(name: string, ms: number, timeZone: string): number {
  if (name === 'HOUR_IN_DAY') return hourOf(ms, timeZone);
  const day = dayOf(ms, timeZone);
  const date = new Date(day * dayMs);
  const month = date.getUTCMonth();
  const dayInYear = day - Date.UTC(date.getUTCFullYear(), 0, 1) / dayMs + 1;
  const parts: Readonly<Record<string, number>> = {
    DAY_ONLY: day * dayMs,
    CALENDAR_YEAR: date.getUTCFullYear(),
    FISCAL_YEAR: date.getUTCFullYear(),
    CALENDAR_QUARTER: Math.floor(month / 3) + 1,
    FISCAL_QUARTER: Math.floor(month / 3) + 1,
    CALENDAR_MONTH: month + 1,
    FISCAL_MONTH: month + 1,
    DAY_IN_MONTH: date.getUTCDate(),
    DAY_IN_WEEK: date.getUTCDay() + 1,
    DAY_IN_YEAR: dayInYear,
    WEEK_IN_MONTH: Math.ceil(date.getUTCDate() / 7),
    WEEK_IN_YEAR: Math.ceil(dayInYear / 7),
  };
  const part = parts[name];
  if (part === undefined) throw new Error(`no date function ${name}`);
  return part;
}
