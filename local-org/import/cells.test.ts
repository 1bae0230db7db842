import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeId } from '../schema/ids.ts';
import { isRefusal, readCell } from './cells.ts';

describe('a cell', () => {
  it.each([
    ['id', '005000000000001', makeId('005', 1)],
    ['id', makeId('005', 1), makeId('005', 1)],
    ['text', ' as it is ', ' as it is '],
    ['boolean', 'true', 1],
    ['boolean', 'FALSE', 0],
    ['count', '999999999', 999_999_999],
    ['amount', '1.25', 1.25],
    ['amount', '1.0E-2', 0.01],
    ['time', '2026-05-05T09:00:00.000+0000', Date.UTC(2026, 4, 5, 9)],
    ['time', '2026-05-05T09:00:00.250Z', Date.UTC(2026, 4, 5, 9, 0, 0, 250)],
    ['time', '2026-05-05T09:00:00+02:30', Date.UTC(2026, 4, 5, 6, 30)],
    ['time', '2026-05-05T23:30:00.000-0100', Date.UTC(2026, 4, 6, 0, 30)],
  ] as const)('of kind %s reads %j', (kind, text, value) => {
    expect(readCell(kind, text)).toBe(value);
    expect(readCell(kind, '')).toBeNull();
  });

  it.each([
    ['id', '00500000000000'],
    ['id', '005-00000000001'],
    ['id', '005000000000001AAB'],
    ['boolean', '1'],
    ['count', '-1'],
    ['count', '1.5'],
    ['count', '1000000000'],
    ['amount', 'many'],
    ['amount', '-1'],
    ['amount', 'NaN'],
    ['time', '2026-05-05'],
    ['time', '2026-05-05T09:00:00'],
    ['time', '2026-02-30T09:00:00.000Z'],
    ['time', '2026-05-05T24:00:00.000Z'],
    ['time', '5/5/2026 9:00'],
  ] as const)('of kind %s refuses %j and shows it', (kind, text) => {
    const value = readCell(kind, text);
    expect(value).toMatchObject({ why: expect.stringContaining(JSON.stringify(text)) as unknown });
  });

  it('reads every millisecond of a day that exists', () => {
    const from = new Date('1990-01-01T00:00:00Z');
    const to = new Date('2099-12-31T00:00:00Z');
    fc.assert(
      fc.property(fc.date({ min: from, max: to, noInvalidDate: true }), (date) => {
        expect(readCell('time', date.toISOString().replace('Z', '+0000'))).toBe(date.getTime());
      }),
    );
  });

  it('is named on one line, however long it is', () => {
    const value = readCell('id', 'a\n'.repeat(500));
    expect(isRefusal(value) && value.why.length < 200 && !value.why.includes('\n')).toBe(true);
  });
});
