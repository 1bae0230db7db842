import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { createChangeLog, type Change } from './change-log.ts';

const change = (recordId: string, at: number): Change => ({
  entity: 'UserServicePresence',
  recordId,
  changeType: 'UPDATE',
  changedFields: ['IsCurrentState'],
  at,
});

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
    expect(log.after(0, 1)).toEqual([{ replayId: 1, ...change('a', 1_000) }]);
  });

  it('never gives a replay id twice, not after everything is forgotten either', () => {
    const log = createChangeLog(new DatabaseSync(':memory:'));
    for (const at of [1, 2, 3]) log.append(change('a', at));
    log.forgetBefore(3);
    expect(log.after(0, 10).map((each) => each.at)).toEqual([3]);
    log.forgetBefore(100);
    expect(log.after(0, 10)).toEqual([]);
    log.append(change('b', 101));
    expect(log.after(0, 10).map((each) => each.replayId)).toEqual([4]);
    expect(log.newest()).toBe(4);
  });

  it('loses an entry with the transaction that it was appended in', () => {
    const db = new DatabaseSync(':memory:');
    const log = createChangeLog(db);
    db.exec('BEGIN');
    log.append(change('a', 1));
    db.exec('ROLLBACK');
    expect(log.after(0, 10)).toEqual([]);
  });
});
