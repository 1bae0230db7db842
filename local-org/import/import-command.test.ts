import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOrg, type OrgOptions, type RunningOrg } from '../org.ts';
import { presence, setCell, smallExport, user, writeExport } from './export.fixture.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
let folder: string;
let from: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-command-'));
  from = join(folder, 'export');
  data = join(folder, 'data');
  mkdirSync(from);
  writeExport(from, smallExport());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const exportEnd = Date.UTC(2026, 4, 5, 9, 30);
const exportHour = /^2026-05-05T(09:[345]|10:)/;

async function tokenOf(org: RunningOrg, username: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'password', username, password: 'local' });
  const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function visibleRows(org: RunningOrg, token: string): Promise<string[]> {
  const soql = 'SELECT Id FROM UserServicePresence ORDER BY Id';
  const response = await fetch(`${org.url}/services/data/v64.0/query?q=${encodeURIComponent(soql)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { records: { Id: string }[] }).records.map(({ Id }) => Id);
}

async function withOrg<T>(options: Partial<OrgOptions>, work: (org: RunningOrg) => Promise<T>): Promise<T> {
  const org = await startOrg({ port: 0, folder: data, readers: 1, ...options });
  try {
    return await work(org);
  } finally {
    await org.close();
  }
}

describe('an imported org', () => {
  it('lets everybody in who is active, under the sharing of the exported roles', async () => {
    await withOrg({ import: from }, async (org) => {
      expect(org.users.map(({ username, password }) => [username, password])).toEqual([
        ['admin@omnipresence.example', 'local'],
        ['ann@x.example', 'local'],
        ['sue@x.example', 'local'],
      ]);
      for (const { username } of org.users) {
        const rows = await visibleRows(org, await tokenOf(org, username));
        expect(rows).toEqual([presence(1), presence(2)]);
      }
    });
  });

  it('stands as at the export, on a clock that goes on from there, also after a restart', async () => {
    await withOrg({ import: from }, (org) => {
      expect(new Date(org.now()).toISOString()).toMatch(exportHour);
      return Promise.resolve();
    });
    for (const again of [{ import: from }, {}]) {
      await withOrg(again, async (org) => {
        expect(org.now()).toBeGreaterThanOrEqual(exportEnd);
        expect(new Date(org.now()).toISOString()).toMatch(exportHour);
        expect(await visibleRows(org, await tokenOf(org, 'ann@x.example'))).toHaveLength(2);
      });
    }
    const now = Date.UTC(2026, 5, 1);
    await withOrg({ import: from, now, reset: true }, (org) => {
      expect(new Date(org.now()).toISOString()).toMatch(/^2026-06-01T00:0/);
      return Promise.resolve();
    });
  });

  it('obeys the administrator’s hand', async () => {
    await withOrg({ import: from }, async (org) => {
      const headers = {
        authorization: `Bearer ${await tokenOf(org, 'admin@omnipresence.example')}`,
        'content-type': 'application/json',
      };
      const post = async (path: string, body: object): Promise<unknown> =>
        (
          await fetch(`${org.url}/local/agents/${user(2)}/${path}`, {
            method: 'POST',
            headers,
            body: JSON.stringify(body),
          })
        ).json();
      expect(await post('work', { change: 1 })).toMatchObject({ closed: null });
      expect(await post('status', { status: 'Busy' })).toMatchObject({
        closed: presence(2),
        opened: presence(3),
      });
      expect(await post('release', {})).toMatchObject({ opened: null });
      expect(await post('logout', {})).toMatchObject({ closed: presence(3), opened: null });
    });
  });
});

async function refused(...flags: string[]): Promise<{ stdout: string; lines: string[] }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--port', '0', '--data', data, ...flags]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return { stdout, lines: stderr.trimEnd().split('\n') };
}

describe('npm run org -- --import', () => {
  it('names what is wrong, ends with 2, and leaves what is stored alone, even with --reset', async () => {
    await withOrg({ agents: 2, pastDays: 1, floor: false }, () => Promise.resolve());
    const files = smallExport();
    setCell(files, 'User.csv', 2, 'ManagerId', user(9));
    writeExport(from, files);
    expect((await refused('--import', from)).lines).toEqual([expect.stringContaining('--reset')]);
    expect((await refused('--import', from, '--reset')).lines).toEqual([
      `User.csv:2:ManagerId: "${user(9)}" is not in User.csv; nothing was imported`,
    ]);
    expect(readdirSync(data).filter((name) => name.includes('import'))).toEqual([]);
    await withOrg({ agents: 2 }, (org) => {
      expect(org.users[0]?.name).toBe('Ada Admin');
      expect(org.users).toHaveLength(5);
      return Promise.resolve();
    });
  });

  it('is refused for what does not fit an imported org', async () => {
    await withOrg({ import: from }, () => Promise.resolve());
    expect((await refused('--agents', '3')).lines).toEqual([expect.stringMatching(/imported org.*--agents/)]);
    expect((await refused('--import', folder)).lines).toEqual([expect.stringContaining('--reset')]);
    expect((await refused('--import', join(folder, 'none'))).lines).toEqual([
      expect.stringMatching(/^--import .*there is no such folder$/),
    ]);
  });
});
