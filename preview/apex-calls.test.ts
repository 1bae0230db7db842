import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOrgClient, createRights } from './apex/index.ts';
import { startScriptedOrg, type ScriptedOrg } from './apex/scripted-org.ts';
import { serveApex } from './apex-calls.ts';

let org: ScriptedOrg;
let server: FastifyInstance;

beforeEach(async () => {
  org = await startScriptedOrg('2026-05-05T10:00:00.250Z');
  const client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
  server = Fastify();
  serveApex(
    server,
    client,
    createRights(client, () => {}),
    'ana@omnipresence.example',
  );
});

afterEach(async () => {
  await server.close();
  await org.close();
});

const call = (path: string, payload: object = {}) =>
  server.inject({ method: 'POST', url: `/apex/${path}`, payload });

/** The org has the class, and grants it to nobody. */
function shut(): void {
  org.answer = (soql) => ({ pages: [soql.includes('FROM ApexClass') ? [{ Id: '01p000000000001AAA' }] : []] });
}

test.each(['PresenceFloor/rowsById', 'PresenceFloor/nothing', 'PresenceHistory/anything'])(
  'refuses %s as Lightning does where the class is not granted, whatever the method',
  async (path) => {
    shut();
    const response = await call(path);
    const [className] = path.split('/');
    expect(response.statusCode).toBe(500);
    expect(response.json()).toEqual({
      status: 500,
      statusText: 'Server Error',
      body: {
        message: `You do not have access to the Apex class named '${className}'.`,
        isUserDefinedException: false,
        stackTrace: '',
      },
    });
  },
);

test('asks nothing of the records of a class that is not granted', async () => {
  shut();
  await call('PresenceFloor/rowsById', { ids: ['0N3000000000001CAA'] });
  expect(org.asked.filter((line) => line.includes('UserServicePresence'))).toEqual([]);
});

test('says that there is no such method to whom the class is granted', async () => {
  org.answer = () => ({ pages: [[{ Id: '01p000000000001AAA' }]] });
  const response = await call('PresenceHistory/anything');
  expect(response.statusCode).toBe(404);
  expect(response.json()).toMatchObject({
    body: { message: expect.stringContaining("'anything'") as string },
  });
});

test('asks for updated rows by the public call, and answers their ids', async () => {
  org.resources = new Map([
    [
      '/services/data/v67.0/sobjects/UserServicePresence/updated',
      {
        status: 200,
        body: { ids: ['0N3000000000001CAA'], latestDateCovered: '2026-05-05T10:00:00.000+0000' },
      },
    ],
  ]);
  const response = await call('PresenceAdministration/updatedRows', {
    since: '2026-05-05T09:00:00Z',
    until: '2026-05-05T10:00:00Z',
  });
  expect(response.json()).toEqual(['0N3000000000001CAA']);
});

test.each([
  ['deliveredEvents', 1_200],
  ['deliverableEvents', 25_000],
])('answers %s of the org’s limits by the public call', async (name, expected) => {
  const limits = { DailyDeliveredPlatformEvents: { Max: 25_000, Remaining: 23_800 } };
  org.resources = new Map([['/services/data/v67.0/limits', { status: 200, body: limits }]]);
  expect((await call(`PresenceSettings/${name}`)).json()).toBe(expected);
});

test('fails as Apex does for a limit that the org does not have', async () => {
  org.resources = new Map([['/services/data/v67.0/limits', { status: 200, body: {} }]]);
  const response = await call('PresenceSettings/deliveredEvents');
  expect(response.json()).toMatchObject({ body: { message: 'Attempt to de-reference a null object' } });
});

test('takes no text for a time', async () => {
  const response = await call('PresenceAdministration/updatedRows', { since: 'soon', until: null });
  expect(response.json()).toMatchObject({
    body: { message: "Value provided is invalid for action parameter 'since' of type 'Datetime'" },
  });
});

test('answers a refused platform call in the words of the org, as no exception that is known', async () => {
  const path = '/services/data/v67.0/sobjects/UserServicePresence/updated';
  const body = [{ errorCode: 'INVALID_REPLICATION_DATE', message: 'startDate is more than 30 days old' }];
  org.resources = new Map([[path, { status: 400, body }]]);
  const response = await call('PresenceAdministration/updatedRows', {
    since: '2026-01-05T09:00:00Z',
    until: '2026-05-05T10:00:00Z',
  });
  const refusal = response.json<{ body: Record<string, unknown> }>();
  expect(refusal.body).toMatchObject({ message: 'startDate is more than 30 days old' });
  expect(refusal.body).not.toHaveProperty('exceptionType');
});
