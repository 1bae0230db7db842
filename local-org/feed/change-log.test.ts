import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { createChangeLog, retention, type Change, type ChangeLog } from './change-log.ts';

const change = (recordId: string, at: number, more: Partial<Change> = {}): Change => ({
  entity: 'UserServicePresence',
  recordId,
  changeType: 'UPDATE',
  changedFields: ['IsCurrentState'],
  values: { IsCurrentState: 0, StatusEndDate: null, AverageCapacity: 12.5 },
  by: 'somebody',
  at,
  ...more,
});

const places = (log: ChangeLog): unknown =>
  log.after(0, 100).map(({ replayId, transaction, sequence }) => [replayId, transaction, sequence]);

describe('the change log', () => {
  it('gives back what was appended, in order, after a replay id', () => {
    const log = createChangeLog(new DatabaseSync(':memory:'));
    expect(log.newest()).toBe(0);
    for (const name of ['a', 'b', 'c']) log.append(change(name, 1_000));
    expect(log.after(1, 10).map(({ replayId, recordId }) => [replayId, recordId])).toEqual([
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(log.after(0, 2)).toHaveLength(2);
    expect(log.after(0, 1)).toEqual([
      {
        replayId: 1,
        transaction: 1,
        sequence: 1,
        isRepeat: false,
        repeatedOn: [],
        ...change('a', 1_000),
      },
    ]);
  });

  it('forgets what is older than 72 hours as it grows, and never gives a replay id twice', () => {
    const log = createChangeLog(new DatabaseSync(':memory:'));
    for (let n = 1; n <= 640; n += 1) log.append(change('a', n));
    for (let n = 1; n <= 128; n += 1) log.append(change('b', 640 + retention));
    const kept = log.after(0, 10_000);
    expect(kept.map(({ recordId }) => recordId)).toEqual(['a', ...Array<string>(128).fill('b')]);
    expect(kept.map(({ replayId }) => replayId)).toEqual(kept.map((_, n) => 640 + n));
    expect(log.newest()).toBe(768);
  });

  it('loses an entry with the transaction that it was appended in, of a kind that was never logged before', () => {
    const db = new DatabaseSync(':memory:');
    const log = createChangeLog(db);
    db.exec('BEGIN');
    log.append(change('a', 1));
    db.exec('ROLLBACK');
    expect(log.after(0, 10)).toEqual([]);
    log.append(change('b', 2));
    expect(log.after(0, 10)).toEqual([expect.objectContaining(change('b', 2))]);
    db.exec('BEGIN');
    log.append(change('c', 3, { changedFields: ['IsAway'] }));
    db.exec('ROLLBACK');
    createChangeLog(db).append(change('d', 4, { changedFields: ['Name'] }));
    log.append(change('e', 5, { changedFields: ['IsAway'] }));
    expect(log.after(1, 10).map(({ recordId, changedFields }) => [recordId, ...changedFields])).toEqual([
      ['d', 'Name'],
      ['e', 'IsAway'],
    ]);
  });

  it('says which changes are one transaction, whichever log of the file they were appended to', () => {
    const db = new DatabaseSync(':memory:');
    const [log, other] = [createChangeLog(db), createChangeLog(db)];
    log.append(change('a', 1));
    log.together(() => {
      log.append(change('b', 1));
      log.together(() => other.append(change('c', 1)));
      log.append(change('d', 1));
    });
    expect(() =>
      log.together(() => {
        throw new Error('undone');
      }),
    ).toThrow('undone');
    log.append(change('e', 1));
    expect(places(log)).toEqual([
      [1, 1, 1],
      [2, 2, 1],
      [3, 2, 2],
      [4, 2, 3],
      [5, 5, 1],
    ]);
  });

  it('finds the same change of several records in one transaction, and not beyond it', () => {
    const log = createChangeLog(new DatabaseSync(':memory:'));
    const deletion = { changeType: 'DELETE', changedFields: [] } as const;
    for (const names of ['abc', 'xy']) {
      log.together(() => {
        for (const name of names) log.append(change(name, 1, { ...deletion, values: { Name: name } }));
        log.append(change('u', 1));
        log.append(change('v', 1, { values: { IsCurrentState: 1 } }));
        log.append(change('w', 1));
      });
    }
    expect(
      log
        .after(0, 20)
        .map(({ recordId, isRepeat, repeatedOn }) => `${recordId}${isRepeat ? '=' : repeatedOn.join('')}`),
    ).toEqual(['abc', 'b=', 'c=', 'uw', 'v', 'w=', 'xy', 'y=', 'uw', 'v', 'w=']);
  });

  it('takes a record back alone, and goes on counting its transaction', () => {
    const db = new DatabaseSync(':memory:');
    const log = createChangeLog(db);
    db.exec('BEGIN');
    log.together(() => {
      db.exec('SAVEPOINT record');
      log.append(change('a', 1));
      db.exec('ROLLBACK TO record; RELEASE record');
      log.append(change('b', 1, { changedFields: ['IsAway'] }));
      log.append(change('c', 1, { changedFields: ['Name'] }));
    });
    db.exec('COMMIT');
    expect(places(log)).toEqual([
      [1, 1, 1],
      [2, 1, 2],
    ]);
  });
});
