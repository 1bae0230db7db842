import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings } from '../access/settings.ts';
import { openWriter } from '../database/open.ts';
import {
  idOf,
  insertPresence,
  noon,
  userId,
  writeSmallOrg,
  type SmallOrg,
  type UserName,
} from '../fixtures/small-org.ts';
import type { GetUpdatedResult } from './get-updated.ts';
import { createQueryCursors } from './query-cursors.ts';
import { createReadCalls, type ReadCalls } from './read-calls.ts';

const minute = 60_000;
const day = 86_400_000;
const rows = 400;
let small: SmallOrg;
let db: DatabaseSyncInstance;
let calls: ReadCalls;
beforeAll(() => {
  // A row a minute before noon; every tenth was deleted.
  small = writeSmallOrg((file) => {
    file.exec('BEGIN');
    for (let n = 4; n <= rows; n += 1) insertPresence(file, n, n % 2 ? 'agent' : 'outsider', false);
    file.exec('COMMIT');
  });
  db = openWriter(small.file);
  db.exec('UPDATE "UserServicePresence" SET "IsDeleted" = (CAST(substr("Name", 3) AS INTEGER) % 10 = 0)');
  calls = createReadCalls(db, createQueryCursors(0, 0));
});
afterAll(() => {
  db.close();
  small.remove();
});

const iso = (at: number): string => new Date(at).toISOString();
function updated(
  start: string,
  end: string,
  as: UserName = 'admin',
  object = 'UserServicePresence',
): GetUpdatedResult {
  const args = { object, start, end };
  return calls.run({
    call: 'getUpdated',
    userId: userId(as),
    apiVersion: 60,
    now: noon,
    args,
  }) as GetUpdatedResult;
}
const numberOf = new Map(Array.from({ length: rows }, (_, n) => [idOf('UserServicePresence', n + 1), n + 1]));
const numbers = ({ ids }: GetUpdatedResult): number[] => ids.map((id) => numberOf.get(id) ?? 0);
const refusal = (ask: () => unknown): unknown => {
  try {
    ask();
  } catch (error) {
    return error instanceof Error && 'errorCode' in error ? error.errorCode : error;
  }
  throw new Error('not refused');
};

describe('getUpdated', () => {
  it('answers what changed in a window, by the time of change', () => {
    expect(numbers(updated(iso(noon - 5 * minute), iso(noon - 2 * minute)))).toEqual([5, 4, 3]);
  });

  it('drops the seconds of both times', () => {
    const exact = updated(iso(noon - 5 * minute), iso(noon - 2 * minute));
    const within = updated(iso(noon - 5 * minute + 59_999), iso(noon - 2 * minute + 59_000));
    expect(within).toEqual(exact);
  });

  it('reads a zone, and refuses a time without one', () => {
    const there = updated('2026-05-05T07:55:00-04:00', '2026-05-05T11:58:00+0000');
    expect(numbers(there)).toEqual([5, 4, 3]);
    expect(refusal(() => updated('2026-05-05T11:55:00', iso(noon)))).toBe('INVALID_REPLICATION_DATE');
    expect(refusal(() => updated('2026-05-05', iso(noon)))).toBe('INVALID_REPLICATION_DATE');
    expect(refusal(() => updated('yesterday', iso(noon)))).toBe('INVALID_REPLICATION_DATE');
    expect(refusal(() => updated('2026-13-05T11:55:00Z', iso(noon)))).toBe('INVALID_REPLICATION_DATE');
  });

  it('answers the rows that the caller may see', () => {
    const [from, until] = [iso(noon - 12 * minute), iso(noon)];
    expect(numbers(updated(from, until, 'outsider'))).toEqual([12, 8, 6, 4, 3]);
    expect(numbers(updated(from, until, 'agent'))).toEqual([11, 9, 7, 5, 1]);
    expect(numbers(updated(from, until, 'director'))).toEqual([11, 9, 7, 5, 2, 1]);
  });

  it('reaches back 30 days before today', () => {
    const earliest = Date.UTC(2026, 4, 5) - 30 * day;
    expect(updated(iso(earliest), iso(noon)).ids.length).toBeGreaterThan(0);
    expect(refusal(() => updated(iso(earliest - minute), iso(noon)))).toBe('INVALID_REPLICATION_DATE');
  });

  it('refuses a start that is not a minute before its end', () => {
    const at = (seconds: number): string => iso(noon - 2 * minute + seconds * 1000);
    expect(refusal(() => updated(at(0), at(0)))).toBe('INVALID_REPLICATION_DATE');
    expect(refusal(() => updated(at(1), at(59)))).toBe('INVALID_REPLICATION_DATE');
    expect(refusal(() => updated(at(60), at(0)))).toBe('INVALID_REPLICATION_DATE');
    expect(updated(at(59), at(60)).ids).toEqual([idOf('UserServicePresence', 2)]);
  });

  it('covers the end, or as much of the present as can be known', () => {
    const covered = (end: number): string => updated(iso(noon - 10 * minute), iso(end)).latestDateCovered;
    expect(covered(noon - 5 * minute + 3000)).toBe('2026-05-05T11:55:00.000+0000');
    expect(covered(noon + 5 * minute)).toBe('2026-05-05T11:59:00.000+0000');
    const future = updated(iso(noon + minute), iso(noon + 3 * minute));
    expect(future).toEqual({ ids: [], latestDateCovered: '2026-05-05T12:01:00.000+0000' });
  });

  it('refuses more ids than the org allows', () => {
    const window = [iso(noon - 12 * minute), iso(noon)] as const;
    changeSettings(db, { maxIds: 11 });
    expect(updated(...window).ids).toHaveLength(11);
    changeSettings(db, { maxIds: 10 });
    expect(refusal(() => updated(...window))).toBe('EXCEEDED_ID_LIMIT');
    changeSettings(db, { maxIds: 600_000 });
  });

  it('refuses an object that is not replicateable, and does not find one that does not exist', () => {
    const window = [iso(noon - minute), iso(noon), 'admin'] as const;
    expect(refusal(() => updated(...window, 'PermissionSetAssignment'))).toBe('INVALID_TYPE_FOR_OPERATION');
    expect(refusal(() => updated(...window, 'Nonsense'))).toBe('NOT_FOUND');
  });

  it('adds up: windows that meet miss nothing and repeat nothing', () => {
    const moment = fc.integer({ min: -500 * 60, max: 10 * 60 }).map((seconds) => noon + seconds * 1000);
    const floor = (at: number): number => Math.floor(at / minute) * minute;
    fc.assert(
      fc.property(
        fc.array(moment, { minLength: 2, maxLength: 6 }),
        fc.constantFrom('admin', 'agent'),
        (at, as) => {
          const cuts = [...new Set(at.map(floor))].sort((a, b) => a - b);
          const parts = cuts
            .slice(1)
            .flatMap((end, n) => numbers(updated(iso(cuts[n] ?? 0), iso(end), as as UserName)));
          const [first = 0, last = 0] = [cuts[0], cuts.at(-1)];
          const expected = Array.from({ length: rows }, (_, n) => n + 1)
            .filter((n) => noon - n * minute >= first && noon - n * minute < last && n % 10 !== 0)
            .filter((n) => as === 'admin' || n === 1 || (n > 3 && n % 2 === 1))
            .reverse();
          expect(parts).toEqual(expected);
        },
      ),
      { numRuns: process.env['SOAK'] ? 20_000 : 300 },
    );
  });
});
