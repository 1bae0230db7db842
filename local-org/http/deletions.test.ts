import { Connection } from 'jsforce';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeMeta } from '../database/meta.ts';
import { ask, queryPath, refusalOf, rest, tokenOf } from '../fixtures/ask.ts';
import { idOf, insertPresence, noon, startSmallOrg, userId } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

const object = 'UserServicePresence';
const row = (n: number): string => idOf(object, n);
let org: RunningOrg;
let admin: Connection;
beforeEach(async () => {
  org = await startSmallOrg((db) => {
    writeMeta(db, 'clockOffset', noon - Date.now());
    for (let n = 4; n <= 8; n += 1) insertPresence(db, n, 'agent', false);
  });
  admin = new Connection({ instanceUrl: org.url, accessToken: await tokenOf(org, 'admin') });
});
afterEach(() => org.close());

const ids = async (as = admin): Promise<(string | undefined)[]> =>
  (await as.query<{ Id: string }>(`SELECT Id FROM ${object} ORDER BY Id`)).records.map(({ Id }) => Id);
/** The hour around now. */
const window = ['2026-05-05T11:00:00Z', '2026-05-05T12:30:00Z'] as const;

describe('deleting through the API', () => {
  it('hides one row from every reading call, and tells getDeleted', async () => {
    expect(await admin.sobject(object).destroy(row(5))).toMatchObject({ id: row(5), success: true });
    expect(await ids()).not.toContain(row(5));
    await expect(admin.sobject(object).retrieve(row(5))).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
    expect((await admin.sobject(object).updated(...window)).ids).not.toContain(row(5));
    const { deletedRecords } = await admin.sobject(object).deleted(...window);
    expect(deletedRecords).toEqual([
      { id: row(5), deletedDate: expect.stringMatching(/^2026-05-05T12:0\d:\d\d\.000\+0000$/) as unknown },
    ]);
    expect(await ids()).toHaveLength(7);
  });

  it('leaves them to queryAll', async () => {
    await admin.sobject(object).destroy([row(4), row(7)]);
    const soql = `SELECT Id, IsDeleted FROM ${object} ORDER BY Id`;
    const all = await admin.query<{ Id: string; IsDeleted: boolean }>(soql, { scanAll: true });
    expect(all.records.filter(({ IsDeleted }) => IsDeleted).map(({ Id }) => Id)).toEqual([row(4), row(7)]);
    expect(all.totalSize).toBe(8);
    const only = await admin.query(`${soql.replace('ORDER', 'WHERE IsDeleted = true ORDER')}`, {
      scanAll: true,
    });
    expect(only.totalSize).toBe(2);
    expect((await admin.query('SELECT COUNT() FROM UserServicePresence', { scanAll: true })).totalSize).toBe(
      8,
    );
  });

  it('answers lists, and single rows that are not there', async () => {
    const results = await admin.sobject(object).destroy([row(6), row(99), row(7)]);
    expect(results.map(({ success }) => success)).toEqual([true, false, true]);
    const refusals = [
      [row(6), 'ENTITY_IS_DELETED'],
      [row(99), 'NOT_FOUND'],
      [userId('agent'), 'NOT_FOUND'],
    ] as const;
    for (const [id, errorCode] of refusals) {
      await expect(admin.sobject(object).destroy(id), id).rejects.toMatchObject({ errorCode });
    }
  });

  it('brings rows back over SOAP, changed but as they were', async () => {
    const before = await admin.sobject(object).retrieve(row(4));
    const [gone] = await admin.soap.delete([row(4)]);
    expect(gone).toMatchObject({ id: row(4), success: true });
    expect(await admin.soap.undelete([row(4), row(5)])).toMatchObject([
      { id: row(4), success: true },
      { success: false, errors: [{ statusCode: 'UNDELETE_FAILED' }] },
    ]);
    const after = await admin.sobject(object).retrieve(row(4));
    const { LastModifiedDate, LastModifiedById, SystemModstamp, ...rest } = after;
    expect(before).toMatchObject(rest);
    expect(LastModifiedById).toBe(userId('admin'));
    expect(LastModifiedDate).toBe(SystemModstamp);
    expect((await admin.sobject(object).deleted(...window)).deletedRecords).toEqual([]);
    const later = await admin.sobject(object).updated(window[0], '2026-05-05T12:30:00Z');
    expect(later.ids).toContain(row(4));
  });

  it('is final once the recycle bin is emptied, and getDeleted then sends its caller to start anew', async () => {
    await admin.sobject(object).destroy(row(8));
    expect(await admin.soap.emptyRecycleBin([row(8)])).toMatchObject([{ id: row(8), success: true }]);
    expect(await admin.soap.undelete([row(8)])).toMatchObject([{ success: false }]);
    await expect(admin.sobject(object).deleted(...window)).rejects.toMatchObject({
      errorCode: 'INVALID_REPLICATION_DATE',
    });
  });

  it('tells getDeleted to whom sharing shows the rows', async () => {
    await admin.sobject(object).destroy([row(1), row(2), row(3)]);
    const seenBy = async (name: 'agent' | 'supervisor' | 'outsider'): Promise<string[]> => {
      const connection = new Connection({ instanceUrl: org.url, accessToken: await tokenOf(org, name) });
      return (await connection.sobject(object).deleted(...window)).deletedRecords.map(({ id }) => id);
    };
    expect(await seenBy('supervisor')).toEqual([row(1), row(2)]);
    expect(await seenBy('agent')).toEqual([row(1)]);
    expect(await seenBy('outsider')).toEqual([row(3)]);
  });

  it('leaves an agent whose current row is gone to Omni-Channel', async () => {
    const token = await tokenOf(org, 'admin');
    const post = (call: string, body: object = {}) =>
      ask(org, token, `/local/agents/${userId('agent')}/${call}`, { method: 'POST', body });
    await admin.sobject(object).destroy(row(1));
    const { body } = await post('status', { status: 'Lunch' });
    expect(body).toMatchObject({ closed: null, opened: expect.stringMatching(/^0N3/) as unknown });
    expect(await admin.soap.undelete([row(1)])).toMatchObject([{ success: true }]);
    const current = `SELECT Id FROM ${object} WHERE IsCurrentState = true AND UserId = '${userId('agent')}'`;
    expect((await admin.query(current)).totalSize).toBe(2);
    await post('logout');
    expect((await admin.query(current)).totalSize).toBe(0);
  });
});

