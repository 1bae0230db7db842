import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../database/open.ts';
import { idOf, insertPresence, noon, userId, writeSmallOrg, type SmallOrg } from '../fixtures/small-org.ts';
import { createQueryCursors } from './query-cursors.ts';
import type { QueryAnswer } from './query.ts';
import { createReadCalls } from './read-calls.ts';

let small: SmallOrg;
beforeAll(() => {
  small = writeSmallOrg((db) => {
    db.exec('BEGIN');
    for (let n = 4; n <= 2500; n += 1) insertPresence(db, n, 'agent', false);
    db.exec('UPDATE "UserServicePresence" SET "StatusDuration" = rowid; COMMIT');
  });
});
afterAll(() => small.remove());

function ask(q: string, stillWanted?: () => void): QueryAnswer {
  const db = openReader(small.file);
  try {
    const calls = createReadCalls(db, createQueryCursors(0, 0), stillWanted);
    const args = { q, batchSize: 2000 };
    return calls.run({
      call: 'query',
      userId: userId('admin'),
      apiVersion: 60,
      now: noon,
      args,
    }) as QueryAnswer;
  } finally {
    db.close();
  }
}

/** Every page of an answer, asked for in small ones. */
function pages(q: string): { ids: string[]; sizes: Set<number> } {
  const db = openReader(small.file);
  try {
    const calls = createReadCalls(db, createQueryCursors(0, 0));
    const run = (call: 'query' | 'queryMore', args: object): QueryAnswer =>
      calls.run({ call, userId: userId('admin'), apiVersion: 60, now: noon, args }) as QueryAnswer;
    const answers = [run('query', { q, batchSize: 300 })];
    for (let url = answers[0]?.nextRecordsUrl; url !== undefined; url = answers.at(-1)?.nextRecordsUrl) {
      answers.push(run('queryMore', { locator: url.slice(url.lastIndexOf('/') + 1), batchSize: 300 }));
    }
    const ids = answers.flatMap(({ records }) => records.map(({ Id }) => String(Id)));
    return { ids, sizes: new Set(answers.map(({ totalSize }) => totalSize)) };
  } finally {
    db.close();
  }
}

describe('query', () => {
  it.each([
    ['', 2500],
    [' ORDER BY StatusDuration DESC', 2500],
    [' LIMIT 700', 700],
    [' LIMIT 700 OFFSET 2000', 500],
    [' WHERE IsCurrentState = false LIMIT 301', 301],
    [' LIMIT 300', 300],
  ])('pages through%s, each record once', (clauses, size) => {
    const { ids, sizes } = pages(`SELECT Id FROM UserServicePresence${clauses}`);
    expect([...sizes]).toEqual([size]);
    expect(new Set(ids).size).toBe(size);
    expect(ids).toHaveLength(size);
  });

  it('gives up in the middle once nobody waits for the answer', () => {
    let asked = 0;
    const hangUp = (): void => {
      asked += 1;
      if (asked === 2) throw new Error('nobody is there');
    };
    expect(() => ask('SELECT Id FROM UserServicePresence', hangUp)).toThrow('nobody is there');
    expect(asked).toBe(2);
  });

  it('reads date literals in the zone of the running user', () => {
    // Noon in UTC is 8 o'clock in New York: the day there began at 4 o'clock, 480 minutes before.
    const { totalSize } = ask('SELECT Id FROM UserServicePresence WHERE StatusStartDate = TODAY');
    expect(totalSize).toBe(480);
  });

  it('refuses a statement that is too long, and groups that do not fit on one page', () => {
    const long = `SELECT Id FROM User WHERE Name = '${'x'.repeat(100_000)}'`;
    expect(() => ask(long)).toThrow(expect.objectContaining({ errorCode: 'MALFORMED_QUERY' }) as Error);
    const groups = 'SELECT StatusDuration, COUNT(Id) FROM UserServicePresence GROUP BY StatusDuration';
    expect(() => ask(groups)).toThrow(expect.objectContaining({ errorCode: 'EXCEEDED_ID_LIMIT' }) as Error);
    expect(ask(`${groups} LIMIT 2000`).records).toHaveLength(2000);
  });

  it('does not turn text into SQL', () => {
    const text = String.raw`\' OR Name != null OR Name = \'`;
    expect(ask(`SELECT Id FROM UserServicePresence WHERE Name = '${text}'`).totalSize).toBe(0);
    const own = ask("SELECT Id FROM UserServicePresence WHERE Name = 'P-00000001'");
    expect(own.records[0]?.['Id']).toBe(idOf('UserServicePresence', 1));
  });
});
