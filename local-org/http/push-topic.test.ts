import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, refusalOf, rest, tokenOf } from '../fixtures/ask.ts';
import { startSmallOrg } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

let org: RunningOrg;
let admin: string;
let agent: string;
beforeAll(async () => {
  org = await startSmallOrg();
  admin = await tokenOf(org, 'admin');
  agent = await tokenOf(org, 'agent');
});
afterAll(() => org.close());

const values = {
  Name: 'Presence',
  ApiVersion: '60.0',
  Query: 'SELECT Id, UserId FROM UserServicePresence',
  NotifyForFields: 'Select',
};

describe('a PushTopic through the API', () => {
  it('is created, read, updated in three ways and deleted', async () => {
    const connection = new Connection({ instanceUrl: org.url, accessToken: admin, version: '60.0' });
    const topics = connection.sobject('PushTopic');
    const created = await topics.create(values);
    const id = created.success ? created.id : '';
    const described = () => topics.retrieve(id).then(({ Description: text }) => text as unknown);
    expect(await topics.retrieve(id)).toMatchObject({ ...values, ApiVersion: 60, IsActive: true });
    expect(await topics.update({ Id: id, Description: 'one' })).toMatchObject({ id, success: true });
    expect(await described()).toBe('one');
    expect(await topics.update([{ Id: id, Description: 'two' }])).toMatchObject([{ id, success: true }]);
    expect(await described()).toBe('two');
    const record = { type: 'PushTopic', Id: id, Description: 'three', NotifyForOperationDelete: 'false' };
    expect(await connection.soap.update([record])).toMatchObject([{ id, success: true }]);
    expect(await topics.retrieve(id)).toMatchObject({
      Description: 'three',
      NotifyForOperationDelete: false,
    });
    const patched = await ask(org, admin, rest(`/sobjects/PushTopic/${id}`), {
      method: 'PATCH',
      body: { Description: 'four' },
    });
    expect(patched).toMatchObject({ status: 204, body: undefined });
    expect(await described()).toBe('four');
    expect(await topics.destroy(id)).toMatchObject({ id, success: true });
    expect(refusalOf(await ask(org, admin, rest(`/sobjects/PushTopic/${id}`))).status).toBe(404);
  });

  it('is written by who may, and described so', async () => {
    const refused = { status: 400, errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' };
    const path = rest('/sobjects/PushTopic');
    expect(refusalOf(await ask(org, agent, path, { method: 'POST', body: values }))).toEqual(refused);
    const { body } = await ask(org, admin, `${path}/describe`);
    expect(body).toMatchObject({ createable: true, updateable: true, deletable: true, keyPrefix: '0IF' });
  });
});
