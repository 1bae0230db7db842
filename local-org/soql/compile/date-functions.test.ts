import { describe, expect, it } from 'vitest';
import { makeId } from '../../schema/ids.ts';
import { compileSoql, type CompileScope } from '../index.ts';
import { objects, type Row } from '../oracle/rows.ts';
import { emptyTables, read, store } from '../oracle/stored.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 4, 5, 12);
const scope: CompileScope = { object: (name) => objects.get(name), visible: () => undefined };
const db = emptyTables();

function startingAt(times: readonly number[]): void {
  const rows = times.map((time, n): Row => {
    const [Id, UserId] = [makeId('0N3', n), makeId('005', n % 2)];
    return { Id, UserId, OwnerId: UserId, StatusStartDate: time, StatusDuration: 60 * n };
  });
  store(db, 'UserServicePresence', rows);
}

function ask(text: string, timeZone = 'UTC'): unknown[][] {
  const compiled = compileSoql(text, scope);
  return compiled
    .records(read(db, compiled.query({ now, timeZone })), 67)
    .map(({ attributes: _, ...values }) => Object.values(values));
}

function only(called: string, timeZone?: string): unknown {
  const rows = ask(`SELECT ${called} FROM UserServicePresence GROUP BY ${called}`, timeZone);
  expect(rows).toHaveLength(1);
  return rows[0]?.[0];
}

describe('a date function', () => {
  it.each([
    ['CALENDAR_YEAR', 2023, 2024],
    ['FISCAL_YEAR', 2023, 2024],
    ['CALENDAR_QUARTER', 4, 1],
    ['FISCAL_QUARTER', 4, 1],
    ['CALENDAR_MONTH', 12, 1],
    ['FISCAL_MONTH', 12, 1],
    ['DAY_IN_MONTH', 31, 1],
    ['DAY_IN_WEEK', 1, 2],
    ['DAY_IN_YEAR', 365, 1],
    ['WEEK_IN_MONTH', 5, 1],
    ['WEEK_IN_YEAR', 53, 1],
    ['HOUR_IN_DAY', 23, 0],
    ['DAY_ONLY', '2023-12-31', '2024-01-01'],
  ])('%s turns with the year, in UTC and in the zone of the running user', (name, before, after) => {
    const utc = `${name}(StatusStartDate)`;
    const local = `${name}(convertTimezone(StatusStartDate))`;
    const midnight = Date.UTC(2024, 0, 1);
    startingAt([midnight - 1000]);
    expect(only(utc)).toBe(before);
    expect(only(local, 'Europe/Berlin')).toBe(after);
    startingAt([midnight]);
    expect(only(utc)).toBe(after);
    expect(only(local, 'America/New_York')).toBe(name === 'HOUR_IN_DAY' ? 19 : before);
  });

  it('knows times long before any zone had an offset of today', () => {
    startingAt([Date.UTC(1969, 11, 31, 23, 59, 59)]);
    expect(only('DAY_ONLY(StatusStartDate)')).toBe('1969-12-31');
    expect(only('HOUR_IN_DAY(StatusStartDate)')).toBe(23);
    expect(only('DAY_IN_WEEK(StatusStartDate)')).toBe(4);
    expect(only('DAY_ONLY(convertTimezone(StatusStartDate))', 'Asia/Kolkata')).toBe('1970-01-01');
  });

  it.each([
    ['2026-03-08', 23],
    ['2026-11-01', 25],
    ['2026-11-02', 24],
    ['2016-03-13', 23],
  ])('gives %s in Los Angeles %i hours', (day, hours) => {
    const noon = Date.parse(`${day}T20:00:00Z`);
    startingAt(Array.from({ length: 96 }, (_, n) => noon + (n - 48) * hour));
    const local = 'DAY_ONLY(convertTimezone(StatusStartDate))';
    const text = `SELECT COUNT(Id) n FROM UserServicePresence WHERE ${local} = ${day} GROUP BY ${local}`;
    expect(ask(text, 'America/Los_Angeles')).toEqual([[hours]]);
  });

  it('groups, is kept apart by its zone, and gives null for null', () => {
    startingAt([Date.UTC(2026, 4, 4, 23), Date.UTC(2026, 4, 5, 1)]);
    const [utc, local] = ['DAY_ONLY(StatusStartDate)', 'DAY_ONLY(convertTimezone(StatusStartDate)) here'];
    const text = `SELECT ${utc}, ${local}, COUNT(Id) n FROM UserServicePresence GROUP BY ${utc}, ${local.slice(0, -5)} ORDER BY ${utc}`;
    expect(ask(text, 'Europe/Berlin')).toEqual([
      ['2026-05-04', '2026-05-05', 1],
      ['2026-05-05', '2026-05-05', 1],
    ]);
    expect(only('HOUR_IN_DAY(convertTimezone(StatusEndDate))', 'Europe/Berlin')).toBeNull();
  });

  it('takes no zone that is none', () => {
    const compiled = compileSoql(
      'SELECT COUNT() FROM UserServicePresence WHERE HOUR_IN_DAY(convertTimezone(CreatedDate)) = 1',
      scope,
    );
    expect(() => compiled.query({ now, timeZone: "x'" })).toThrow(RangeError);
  });
});

describe('HAVING', () => {
  it.each([
    ['SUM(StatusDuration) > 180', [1]],
    ['NOT SUM(StatusDuration) > 180', [0]],
    ['COUNT(Id) = 2 AND UserId = $first', [0]],
    ['MAX(StatusEndDate) = null', [0, 1]],
    ['MAX(StatusEndDate) != 2026-05-05T00:00:00Z', [0, 1]],
    ['MIN(StatusStartDate) < TODAY', [0]],
    ['COUNT_DISTINCT(StatusDuration) IN (1, 5)', []],
  ])('%s keeps the groups that it is true of', (having, expected) => {
    startingAt([now - 24 * hour, now, now + hour, now + 2 * hour]);
    const condition = having.replace('$first', `'${makeId('005', 0)}'`);
    const text = `SELECT UserId FROM UserServicePresence GROUP BY UserId HAVING ${condition} ORDER BY UserId`;
    expect(ask(text)).toEqual(expected.map((n) => [makeId('005', n)]));
  });

  it('compares text without case beyond ASCII', () => {
    store(db, 'User', [
      { Id: makeId('005', 1), Name: 'élan', Title: 'a' },
      { Id: makeId('005', 2), Name: 'Élodie', Title: 'a' },
    ]);
    const titles = (having: string): unknown => ask(`SELECT Title FROM User GROUP BY Title HAVING ${having}`);
    expect(titles("MIN(Name) = 'ÉLAN'")).toEqual([['a']]);
    expect(titles("MAX(Name) LIKE 'éLO%'")).toEqual([['a']]);
    expect(titles("MAX(Name) IN ('x', 'éLODIE')")).toEqual([['a']]);
    expect(titles("MAX(Name) NOT IN ('x', 'éLODIE')")).toEqual([]);
  });
});
