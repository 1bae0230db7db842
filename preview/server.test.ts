import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startScriptedOrg, type ScriptedOrg } from './apex/scripted-org.ts';
import { startPreview, type Preview } from './server.ts';

let org: ScriptedOrg;
let preview: Preview;

beforeAll(async () => {
  org = await startScriptedOrg('2026-05-05T10:00:00.250Z');
  preview = await startPreview({ port: 0, orgUrl: org.url, password: 'local' });
});

afterAll(async () => {
  await preview.close();
  await org.close();
});

beforeEach(() => {
  org.answer = () => ({ pages: [[]] });
});

async function page(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${preview.url}${path}`);
  return { status: response.status, text: await response.text() };
}

function call(method: string, given: unknown): Promise<Response> {
  return fetch(`${preview.url}/apex/${method}?as=ana@omnipresence.example`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  });
}

/** A request with headers that fetch would not send. */
async function raw(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const [response] = (await once(get(`${preview.url}${path}`, { headers }), 'response')) as [IncomingMessage];
  return response;
}

test('offers every demo user and page', async () => {
  const { status, text } = await page('/');
  expect(status).toBe(200);
  for (const name of ['admin', 'director', 'supervisor', 'agent', 'outsider'])
    expect(text).toContain(`/supervisor?as=${name}%40omnipresence.example`);
});

test('shows a page as the user of the address, in that user’s zone and locale, without a token', async () => {
  const { status, text } = await page('/supervisor?as=ana@omnipresence.example&poll=3');
  expect(status).toBe(200);
  const context = /id="preview-context">\s*(.*?)\s*<\/script>/.exec(text)?.[1] ?? '';
  expect(JSON.parse(context)).toEqual({
    userId: '005000000000001AAA',
    username: 'ana@omnipresence.example',
    as: 'ana@omnipresence.example',
    name: 'Ana Ruiz',
    apiVersion: '67.0',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    lang: 'en-US',
    dir: 'ltr',
    pollSeconds: 3,
    customPermissions: [],
  });
  expect(text).not.toContain('00D000000000001!');
});

test('takes the zone and the theme of the address', async () => {
  const { text } = await page('/supervisor?tz=Asia/Tokyo&theme=dark');
  expect(text).toContain('"timeZone":"Asia/Tokyo"');
  expect(text).toContain('data-theme="dark"');
  expect(text).toContain('/preview/dark.css');
});

test.each([
  ['', 'lang="en-US" dir="ltr"', '"Presence_Try_Again":"Try again now"', 'de-DE'],
  ['?lang=de', 'lang="de" dir="ltr"', '"Presence_Try_Again":"Jetzt erneut versuchen"', 'de-DE'],
  ['?lang=qps', 'lang="en-XA" dir="rtl"', '"Presence_Try_Again":"\u2066[Ţŕý åĝåîñ ñöŵ', 'de-DE'],
])('says every label in the language of the address %s', async (search, root, label, locale) => {
  const { text } = await page(`/supervisor${search}`);
  expect(text.replaceAll(/\s+/g, ' ')).toContain(`<html ${root}`);
  expect(text).toContain(label);
  expect(text).toContain(`"locale":"${locale}"`);
});

test.each([
  ['/agent', 'agent'],
  ['/supervisor', 'supervisor'],
])('shows %s to the demo user whose page it is, where the address names nobody', async (path, name) => {
  expect((await page(path)).text).toContain(`"username":"${name}@omnipresence.example"`);
});

test('shows every page to the user whom the start names, where the address names nobody', async () => {
  const started = await startPreview({
    port: 0,
    orgUrl: org.url,
    password: 'local',
    defaultUser: 'ana@omnipresence.example',
  });
  const text = await (await fetch(`${started.url}/agent`)).text();
  await started.close();
  expect(text).toContain('"username":"ana@omnipresence.example"');
});

test('carries the address from tab to tab', async () => {
  const { text } = await page('/supervisor?as=ana@omnipresence.example&poll=3');
  expect(text).toContain('href="/supervisor?as=ana@omnipresence.example&amp;poll=3" aria-current="page"');
});

test('shows a component without a title over its own', async () => {
  const { text } = await page('/agent');
  expect(text).toContain('<h1 class="preview-unseen">Agent</h1>');
  expect(text).not.toContain('preview-page-header');
});

test('keeps who looks from tab to tab, and not at which record', async () => {
  const { text } = await page('/record?as=ana@omnipresence.example&id=nonsense');
  expect(text).toContain('href="/agent?as=ana%40omnipresence.example"');
  expect(text).not.toContain('preview-context');
});

test('answers a record as the org does, refusals too', async () => {
  const path = '/services/data/v67.0/ui-api/records/500000000000001AAA';
  const ask = () => fetch(`${preview.url}/ui-api/records/500000000000001AAA?fields=Case.OwnerId`);
  org.resources = new Map([[path, { status: 200, body: { id: '500000000000001AAA' } }]]);
  expect(await (await ask()).json()).toEqual({ id: '500000000000001AAA' });
  const refusal = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'No access' }];
  org.resources = new Map([[path, { status: 403, body: refusal }]]);
  const refused = await ask();
  expect([refused.status, await refused.json()]).toEqual([403, refusal]);
});

test.each([
  ['/supervisor?poll=soon', 400, '?poll= takes seconds'],
  ['/supervisor?poll=0', 400, '?poll= takes seconds'],
  ['/supervisor?tz=Mars/Olympus', 400, '?tz= takes a time zone'],
  ['/supervisor?theme=pink', 400, '?theme= takes light or dark'],
  ['/supervisor?lang=fr', 400, '?lang= takes en, de, qps, not “fr”'],
  ['/supervisor?as=nobody@x.example', 403, 'does not let nobody@x.example in: INVALID_LOGIN'],
  ['/supervisor?as=nobody<b>', 403, 'does not let nobody&lt;b&gt; in'],
  ['/nowhere', 404, 'There is nothing at /nowhere.'],
])('says in words why %s cannot be shown', async (path, status, words) => {
  const shown = await page(path);
  expect(shown.status).toBe(status);
  expect(shown.text).toContain(words);
});

test('waits for an org that is away', async () => {
  const away = await startScriptedOrg('2026-05-05T10:00:00Z');
  const waiting = await startPreview({ port: 0, orgUrl: away.url, password: 'local' });
  await away.close();
  const response = await fetch(`${waiting.url}/supervisor`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('http-equiv="refresh"');
  await waiting.close();
});

test('answers an Apex method as Lightning would', async () => {
  const type = {
    type: 'UserServicePresence',
    url: '/services/data/v67.0/sobjects/UserServicePresence/0N3000000000001CAA',
  };
  org.answer = () => ({ pages: [[{ attributes: type, Id: '0N3000000000001CAA', StatusEndDate: null }]] });
  const response = await call('PresenceFloor/rowsById', { ids: ['0N3000000000001CAA'] });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    serverTime: Date.parse('2026-05-05T10:00:00.250Z'),
    rows: [{ Id: '0N3000000000001CAA' }],
  });
});

test('answers a refused query as Lightning would, with the place in the class', async () => {
  org.answer = () => ({
    status: 400,
    errorCode: 'INVALID_TYPE',
    message: "sObject type 'X' is not supported.",
  });
  const response = await call('PresenceFloor/rowsById', { ids: [] });
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    status: 500,
    statusText: 'Server Error',
    body: {
      message: "sObject type 'X' is not supported.",
      exceptionType: 'System.QueryException',
      isUserDefinedException: false,
      stackTrace: expect.stringMatching(/^Class\.PresenceFloor\.rowsById: line \d+, column 1$/) as string,
    },
  });
});

test.each([
  [
    'PresenceFloor/nothing',
    {},
    404,
    "Unable to find action 'nothing' on the controller apex://PresenceFloor",
  ],
  ['Nothing/rowsById', {}, 404, "Unable to find action 'rowsById' on the controller apex://Nothing"],
  [
    'PresenceFloor/rowsById',
    { ids: 'x' },
    500,
    "Value provided is invalid for action parameter 'ids' of type 'List<Id>'",
  ],
])('refuses %s %j', async (method, given, status, message) => {
  const response = await call(method, given);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ status, body: { message } });
});

test('runs no method for a form of another site', async () => {
  const response = await fetch(`${preview.url}/apex/PresenceFloor/rowsById`, {
    method: 'POST',
    body: 'ids=',
  });
  expect(response.status).toBe(415);
});

test('answers this machine only', async () => {
  expect((await raw('/', { host: 'evil.example' })).statusCode).toBe(403);
});

test('serves what a page loads, and nothing beside it', async () => {
  const { text } = await page('/supervisor');
  const loaded = [...text.matchAll(/(?:src|href)="(\/(?:app|vendor|slds|preview)\/[^"]+)"/g)].map(
    (m) => m[1] ?? '',
  );
  expect(loaded.length).toBeGreaterThanOrEqual(5);
  for (const path of loaded) expect((await fetch(`${preview.url}${path}`)).status, path).toBe(200);
  for (const path of [
    '/slds/..%2f..%2fpackage.json',
    '/vendor/x/..%2f..%2f..%2f..%2fpackage.json',
    '/app/x/none.js',
  ])
    expect((await fetch(`${preview.url}${path}`)).status, path).toBe(404);
});

test('tells an open page the state of the build at once', async () => {
  const response = await raw('/preview/builds', {});
  const [chunk] = (await once(response, 'data')) as [Buffer];
  const state: unknown = JSON.parse(/^data: (.*)$/m.exec(chunk.toString())?.[1] ?? '');
  expect(state).toMatchObject({ problems: [] });
  response.destroy();
});

test('refuses a port that is taken', async () => {
  const port = Number(new URL(preview.url).port);
  await expect(startPreview({ port, orgUrl: org.url, password: 'local' })).rejects.toThrow('EADDRINUSE');
});

test('says of a tab of Lightning’s own what would be there', async () => {
  const { status, text } = await page('/lightning/n/standard-OmniSupervisorLightning');
  expect(status).toBe(404);
  expect(text).toContain('In Lightning Experience the tab standard-OmniSupervisorLightning is here');
});
