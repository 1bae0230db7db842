import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';
import { expect, it } from 'vitest';
import { ask, queryPath, tokenOf } from './fixtures/ask.ts';
import type { RunningOrg } from './org.ts';

/** A client that was subscribed when the org was killed, and finds it again at its address. */
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const channel = '/data/ChangeEvents';

interface ChangeEvent {
  readonly event: { readonly replayId: number };
  readonly payload: { readonly ChangeEventHeader: { readonly recordIds: readonly string[] } };
}

interface Running {
  readonly org: RunningOrg;
  readonly process: ChildProcess;
}

async function start(folder: string, port: string): Promise<Running> {
  const flags = ['--port', port, '--agents', '12', '--no-floor', '--json', '--data', folder];
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let line = '';
  while (!line.includes('\n')) line += String((await once(child.stdout, 'data'))[0]);
  return { org: JSON.parse(line) as RunningOrg, process: child };
}

async function kill({ process: child }: Running): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

it('brings a client that subscribes again after a kill what it missed, once each and in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'restarted-'));
  let running = await start(folder, '0');
  try {
    const { org } = running;
    const admin = await tokenOf(org, 'admin');
    const soql =
      'SELECT UserId FROM UserServicePresence WHERE IsCurrentState = true AND User.IsActive = true LIMIT 1';
    const { records } = (await ask(org, admin, queryPath(soql))).body as { records: { UserId: string }[] };
    const changed: string[] = [];
    const change = async (status: string): Promise<void> => {
      const path = `/local/agents/${records[0]?.UserId ?? ''}/status`;
      const { body } = await ask(org, admin, path, { method: 'POST', body: { status } });
      const { opened, closed } = body as { opened: string; closed: string };
      changed.push(closed, opened);
    };
    const connection = new Connection({ instanceUrl: org.url, accessToken: admin, version: '62.0' });
    const client = connection.streaming.createClient([new StreamingExtension.Replay(channel, -1)]);
    // It would try again after five seconds.
    (client as unknown as { _dispatcher: { retry: number } })._dispatcher.retry = 0.2;
    const heard: ChangeEvent[] = [];
    await client.subscribe(channel, (event: ChangeEvent) => heard.push(event));
    const all = (): Promise<void> =>
      expect.poll(() => heard.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(changed.length);
    await change('Lunch');
    await change('Training');
    await all();

    await kill(running);
    running = await start(folder, new URL(org.url).port);
    for (const status of ['Lunch', 'Training', 'Meeting']) await change(status);
    await all();
    await change('Lunch');
    await all();
    expect(heard.map(({ payload }) => payload.ChangeEventHeader.recordIds).flat()).toEqual(changed);
    const ids = heard.map(({ event }) => event.replayId);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    await (client as unknown as { disconnect(): Promise<void> }).disconnect();
  } finally {
    await kill(running);
    rmSync(folder, { recursive: true, force: true });
  }
}, 90_000);
