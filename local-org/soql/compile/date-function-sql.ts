import type { DateFunctionName } from '../ast.ts';
import type { Column } from '../check/bound.ts';
import { localTimeSql } from './local-time-sql.ts';

const dayMs = 86_400_000;
/** SQLite's division cuts towards zero: this many days more and nothing is below it. */
const shift = 1_000_000;

function wholeSql(ms: string, unit: number): string {
  return `((${ms} + ${shift * dayMs}) / ${unit})`;
}

function daySql(ms: string): string {
  return `(${wholeSql(ms, dayMs)} - ${shift})`;
}

function partSql(ms: string, part: 'd' | 'j' | 'm' | 'Y'): string {
  return `CAST(strftime('%${part}', ${daySql(ms)} * 86400, 'unixepoch') AS INTEGER)`;
}

/** SOQL reference, date functions; the fiscal year is the calendar year, as in an org that has not set another. */
const functions: Readonly<Record<DateFunctionName, (ms: string) => string>> = {
  CALENDAR_MONTH: (ms) => partSql(ms, 'm'),
  CALENDAR_QUARTER: (ms) => `((${partSql(ms, 'm')} + 2) / 3)`,
  CALENDAR_YEAR: (ms) => partSql(ms, 'Y'),
  DAY_IN_MONTH: (ms) => partSql(ms, 'd'),
  // 1 is Sunday; the first day of 1970 was a Thursday.
  DAY_IN_WEEK: (ms) => `((${wholeSql(ms, dayMs)} + ${(4 - (shift % 7) + 7) % 7}) % 7 + 1)`,
  DAY_IN_YEAR: (ms) => partSql(ms, 'j'),
  DAY_ONLY: (ms) => `(${daySql(ms)} * ${dayMs})`,
  FISCAL_MONTH: (ms) => partSql(ms, 'm'),
  FISCAL_QUARTER: (ms) => `((${partSql(ms, 'm')} + 2) / 3)`,
  FISCAL_YEAR: (ms) => partSql(ms, 'Y'),
  HOUR_IN_DAY: (ms) => `(${wholeSql(ms, dayMs / 24)} % 24)`,
  // The first week of a month or a year is its first seven days, on whatever day it starts.
  WEEK_IN_MONTH: (ms) => `((${partSql(ms, 'd')} + 6) / 7)`,
  WEEK_IN_YEAR: (ms) => `((${partSql(ms, 'j')} + 6) / 7)`,
};

export function dateFunctionSql({ name, local }: NonNullable<Column['through']>, stored: string): string {
  return functions[name](local ? localTimeSql(stored) : stored);
}
