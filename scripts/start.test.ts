import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { smallExport, writeExport } from '../local-org/import/export.fixture.ts';
import { installCli } from './deploy/program.ts';
import { canOpenBrowser, readStartFlags } from './start/flags.ts';

const script = fileURLToPath(new URL('start.ts', import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

interface Started {
  readonly child: ChildProcess;
  output: string;
  errors: string;
  readonly ended: Promise<unknown>;
}

function start(flags: readonly string[], env = process.env): Started {
  const data = mkdtempSync(join(tmpdir(), 'start-'));
  const own = flags.some((flag) => flag.startsWith('--target-org')) ? [] : [`--data=${data}`];
  const args = ['--import', 'tsx', script, '--no-open', ...own, ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  running.add(child);
  const started: Started = {
    child,
    output: '',
    errors: '',
    ended: once(child, 'exit').then(([code]) => code as unknown),
  };
  child.stdout?.on('data', (chunk: Buffer) => (started.output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (started.errors += chunk.toString()));
  return started;
}

/** Waits for a word on stdout or stderr. */
async function said(started: Started, where: 'output' | 'errors', pattern: RegExp): Promise<string> {
  const stream = where === 'output' ? started.child.stdout : started.child.stderr;
  for (;;) {
    const found = pattern.exec(started[where])?.[1];
    if (found) return found;
    if (started.child.exitCode !== null) throw new Error(started.errors);
    if (stream) await Promise.race([once(stream, 'data'), started.ended]);
  }
}

async function takenPort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, free: () => server.close() };
}

test('starts the org and the preview, says where each answers, and ends with 0 and no child', async () => {
  const started = start(['--port=0', '--org-port=0', '--agents=20', '--seed=3']);
  const org = await said(started, 'output', /^Org: (http:\S+)$/m);
  const preview = await said(started, 'output', /^Preview: (http:\S+)$/m);
  expect((await fetch(`${org}/services/data`)).status).toBe(200);
  const page = await fetch(`${preview}/supervisor`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('"username":"supervisor@omnipresence.example"');

  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  await expect(fetch(org)).rejects.toThrow();
  await expect(fetch(preview)).rejects.toThrow();
}, 60_000);

test('keeps its pages when the org is killed, and says how to start it again', async () => {
  const started = start(['--port=0', '--org-port=0', '--agents=20']);
  const preview = await said(started, 'output', /^Preview: (http:\S+)$/m);
  const pids = execFileSync('pgrep', ['-P', String(started.child.pid), '-f', 'local-org/main.ts'], {
    encoding: 'utf8',
  });
  process.kill(Number(pids.trim()), 'SIGKILL');
  const again = await said(started, 'errors', /Start it again: npm run org -- (.+)$/m);
  expect((await fetch(`${preview}/supervisor`)).status).toBe(503);

  const main = fileURLToPath(new URL('../local-org/main.ts', import.meta.url));
  const org = spawn(process.execPath, ['--import', 'tsx', main, ...again.split(' ')]);
  running.add(org);
  await once(org.stdout, 'data');
  expect((await fetch(`${preview}/supervisor`)).status).toBe(200);
  started.child.kill('SIGINT');
  expect(await started.ended).toBe(0);
}, 60_000);

test.each([
  ['--port', '--org-port=0'],
  ['--org-port', '--port=0'],
])(
  'ends with 2 and one line when the port of %s is taken',
  async (flag, other) => {
    const { port, free } = await takenPort();
    const started = start([`${flag}=${port}`, other, '--agents=20']);
    expect(await started.ended).toBe(2);
    expect(started.errors.trim().split('\n')).toHaveLength(1);
    expect(started.errors).toContain(String(port));
    expect(started.output).toBe('');
    free();
  },
  60_000,
);

test('ends with 2 and the words of the org when it refuses a flag', async () => {
  const started = start(['--port=0', '--org-port=0', '--agents=many']);
  expect(await started.ended).toBe(2);
  expect(started.errors).toMatch(/^--agents many: .+\n$/);
}, 60_000);

test('hands the org its flags and keeps its own', () => {
  const flags = [
    '--port',
    '0',
    '--org-port',
    '0',
    '--agents',
    '50',
    '--now',
    '2026-05-05T10:00:00Z',
    '--import',
    'folder',
    '--reset',
    '--no-open',
  ];
  expect(readStartFlags(flags)).toEqual({
    port: 0,
    openBrowser: false,
    orgFlags: [
      '--port=0',
      '--agents=50',
      '--now=2026-05-05T10:00:00Z',
      '--import=folder',
      '--reset',
      '--json',
    ],
  });
  expect(readStartFlags([])).toEqual({ port: 7411, openBrowser: true, orgFlags: ['--port=7410', '--json'] });
});

test.each([
  [['--bogus'], "Unknown option '--bogus'"],
  [['extra'], 'Unexpected argument'],
  [['--port', '70000'], '--port 70000: a port from 0 to 65535 is needed'],
  [['--port', 'x'], '--port x: a port'],
  [['--org-port', '7411'], 'cannot share a port'],
  [['--target-org', 'mine', '--agents', '5'], 'starts no local org, so it does not go with --agents'],
  [['--target-org=mine', '--org-port=0', '--reset'], 'does not go with --org-port, --reset'],
  [['--target-org='], 'an alias or a username is needed'],
])('refuses %j in one line', (flags, words) => {
  expect(() => readStartFlags(flags)).toThrow(words);
  expect(() => readStartFlags(flags)).not.toThrow('\n');
});

test('takes an org of the Salesforce CLI instead of a local one', () => {
  expect(readStartFlags(['--target-org', 'mine', '--port=0', '--no-open'])).toEqual({
    port: 0,
    openBrowser: false,
    orgFlags: [],
    targetOrg: 'mine',
  });
});

test('ends with 2 and one line for an alias that the Salesforce CLI does not know', async () => {
  installCli();
  const home = mkdtempSync(join(tmpdir(), 'start-home-'));
  const started = start(['--port=0', '--target-org=nobody'], { ...process.env, HOME: home });
  expect(await started.ended).toBe(2);
  expect(started.errors).toBe('--target-org nobody: No authorization information found for nobody.\n');
  expect(started.output).toBe('');
}, 300_000);

test('opens a browser where there is a screen and somebody before it', () => {
  expect(canOpenBrowser({}, 'darwin')).toBe(true);
  expect(canOpenBrowser({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(canOpenBrowser({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(canOpenBrowser({}, 'linux')).toBe(false);
  expect(canOpenBrowser({ CI: 'true', DISPLAY: ':0' }, 'linux')).toBe(false);
});

test('shows an imported org to its administrator', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'start-import-'));
  writeExport(folder, smallExport());
  const started = start(['--port=0', '--org-port=0', `--import=${folder}`]);
  const preview = await said(started, 'output', /^Preview: (http:\S+)$/m);
  const page = await fetch(`${preview}/supervisor`);
  expect({ status: page.status, text: await page.text() }).toEqual({
    status: 200,
    text: expect.stringContaining('"username":"admin@omnipresence.example"') as unknown,
  });
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
}, 60_000);
