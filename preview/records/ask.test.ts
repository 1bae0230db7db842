import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrgClient, type OrgClient } from '../apex/index.ts';
import { startScriptedOrg, type ScriptedOrg } from '../apex/scripted-org.ts';
import { askRecord } from './ask.ts';

const ana = 'ana@omnipresence.example';
const path = '/services/data/v67.0/ui-api/records/500000000000001AAA';
const record = { apiName: 'Case', id: '500000000000001AAA', fields: { OwnerId: { value: '005A' } } };

let org: ScriptedOrg;
let client: OrgClient;

beforeAll(async () => {
  org = await startScriptedOrg('2026-05-05T10:00:00Z');
  client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
});

afterAll(() => org.close());

const ask = (id = '500000000000001AAA') => askRecord(client, ana, { id, optionalFields: 'Case.OwnerId' });

test('answers the record as the org gave it', async () => {
  org.resources = new Map([[path, { status: 200, body: record }]]);
  expect(await ask()).toEqual({ status: 200, body: record });
});

test('opens a session again that the org has forgotten', async () => {
  org.resources = new Map([[path, { status: 200, body: record }]]);
  await ask();
  org.forgetSessions();
  expect(await ask()).toEqual({ status: 200, body: record });
});

test.each([
  [404, 'NOT_FOUND', 'The requested resource does not exist'],
  [403, 'INSUFFICIENT_ACCESS', "You don't have access to this record."],
  [400, 'INVALID_FIELD', 'Invalid field: Case.Colour'],
])('takes a refusal with %d for an answer, in the org’s own words', async (status, errorCode, message) => {
  const body = [{ errorCode, message }];
  org.resources = new Map([[path, { status, body }]]);
  expect(await ask()).toEqual({ status, body });
});

test('rejects where nothing answers', async () => {
  const away = await startScriptedOrg('2026-05-05T10:00:00Z');
  const lost = createOrgClient({ orgUrl: away.url, password: 'local', apiVersion: '67.0' });
  await lost.user(ana);
  await away.close();
  await expect(askRecord(lost, ana, { id: '500000000000001AAA' })).rejects.toThrow();
});

test('lets no id leave its place in the address', async () => {
  org.asked.length = 0;
  expect((await ask('../../query?q=SELECT')).status).toBe(404);
  expect(org.asked.at(-1)).toBe('GET /services/data/v67.0/ui-api/records/..%2F..%2Fquery%3Fq%3DSELECT');
});
