import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStreamingClient } from './fixtures/streaming-client.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'org-main-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: { stdout: string; stderr: string };
}

function run(...flags: string[]): Run {
  return watch(spawn(process.execPath, ['--import', 'tsx', main, ...flags], { stdio: 'pipe' }));
}

function watch(child: ChildProcessWithoutNullStreams): Run {
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (output.stdout += String(text)));
  child.stderr.on('data', (text) => (output.stderr += String(text)));
  return { child, output };
}

async function end({ child, output }: Run): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

async function firstLine({ child, output }: Run): Promise<string> {
  while (!output.stdout.includes('\n')) {
    if (child.exitCode !== null) throw new Error(output.stderr);
    await once(child.stdout, 'data');
  }
  return output.stdout.slice(0, output.stdout.indexOf('\n'));
}

async function adminToken(url: string): Promise<string> {
  const form = { grant_type: 'password', username: 'admin@omnipresence.example', password: 'local' };
  const answer = await fetch(`${url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const small = (data: string): string[] => ['--port', '0', '--agents', '3', '--data', data];

describe('npm run org', () => {
  it('says in one line of JSON where it answers and who may log in, and ends with 0', async () => {
    const org = run(...small(folder), '--no-floor', '--json');
    const { url, users } = JSON.parse(await firstLine(org)) as { url: string; users: { username: string }[] };
    expect((await fetch(`${url}/services/data`)).status).toBe(200);
    expect(users.map(({ username }) => username.split('@')[0])).toEqual([
      'admin',
      'director',
      'supervisor',
      'agent',
      'outsider',
    ]);
    expect(users[0]).toMatchObject({ password: 'local', id: expect.stringMatching(/^005/) as unknown });
    org.child.kill('SIGINT');
    expect(await end(org)).toMatchObject({ code: 0, stdout: `${JSON.stringify({ url, users })}\n` });
  });

  it('lives while its floor moves, answers the poll that waits, and ends with 0', async () => {
    const org = run(...small(folder));
    const [, url = ''] = /^Org: (http:\/\/127\.0\.0\.1:\d+)$/.exec(await firstLine(org)) ?? [];
    const client = createStreamingClient(url, await adminToken(url));
    await client.handshake();
    const poll = client.connect();
    await client.unsubscribe('/topic/Nothing');
    org.child.kill('SIGTERM');
    expect(await poll).toMatchObject([{ channel: '/meta/connect', successful: true }]);
    expect((await end(org)).code).toBe(0);
  });

  it('ends with 0 in the middle of a long filling, and makes it anew the next time', async () => {
    const org = run('--port', '0', '--agents', '1000', '--data', folder);
    await once(org.child.stderr, 'data');
    org.child.kill('SIGINT');
    expect(await end(org)).toMatchObject({ code: 0, stdout: '' });
    const again = run(...small(folder), '--no-floor', '--json');
    expect(await firstLine(again)).toContain('"url"');
    again.child.kill('SIGTERM');
    expect((await end(again)).code).toBe(0);
  });

  it('ends with 0 and leaves nobody behind when npm is told to end', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const args = ['run', '-s', 'org', '--', ...small(folder), '--no-floor', '--json'];
      const npm = watch(spawn('npm', args, { cwd: root, stdio: 'pipe' }));
      const { url } = JSON.parse(await firstLine(npm)) as { url: string };
      npm.child.kill(signal);
      expect((await end(npm)).code).toBe(0);
      await expect(fetch(`${url}/services/data`)).rejects.toThrow();
    }
  });

  it('ends with 2 and one line for a wrong flag, a taken port, and data that it cannot use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const file = join(folder, 'file');
    writeFileSync(file, '');
    writeFileSync(join(folder, 'org.db'), 'this is not a database, it is a text of some length');
    for (const [flags, words] of [
      [['--agents', 'many'], '--agents many'],
      [['--port', port, '--data', join(folder, 'a')], port],
      [['--port', '0', '--data', file], 'cannot be used'],
      [['--port', '0', '--data', folder], 'cannot be opened'],
    ] as const) {
      const { code, stdout, stderr } = await end(run(...flags));
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr.split('\n')).toHaveLength(2);
      expect(stderr).toContain(words);
    }
    server.close();
  });
});
