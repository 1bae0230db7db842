import { expect } from 'vitest';
import { connect, isDemo, refusalOf } from './org.ts';
import { client, documented, jsforceVersion, objectPage, restGuide } from './verified.ts';

const object = 'UserServicePresence';

async function someIds(count: number): Promise<string[]> {
  const soql = `SELECT Id FROM UserServicePresence ORDER BY Id LIMIT ${count}`;
  return (await (await connect()).query<{ Id: string }>(soql)).records.map(({ Id }) => Id);
}

documented(`${restGuide}, sObject rows`, 'retrieves a record as the query shows it', async () => {
  const connection = await connect();
  const [id = ''] = await someIds(1);
  const record = await connection.retrieve(object, id);
  const fields = 'Id, UserId, IsAway, StatusStartDate, StatusEndDate';
  const { records } = await connection.query(`SELECT ${fields} FROM ${object} WHERE Id = '${id}'`);
  const { attributes: _attributes, ...queried } = records[0] ?? {};
  expect(record).toMatchObject(queried);
  expect(await connection.retrieve(object, id.slice(0, 15))).toMatchObject({ Id: id });
});

client(jsforceVersion, 'retrieves a list in its order', async () => {
  const ids = (await someIds(200)).reverse();
  const records = await (await connect()).retrieve(object, ids);
  expect(records.map((record) => record['Id'])).toEqual(ids);
});

documented(`${restGuide}, sObject collections`, 'retrieves up to 2,000 records at once', async () => {
  const connection = await connect();
  const [id = ''] = await someIds(1);
  const retrieve = (count: number): Promise<{ Id: string }[]> =>
    connection.requestPost(`/composite/sobjects/${object}`, {
      ids: Array.from({ length: count }, () => id),
      fields: ['Id'],
    });
  expect(await retrieve(2000)).toHaveLength(2000);
  expect(await refusalOf(retrieve(2001))).toBe('EXCEEDED_ID_LIMIT');
});

documented(`${restGuide}, status codes`, 'does not find what is not there', async () => {
  const connection = await connect();
  const { keyPrefix } = await connection.describe(object);
  expect(await refusalOf(connection.retrieve(object, `${keyPrefix ?? ''}00000zzzzzzzzz`))).toBe('NOT_FOUND');
});

documented(
  objectPage,
  'is neither created nor updated by anyone',
  async () => {
    const connection = await connect();
    const [id = ''] = await someIds(1);
    const refused = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
    expect(await refusalOf(connection.create(object, { Name: 'x' }))).toBe(refused);
    expect(await refusalOf(connection.update(object, { Id: id, Name: 'x' }))).toBe(refused);
    const [first] = await connection.create(object, [{ Name: 'x' }]);
    expect(first).toMatchObject({ success: false });
  },
  isDemo,
);

documented(
  objectPage,
  'is not deleted below 41.0',
  async () => {
    const [id = ''] = await someIds(1);
    expect(await refusalOf((await connect('40.0')).delete(object, id))).toBe('METHOD_NOT_ALLOWED');
  },
  isDemo,
);
