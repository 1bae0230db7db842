import { describe, expect, it } from 'vitest';
import type { ReadTask } from '../calls/read-calls.ts';
import { createLongReads, kindOf, longFrom } from './long-reads.ts';

const task = (q: string, userId = 'a'): ReadTask => ({
  call: 'query',
  userId,
  apiVersion: 60,
  now: 0,
  args: { q, batchSize: 2000 },
});
const changes = (since: string): ReadTask =>
  task(`SELECT Id FROM UserServicePresence WHERE SystemModstamp >= ${since} AND IsAway = true`);

describe('the kind of a read', () => {
  it('is the same whatever a query compares with', () => {
    expect(kindOf(changes('2026-05-05T15:00:00.000Z'))).toBe(kindOf(changes('2026-05-06T00:00:00+02:00')));
    const ids = (list: string): string => kindOf(task(`SELECT Id FROM User WHERE Id IN (${list})`));
    expect(ids("'a', 'it\\'s'")).toBe(ids("'b','c' , 'd'"));
    expect(kindOf(task('SELECT Id FROM User LIMIT 5'))).toBe(kindOf(task('SELECT Id FROM User LIMIT 2000')));
  });

  it('is another for another user, call or field', () => {
    const kinds = [
      task('SELECT Id FROM User'),
      task('SELECT Id FROM User', 'b'),
      task('SELECT Name FROM User'),
      { ...task(''), call: 'describeGlobal', args: undefined } as const,
    ].map(kindOf);
    expect(new Set(kinds).size).toBe(4);
  });
});

describe('long reads', () => {
  it('are aggregates from the first on', () => {
    const reads = createLongReads();
    const long = ['SELECT COUNT() FROM User', 'select max( x ) from Y', 'SELECT Id FROM User\nGROUP BY Id'];
    expect(long.map((q) => reads.isLong(kindOf(task(q))))).toEqual([true, true, true]);
    expect(reads.isLong(kindOf(task('SELECT Id, CountryCode FROM User')))).toBe(false);
  });

  it('are those of a kind whose last one took long', () => {
    const reads = createLongReads();
    const kind = kindOf(changes('2026-05-05T15:00:00Z'));
    reads.ended(kind, longFrom - 1);
    expect(reads.isLong(kind)).toBe(false);
    reads.ended(kind, longFrom);
    expect(reads.isLong(kind)).toBe(true);
    reads.ended(kind, 1);
    expect(reads.isLong(kind)).toBe(false);
  });

  it('are remembered of the five hundred kinds that were long last', () => {
    const reads = createLongReads();
    for (let n = 0; n <= 500; n += 1) reads.ended(`kind ${n}`, longFrom);
    expect([reads.isLong('kind 0'), reads.isLong('kind 1'), reads.isLong('kind 500')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
