import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readArrays, readRow, readRows, write } from './statements.ts';

let db: DatabaseSyncInstance;
beforeEach(() => {
  db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE agent (id TEXT, load INTEGER)');
});
afterEach(() => db.close());

const insert = 'INSERT INTO agent VALUES (?, ?)';
const all = 'SELECT id, load FROM agent ORDER BY id';

describe('statements', () => {
  it('are prepared once, whatever they are bound to', () => {
    const prepare = vi.spyOn(db, 'prepare');
    for (let load = 0; load < 5; load += 1) {
      write(db, insert, `a${load}`, load);
      expect(readRow(db, 'SELECT id FROM agent WHERE load = ?', load)).toEqual({ id: `a${load}` });
      expect(readRows(db, all)).toHaveLength(load + 1);
    }
    expect(prepare).toHaveBeenCalledTimes(3);
  });

  it('answer one text as objects and as arrays, in turn', () => {
    write(db, insert, 'a', 1);
    for (let time = 0; time < 2; time += 1) {
      expect(readRows(db, all)).toEqual([{ id: 'a', load: 1 }]);
      expect(readArrays(db, all, [])).toEqual([['a', 1]]);
    }
  });

  it('see columns and tables that came after they were prepared', () => {
    write(db, insert, 'a', 1);
    expect(readRow(db, 'SELECT * FROM agent')).toEqual({ id: 'a', load: 1 });
    db.exec('ALTER TABLE agent ADD COLUMN zone TEXT; CREATE TEMP TABLE seen (id TEXT)');
    expect(readRow(db, 'SELECT * FROM agent')).toEqual({ id: 'a', load: 1, zone: null });
  });

  it('hold nothing open: a table can be dropped after a read of it and a write that failed', () => {
    db.exec('CREATE UNIQUE INDEX only ON agent (id)');
    write(db, insert, 'a', 1);
    expect(() => write(db, insert, 'a', 2)).toThrow(/UNIQUE/);
    expect(readRow(db, all)).toEqual({ id: 'a', load: 1 });
    db.exec('DROP TABLE agent');
    expect(() => readRow(db, all)).toThrow(/no such table/);
  });

  it('are forgotten when a hundred others were asked for since', () => {
    const prepare = vi.spyOn(db, 'prepare');
    const ask = (n: number): unknown => readRow(db, `SELECT ${n} AS n`);
    for (let n = 0; n < 100; n += 1) ask(n);
    ask(0);
    expect(prepare).toHaveBeenCalledTimes(100);
    ask(100);
    ask(0);
    expect(prepare).toHaveBeenCalledTimes(101);
    expect(ask(1)).toEqual({ n: 1 });
    expect(prepare).toHaveBeenCalledTimes(102);
  });
});
