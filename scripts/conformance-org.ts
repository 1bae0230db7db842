import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface ConformanceOrg {
  /** What the clients are told about the org: ORG_URL, ORG_USER, ORG_PASSWORD. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

interface Announcement {
  readonly url: string;
  readonly users: readonly { readonly username: string; readonly password: string }[];
}

/** A small org that stands still, in a folder of its own. Rejects with what it said when it does not come up. */
export async function startConformanceOrg(): Promise<ConformanceOrg> {
  const data = await mkdtemp(path.join(tmpdir(), 'omnipresence-conformance-'));
  const flags = ['--port', '0', '--agents', '100', '--seed', '1', '--no-floor', '--json', '--data', data];
  const child = spawn(process.execPath, ['--import', 'tsx', 'local-org/main.ts', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then((code) => reject(new Error(`The org ended with ${String(code)}:\n${said}`)));
  });
  const { url, users } = JSON.parse(line) as Announcement;
  const admin = users.find(({ username }) => username.startsWith('admin@'));
  return {
    env: { ORG_URL: url, ORG_USER: admin?.username ?? '', ORG_PASSWORD: admin?.password ?? '' },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}
