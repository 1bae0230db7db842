import { expect } from 'vitest';
import { connect, isDemo, mayWrite, refusalOf } from './org.ts';
import { client, documented, jsforceVersion, objectPage, restGuide } from './verified.ts';

const object = 'UserServicePresence';

/** Rows that ended long ago: nothing else changes them. */
async function someRows(count: number): Promise<string[]> {
  const soql = `SELECT Id FROM ${object} WHERE IsCurrentState = false ORDER BY StatusEndDate, Id LIMIT ${count}`;
  return (await (await connect()).query<{ Id: string }>(soql)).records.map(({ Id }) => Id);
}

documented(
  objectPage,
  'is deleted from 41.0 on, not below',
  async () => {
    const [id = ''] = await someRows(1);
    expect(await refusalOf((await connect('40.0')).delete(object, id))).toBe('METHOD_NOT_ALLOWED');
    const connection = await connect('41.0');
    expect(await connection.delete(object, id)).toMatchObject({ id, success: true });
    expect(await refusalOf(connection.retrieve(object, id))).toBe('NOT_FOUND');
    await connection.soap.undelete([id]);
    expect(await connection.retrieve(object, id)).toMatchObject({ Id: id });
  },
  mayWrite && isDemo,
);

documented(
  `${restGuide}, sObject collections`,
  'is deleted in lists, each record by itself or all of them or none',
  async () => {
    const connection = await connect();
    const ids = await someRows(3);
    const { keyPrefix } = await connection.describe(object);
    const missing = `${keyPrefix ?? ''}00000zzzzzzzzz`;
    const none = await connection.delete(object, [...ids, missing], { allOrNone: true });
    expect(none.map(({ success }) => success)).toEqual([false, false, false, false]);
    const some = await connection.delete(object, [...ids, missing]);
    expect(some.map(({ success }) => success)).toEqual([true, true, true, false]);
    const again = await connection.delete(object, ids);
    expect(again.map(({ success }) => success)).toEqual([false, false, false]);
    await connection.soap.undelete(ids);
  },
  mayWrite && isDemo,
);

documented(
  objectPage,
  'shows what was deleted to queryAll and getDeleted, and no longer once it is back',
  async () => {
    const connection = await connect();
    const [id = ''] = await someRows(1);
    const { timestamp } = await connection.soap.getServerTimestamp();
    const now = Date.parse(String(timestamp));
    const window = [new Date(now - 120_000), new Date(now + 120_000)] as const;
    const deletedIds = async (): Promise<string[]> =>
      (await connection.deleted(object, ...window)).deletedRecords.map((record) => record.id);
    const soql = `SELECT Id, IsDeleted FROM ${object} WHERE Id = '${id}'`;
    await connection.delete(object, id);
    expect(await deletedIds()).toContain(id);
    expect((await connection.query(soql)).totalSize).toBe(0);
    const all = await connection.query(soql, { scanAll: true });
    expect(all.records).toMatchObject([{ Id: id, IsDeleted: true }]);
    await connection.soap.undelete([id]);
    expect(await deletedIds()).not.toContain(id);
    expect((await connection.query(soql)).records).toMatchObject([{ Id: id, IsDeleted: false }]);
  },
  mayWrite && isDemo,
);

client(
  jsforceVersion,
  'deletes and brings back over SOAP',
  async () => {
    const connection = await connect();
    const ids = await someRows(2);
    expect(await connection.soap.delete(ids)).toMatchObject(ids.map((id) => ({ id, success: true })));
    expect(await connection.soap.undelete(ids)).toMatchObject(ids.map((id) => ({ id, success: true })));
    expect(await connection.soap.undelete(ids)).toMatchObject(ids.map(() => ({ success: false })));
  },
  mayWrite && isDemo,
);
