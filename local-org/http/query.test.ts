import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../org.ts';
import { ask, queryPath, refusalOf, rest, tokenOf } from '../fixtures/ask.ts';
import { idOf, insertPresence, startSmallOrg } from '../fixtures/small-org.ts';

interface Page {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: { Id: string }[];
}

const rows = 4500;
let org: RunningOrg;
let admin: string;
beforeAll(async () => {
  org = await startSmallOrg(
    (db) => {
      db.exec('BEGIN');
      for (let n = 4; n <= rows; n += 1) insertPresence(db, n, 'agent', false);
      db.exec('COMMIT');
    },
    { readers: 2 },
  );
  admin = await tokenOf(org, 'admin');
});
afterAll(() => org.close());

const page = async (path: string, headers: Record<string, string> = {}): Promise<Page> =>
  (await ask(org, admin, path, { headers })).body as Page;

describe('query', () => {
  it('pages by 2,000 in the order that was asked for', async () => {
    const first = await page(queryPath('SELECT Id FROM UserServicePresence ORDER BY StatusStartDate'));
    const second = await page(first.nextRecordsUrl ?? '');
    const third = await page(second.nextRecordsUrl ?? '');
    expect([first, second, third].map(({ records, done }) => [records.length, done])).toEqual([
      [2000, false],
      [2000, false],
      [500, true],
    ]);
    expect(third.nextRecordsUrl).toBeUndefined();
    const ids = [...first.records, ...second.records, ...third.records].map(({ Id }) => Id);
    expect(ids).toEqual(Array.from({ length: rows }, (_, at) => idOf('UserServicePresence', rows - at)));
  });

  it('pages by the size that the client asked for, 200 at least', async () => {
    const asks = (size: number): Record<string, string> => ({ 'sforce-query-options': `batchSize=${size}` });
    const path = queryPath('SELECT Id FROM UserServicePresence');
    expect((await page(path, asks(300))).records).toHaveLength(300);
    expect((await page(path, asks(1))).records).toHaveLength(200);
  });

  it('refuses a locator that it does not know, or that is another caller’s', async () => {
    const refused = { status: 400, errorCode: 'INVALID_QUERY_LOCATOR' };
    const { nextRecordsUrl = '' } = await page(queryPath('SELECT Id FROM UserServicePresence'));
    const agent = await tokenOf(org, 'agent');
    expect(refusalOf(await ask(org, agent, nextRecordsUrl))).toEqual(refused);
    expect(refusalOf(await ask(org, admin, rest('/query/01g000000000000AAA-2000')))).toEqual(refused);
    expect(refusalOf(await ask(org, admin, nextRecordsUrl.replace(/-2000$/, '-9000')))).toEqual(refused);
  });

  it('counts without records, and groups', async () => {
    expect(await page(queryPath('SELECT COUNT() FROM UserServicePresence'))).toEqual({
      totalSize: rows,
      done: true,
      records: [],
    });
    const grouped = await page(
      queryPath('SELECT UserId, COUNT(Id) rows FROM UserServicePresence GROUP BY UserId ORDER BY UserId'),
    );
    expect(grouped.records.map((each) => (each as unknown as { rows: number }).rows)).toEqual([
      rows - 2,
      1,
      1,
    ]);
  });

  it('points at what is wrong', async () => {
    const answer = await ask(org, admin, queryPath('SELECT Id, Nope FROM UserServicePresence'));
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: 'INVALID_FIELD' });
    expect((answer.body as { message: string }[])[0]?.message).toContain('ERROR at Row:1:Column:12');
    expect(refusalOf(await ask(org, admin, queryPath('SELEC')))).toEqual({
      status: 400,
      errorCode: 'MALFORMED_QUERY',
    });
    expect(refusalOf(await ask(org, admin, rest('/query')))).toEqual({
      status: 400,
      errorCode: 'MALFORMED_QUERY',
    });
    expect(refusalOf(await ask(org, admin, queryPath('SELECT Id FROM Account')))).toEqual({
      status: 400,
      errorCode: 'INVALID_TYPE',
    });
  });

  it('tells the Salesforce CLI the columns of its table', async () => {
    const soql = 'SELECT p.Id, User.Name, User.Email FROM UserServicePresence p';
    const { body } = await ask(org, admin, `${queryPath(soql)}&columns=true`);
    expect(body).toMatchObject({
      entityName: 'UserServicePresence',
      columnMetadata: [
        { columnName: 'Id', textType: true },
        { columnName: 'User', joinColumns: [{ columnName: 'Name' }, { columnName: 'Email' }] },
      ],
    });
  });
});
