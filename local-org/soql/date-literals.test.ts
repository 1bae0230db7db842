import { describe, expect, it } from 'vitest';
import { dateRange, isDateRangeLiteral, parseDate, parseDateTime } from './date-literals.ts';

const hour = 3_600_000;

function rangeOf(text: string, timeZone: string, now: string): [string, string] {
  const [name = '', count] = text.split(':');
  const literal = { kind: 'dateRange' as const, name, at: 0, ...(count && { count: Number(count) }) };
  const { start, end } = dateRange(literal, { now: Date.parse(now), timeZone });
  return [new Date(start.toMillis()).toISOString(), new Date(end.toMillis()).toISOString()];
}

describe('dateRange', () => {
  it('makes the day on which clocks go forward 23 hours long', () => {
    const [start, end] = rangeOf('TODAY', 'America/Los_Angeles', '2026-03-08T20:00:00Z');
    expect(start).toBe('2026-03-08T08:00:00.000Z');
    expect(Date.parse(end) - Date.parse(start)).toBe(23 * hour);
  });

  it('starts a day that has no midnight when it starts', () => {
    expect(rangeOf('YESTERDAY', 'America/Sao_Paulo', '2018-11-05T12:00:00Z')).toEqual([
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T02:00:00.000Z',
    ]);
  });

  it.each([
    ['LAST_N_DAYS:1', '2026-05-04', '2026-05-06'],
    ['NEXT_N_DAYS:2', '2026-05-06', '2026-05-08'],
    ['N_DAYS_AGO:2', '2026-05-03', '2026-05-04'],
    ['LAST_90_DAYS', '2026-02-04', '2026-05-06'],
    ['NEXT_90_DAYS', '2026-05-06', '2026-08-04'],
    ['THIS_WEEK', '2026-05-03', '2026-05-10'],
    ['LAST_N_WEEKS:2', '2026-04-19', '2026-05-03'],
    ['NEXT_MONTH', '2026-06-01', '2026-07-01'],
    ['N_MONTHS_AGO:3', '2026-02-01', '2026-03-01'],
    ['LAST_QUARTER', '2026-01-01', '2026-04-01'],
    ['THIS_FISCAL_YEAR', '2026-01-01', '2027-01-01'],
  ])('reads %s on 5 May 2026 as %s to %s', (text, start, end) => {
    const midnight = (day: string): string => `${day}T00:00:00.000Z`;
    expect(rangeOf(text, 'UTC', '2026-05-05T12:00:00Z')).toEqual([midnight(start), midnight(end)]);
  });

  it('knows no zone Mars', () => {
    expect(() => rangeOf('TODAY', 'Mars', '2026-05-05T12:00:00Z')).toThrow(RangeError);
  });
});

it.each([
  ['TODAY', 1],
  ['LAST_N_DAYS', undefined],
  ['LAST_N_DAYS', -1],
  ['LAST_90_DAYS', 3],
  ['NEVER', undefined],
])('takes %s with the count %s for no literal', (name, count) => {
  const literal = { kind: 'dateRange' as const, name, at: 0, ...(count !== undefined && { count }) };
  expect(isDateRangeLiteral(literal)).toBe(false);
});

it.each(['2026-13-45', '2026-02-30', '2026-00-01'])('finds no day %s', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

it.each([
  ['2026-05-05T00:00:00Z', '2026-05-05T00:00:00.000Z'],
  ['2026-05-05T00:00:00.250+02:00', '2026-05-04T22:00:00.250Z'],
  ['2026-05-05T00:00:00-0730', '2026-05-05T07:30:00.000Z'],
])('reads %s', (text, iso) => {
  expect(new Date(parseDateTime(text) ?? NaN).toISOString()).toBe(iso);
});

it.each([
  '2026-05-05T24:00:00Z',
  '2026-05-05T10:60:00Z',
  '2026-05-05T10:00:00+25:00',
  '2026-02-30T10:00:00Z',
])('finds no time %s', (text) => {
  expect(parseDateTime(text)).toBeUndefined();
});
