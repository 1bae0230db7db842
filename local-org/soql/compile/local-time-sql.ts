import { IANAZone } from 'luxon';
import type { RunClock } from '../date-literals.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const written = /soql_local_time\(([^()]+)\)/g;

/** A stored time as the clock on the running user's wall showed it. Whose zone that is, only a run tells: `inZone` writes
 * it out. Nothing of a query's text is ever in a statement, so the mark is ours alone. */
export function localTimeSql(stored: string): string {
  return `soql_local_time(${stored})`;
}

/** Times with one offset from UTC, until the next begins; milliseconds. */
interface Period {
  readonly from: number;
  readonly offset: number;
}

function zoneOf(timeZone: string): IANAZone {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid || !/^[\w/+-]+$/.test(timeZone)) throw new RangeError(`no time zone ${timeZone}`);
  return zone;
}

/** The first minute after `low` with the offset of `high`. */
function changeBetween(zone: IANAZone, low: number, high: number): number {
  const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs;
  if (middle <= low) return high;
  return zone.offset(middle) === zone.offset(low)
    ? changeBetween(zone, middle, high)
    : changeBetween(zone, low, middle);
}

function periodsOf(zone: IANAZone, from: number, until: number): Period[] {
  const periods: Period[] = [{ from, offset: zone.offset(from) * minuteMs }];
  for (let day = from; day < until; day += dayMs) {
    if (zone.offset(day) === zone.offset(day + dayMs)) continue;
    const change = changeBetween(zone, day, day + dayMs);
    if (change < until) periods.push({ from: change, offset: zone.offset(change) * minuteMs });
  }
  return periods;
}

function offsetSql(stored: string, periods: readonly Period[]): string {
  const [only] = periods;
  if (only && periods.length === 1) return String(only.offset);
  const half = Math.ceil(periods.length / 2);
  const [earlier, later] = [periods.slice(0, half), periods.slice(half)];
  return `CASE WHEN ${stored} < ${later[0]?.from ?? 0} THEN ${offsetSql(stored, earlier)} ELSE ${offsetSql(stored, later)} END`;
}

const known = new Map<string, (stored: string) => string>();
const around = new Map<string, readonly Period[]>();

function periodsAround(timeZone: string, from: number, until: number): readonly Period[] {
  const key = `${timeZone} ${from}`;
  const periods = around.get(key) ?? periodsOf(zoneOf(timeZone), from, until);
  around.set(key, periods);
  return periods;
}

/** Of the years around now the offsets are written out, of others asked for: a call into JavaScript for each of a
 * million rows costs a third of a second. */
function localSql(timeZone: string, now: number): (stored: string) => string {
  const year = new Date(now).getUTCFullYear();
  const [from, until] = [Date.UTC(year - 2, 0, 1), Date.UTC(year + 2, 0, 1)];
  const periods = periodsAround(timeZone, from, until);
  // Most of what is asked for lies in the period that holds now: it comes first.
  const present = periods.findLast((period) => period.from <= now) ?? { from, offset: 0 };
  const key = `${timeZone} ${present.from} ${from}`;
  const made = known.get(key);
  if (made) return made;
  const ends = periods[periods.indexOf(present) + 1]?.from ?? until;
  const write = (stored: string): string =>
    `(${stored} + CASE WHEN ${stored} >= ${present.from} AND ${stored} < ${ends} THEN ${present.offset} ` +
    `WHEN ${stored} >= ${from} AND ${stored} < ${until} THEN ${offsetSql(stored, periods)} ` +
    // A number of JavaScript is none of SQLite's integers, and would make divisions leave a rest.
    `ELSE CAST(soql_zone_offset(${stored}, '${timeZone}') AS INTEGER) END)`;
  known.set(key, write);
  return write;
}

/** A statement with every local time written out for one run. Throws RangeError for a zone that is none. */
export function inZone(text: string, { now, timeZone }: RunClock): string {
  if (!text.includes('soql_local_time')) return text;
  const local = localSql(timeZone, now);
  return text.replace(written, (_, stored: string) => local(stored));
}

/** Milliseconds that a zone's clocks are ahead of UTC. */
export function zoneOffset(ms: number, timeZone: string): number {
  return zoneOf(timeZone).offset(ms) * minuteMs;
}
