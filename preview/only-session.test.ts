import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startScriptedOrg, type ScriptedOrg } from './apex/scripted-org.ts';
import { startPreview, type Preview } from './server.ts';

let org: ScriptedOrg;
let preview: Preview;
let given: string[];

async function newToken(): Promise<string> {
  const connection = new Connection({ loginUrl: org.url, version: '64.0' });
  await connection.login('ana@omnipresence.example', 'local');
  given.push(connection.accessToken ?? '');
  return connection.accessToken ?? '';
}

beforeAll(async () => {
  org = await startScriptedOrg('2026-05-05T10:00:00.250Z');
  given = [];
  const session = {
    username: 'ana@omnipresence.example',
    apiVersion: '66.0',
    renewal: 'Log in again (sf org login web --alias probe), then reload this page.',
    accessToken: newToken,
  };
  preview = await startPreview({ port: 0, orgUrl: org.url, session });
});

afterAll(async () => {
  await preview.close();
  await org.close();
});

const get = (path: string): Promise<Response> => fetch(`${preview.url}${path}`);

const call = (search = ''): Promise<Response> =>
  fetch(`${preview.url}/apex/PresenceCatalog/statuses${search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });

describe('a preview of an org that is asked through one session', () => {
  test('shows its pages as the session’s user, and sends the page neither its token nor a user to ask as', async () => {
    const response = await get('/supervisor?lang=de');
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('"username":"ana@omnipresence.example"');
    expect(text).not.toContain('"as":');
    expect((await call()).status).toBe(200);
    expect(given).toHaveLength(1);
    expect(text).not.toContain(given[0]);
  });

  test('leads to the org’s own tabs', async () => {
    const response = await fetch(`${preview.url}/lightning/n/standard-OmniSupervisorLightning`, {
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toBe(`${org.url}/lightning/n/standard-OmniSupervisorLightning`);
  });

  test('asks the org in the newest version that it has', async () => {
    await get('/supervisor');
    org.asked.length = 0;
    await call();
    expect(org.asked.filter((asked) => asked.includes('/services/data/'))).toEqual(
      org.asked.filter((asked) => asked.includes('/v66.0/')),
    );
  });

  test('offers its own user alone, without ?as=', async () => {
    const text = await (await get('/')).text();
    expect(text).toContain('href="/supervisor"');
    expect(text).not.toContain('?as=');
  });

  test.each(['/', '/supervisor', '/agent', '/record'])('refuses ?as= in words on %s', async (path) => {
    const response = await get(`${path}?as=admin@omnipresence.example`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      '?as= is for the local org: this one is asked as ana@omnipresence.example',
    );
  });

  test.each(['/ui-api/records/500000000000001AAA?fields=Case.Id&as=x', '/preview/frame.css?as=x'])(
    'refuses ?as= in words at %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        body: { message: expect.stringMatching('as= is for') as string },
      });
    },
  );

  test('refuses ?as= in words where a component calls Apex, and asks the org nothing', async () => {
    org.asked.length = 0;
    const response = await call('?as=admin@omnipresence.example');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      body: { message: expect.stringMatching('as= is for') as string },
    });
    expect(org.asked).toEqual([]);
  });

  test('takes a new token where the org no longer knows the old one', async () => {
    await get('/supervisor');
    const before = given.length;
    org.forgetSessions();
    expect((await get('/supervisor')).status).toBe(200);
    expect(given).toHaveLength(before + 1);
  });
});

test('says in words that a session is over which cannot be renewed', async () => {
  const session = {
    username: 'ana@omnipresence.example',
    apiVersion: '67.0',
    renewal: 'Log in again (sf org login web --alias probe), then reload this page.',
    accessToken: () => Promise.resolve('00D000000000001!stale'),
  };
  const stale = await startPreview({ port: 0, orgUrl: org.url, session });
  const response = await fetch(`${stale.url}/supervisor`);
  expect(response.status).toBe(401);
  const text = await response.text();
  expect(text).toContain('The session of ana@omnipresence.example is over. Log in again (sf org login web');
  expect(text).not.toContain('stale');
  await stale.close();
});