describe('creating and updating through the API', () => {
  const refused = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';

  it('is refused in every form', async () => {
    const record = { Name: 'x', UserId: userId('agent') };
    const single = [
      admin.sobject(object).create(record),
      admin.sobject(object).update({ Id: row(1), ...record }),
      admin.sobject(object).upsert({ Name: 'x' }, 'Name'),
    ];
    for (const call of single) await expect(call).rejects.toMatchObject({ errorCode: refused });
    const failure = { success: false, errors: [{ statusCode: refused }] };
    const listed = [{ ...record, Id: row(1) }];
    expect(await admin.sobject(object).create([record, record])).toMatchObject([failure, failure]);
    expect(await admin.sobject(object).update(listed)).toMatchObject([failure]);
    expect(await admin.sobject(object).upsert([...listed, ...listed], 'Id')).toMatchObject([
      failure,
      failure,
    ]);
    const posted = await ask(
      org,
      admin.accessToken ?? '',
      rest(`/sobjects/${object}/${row(1)}?_HttpMethod=PATCH`),
      {
        method: 'POST',
        body: { Name: 'x' },
      },
    );
    expect(refusalOf(posted)).toEqual({ status: 400, errorCode: refused });
    const typed = [{ type: object, ...record }];
    expect(await admin.soap.create(typed)).toMatchObject([failure]);
    expect(await admin.soap.update([{ type: object, Id: row(1), Name: 'x' }])).toMatchObject([failure]);
    expect(await admin.soap.upsert('Name', typed)).toMatchObject([failure]);
    expect(await ids()).toHaveLength(8);
  });

  it('is not found where the object is not there', async () => {
    const init = { method: 'POST', body: {} };
    const old = await ask(org, admin.accessToken ?? '', rest(`/sobjects/${object}`, '31.0'), init);
    expect(refusalOf(old)).toEqual({ status: 404, errorCode: 'NOT_FOUND' });
  });
});

describe('Omni-Channel switched off while running', () => {
  it('takes the object out of every call, and gives it back unchanged', async () => {
    const token = admin.accessToken ?? '';
    const settings = (omniChannel: boolean) =>
      ask(org, token, '/local/settings', { method: 'PATCH', body: { omniChannel } });
    const before = await ids();
    await settings(false);
    const start = encodeURIComponent(window[0]);
    const times = `start=${start}&end=${encodeURIComponent(window[1])}`;
    const notFound = { status: 404, errorCode: 'NOT_FOUND' };
    for (const [path, method, body] of [
      [`/sobjects/${object}`, 'GET'],
      [`/sobjects/${object}/describe`, 'GET'],
      [`/sobjects/${object}/${row(1)}`, 'GET'],
      [`/sobjects/${object}/updated?${times}`, 'GET'],
      [`/sobjects/${object}/deleted?${times}`, 'GET'],
      [`/sobjects/${object}`, 'POST', {}],
      [`/sobjects/${object}/${row(1)}`, 'PATCH', {}],
      [`/sobjects/${object}/Name/x`, 'PATCH', {}],
      [`/sobjects/${object}/${row(1)}`, 'DELETE'],
      [`/composite/sobjects/${object}`, 'POST', { ids: [row(1)], fields: ['Id'] }],
    ] as const) {
      const answer = await ask(org, token, rest(path), { method, ...(body && { body }) });
      expect(refusalOf(answer), `${method} ${path}`).toEqual(notFound);
    }
    expect(refusalOf(await ask(org, token, queryPath(`SELECT Id FROM ${object}`)))).toEqual({
      status: 400,
      errorCode: 'INVALID_TYPE',
    });
    const list = await ask(org, token, rest(`/composite/sobjects?ids=${row(1)}`), { method: 'DELETE' });
    expect(list.body).toMatchObject([{ success: false, errors: [{ statusCode: 'NOT_FOUND' }] }]);
    const { sobjects } = await admin.describeGlobal();
    expect(sobjects.map(({ name }) => name)).not.toContain(object);
    await settings(true);
    expect(await ids()).toEqual(before);
  });
});
