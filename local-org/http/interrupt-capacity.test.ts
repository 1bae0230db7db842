import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings } from '../access/settings.ts';
import { ask, tokenOf } from '../fixtures/ask.ts';
import { startSmallOrg, userId } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

const object = 'UserServicePresence';
const name = 'ConfiguredInterruptCapacity';
let org: RunningOrg;
let connection: Connection;
beforeAll(async () => {
  org = await startSmallOrg((db) => changeSettings(db, { interruptibleCapacity: true }));
  const accessToken = await tokenOf(org, 'admin');
  connection = new Connection({ instanceUrl: org.url, accessToken, version: '57.0' });
  const status = `/local/agents/${userId('agent')}/status`;
  await ask(org, accessToken, status, { method: 'POST', body: { status: 'Available' } });
});
afterAll(() => org.close());

const described = async () => (await connection.describe(object)).fields.find((field) => field.name === name);

/** What the page lists of the one field that a public client cannot switch on. */
describe('with Interruptible Capacity', () => {
  it(`types ${name} as int`, async () => {
    expect(await described()).toMatchObject({ type: 'int' });
    const { records } = await connection.query(
      `SELECT ${name} FROM ${object} WHERE ${name} != null AND IsCurrentState = true`,
    );
    expect(records.map((record) => record[name] as unknown)).toEqual([1]);
  });

  it(`lets ${name} do what its properties say`, async () => {
    expect(await described()).toMatchObject({
      createable: false,
      defaultedOnCreate: false,
      filterable: true,
      groupable: true,
      nillable: true,
      sortable: true,
      updateable: false,
    });
    const grouped = `SELECT ${name}, COUNT(Id) rows FROM ${object} WHERE ${name} = 1 GROUP BY ${name} ORDER BY ${name}`;
    expect((await connection.query(grouped)).records).toMatchObject([{ [name]: 1, rows: 1 }]);
  });
});
