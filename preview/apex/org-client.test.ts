import { afterEach, beforeEach, expect, test } from 'vitest';
import { lightningError } from './errors.ts';
import { createOrgClient, rowLimit, type OrgClient } from './org-client.ts';
import { startScriptedOrg, type ScriptedOrg } from './scripted-org.ts';

const soql = 'SELECT Id FROM UserServicePresence';
const ana = 'ana@omnipresence.example';
let org: ScriptedOrg;
let client: OrgClient;

beforeEach(async () => {
  org = await startScriptedOrg('2026-05-05T10:00:00.250Z');
  client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
});

afterEach(() => org.close());

test('takes the server time before the query', async () => {
  const { serverTime } = await client.query(ana, soql);
  expect(serverTime).toBe(Date.parse('2026-05-05T10:00:00.250Z'));
  expect(org.asked).toEqual(['POST /services/Soap/u/64.0', 'POST /services/Soap/u/67.0', soql]);
});

test('logs a user in once and another one apart', async () => {
  await Promise.all([client.query(ana, soql), client.query(ana, soql), client.query('bob@x.example', soql)]);
  expect(org.asked.filter((line) => line === 'POST /services/Soap/u/64.0')).toHaveLength(2);
});

test('follows every page of a query', async () => {
  org.answer = () => ({ pages: [[{ Id: 'a' }], [{ Id: 'b' }], [{ Id: 'c' }]] });
  const { records } = await client.query(ana, soql);
  expect(records).toEqual([{ Id: 'a' }, { Id: 'b' }, { Id: 'c' }]);
});

test('refuses more rows than a transaction may read', async () => {
  const rows = Array.from({ length: rowLimit }, () => ({ Id: 'a' }));
  org.answer = () => ({ pages: [rows, [{ Id: 'b' }]] });
  const refused: unknown = await client.query(ana, soql).catch((error: unknown) => error);
  expect(lightningError(refused, undefined).body).toMatchObject({
    exceptionType: 'System.LimitException',
    message: `Too many query rows: ${rowLimit + 1}`,
  });
});

test('opens a session again that the org has forgotten', async () => {
  await client.query(ana, soql);
  org.forgetSessions();
  const { records } = await client.query(ana, soql);
  expect(records).toEqual([]);
});

test('answers a user whom the org lets in no more as Lightning answers an ended session', async () => {
  const refused: unknown = await client.query('nobody@x.example', soql).catch((error: unknown) => error);
  expect(lightningError(refused, undefined)).toMatchObject({
    status: 401,
    body: { message: 'INVALID_LOGIN: Invalid username, password, security token; or user locked out.' },
  });
});

test('gives up when a new session is refused too', async () => {
  org.answer = () => ({
    status: 401,
    errorCode: 'INVALID_SESSION_ID',
    message: 'Session expired or invalid',
  });
  const refused: unknown = await client.query(ana, soql).catch((error: unknown) => error);
  expect(lightningError(refused, undefined).status).toBe(401);
  expect(org.asked.filter((line) => line === soql)).toHaveLength(2);
});

test('answers an unavailable org as Lightning answers a lost connection, after one try', async () => {
  org.answer = () => ({ status: 503, errorCode: 'SERVER_UNAVAILABLE', message: 'down' });
  const refused: unknown = await client.query(ana, soql).catch((error: unknown) => error);
  expect(lightningError(refused, undefined)).toMatchObject({
    status: 504,
    body: { message: 'Disconnected or Canceled' },
  });
  expect(org.asked.filter((line) => line === soql)).toHaveLength(1);
});

test('answers an org that is gone as Lightning answers a lost connection', async () => {
  await client.query(ana, soql);
  await org.close();
  const refused: unknown = await client.query(ana, soql).catch((error: unknown) => error);
  expect(lightningError(refused, undefined)).toMatchObject({
    status: 504,
    body: { message: 'Disconnected or Canceled' },
  });
});

test('stops waiting for an org that does not answer', async () => {
  const hasty = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0', timeout: 200 });
  org.answer = () => 'silence';
  const refused: unknown = await hasty.query(ana, soql).catch((error: unknown) => error);
  expect(lightningError(refused, undefined).status).toBe(504);
});

test('answers a refused query as the exception that Apex would have thrown', async () => {
  const message = "No such column 'Foo' on entity 'UserServicePresence'.";
  org.answer = () => ({ status: 400, errorCode: 'INVALID_FIELD', message });
  const refused: unknown = await client.query(ana, soql).catch((error: unknown) => error);
  expect(lightningError(refused, undefined)).toEqual({
    status: 500,
    statusText: 'Server Error',
    body: { message, exceptionType: 'System.QueryException', isUserDefinedException: false, stackTrace: '' },
  });
});

test('answers a spent allowance as a limit', async () => {
  const message = 'TotalRequests Limit exceeded.';
  org.answer = () => ({ status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED', message });
  const refused: unknown = await client.query(ana, soql).catch((error: unknown) => error);
  expect(lightningError(refused, undefined).body).toMatchObject({
    message,
    exceptionType: 'System.LimitException',
  });
});

test('says a fault of its own instead of a lost connection', () => {
  expect(lightningError(new TypeError('x is not a function'), undefined)).toMatchObject({
    status: 500,
    body: { message: 'x is not a function' },
  });
});

test('says who the user is, in which zone and locale', async () => {
  expect(await client.user(ana)).toEqual({
    id: '005000000000001AAA',
    username: ana,
    name: 'Ana Ruiz',
    timeZone: 'Europe/Berlin',
    locale: 'de_DE',
  });
});

test('asks the org again after a refused login', async () => {
  const first: unknown = await client.user('nobody@x.example').catch((error: unknown) => error);
  expect(String(first)).toContain('INVALID_LOGIN');
  await client.user('nobody@x.example').catch(() => undefined);
  expect(org.asked).toHaveLength(2);
});
