import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openPollingClient, post, type Delivery, type PollingClient } from './feed-load.fixture.ts';
import { ask, queryPath, tokenOf } from './fixtures/ask.ts';
import type { RunningOrg } from './org.ts';

/** Open polls, and changes that are told to some of them: how late they come is printed, that none is lost is asserted.
 * For a soak; `FEED_LOAD_SECONDS` makes it shorter. What must hold at any load, hub-histories.test proves. */
const isSoak = process.env['SOAK'] !== undefined;
const size = {
  polls: 1000,
  subscribers: 50,
  slow: 20,
  pause: 10_000,
  seconds: Number(process.env['FEED_LOAD_SECONDS'] ?? 30),
};
/** Each closes a row and opens one: two changes. */
const statusesPerSecond = 250;
const channel = '/data/ChangeEvents';
const main = fileURLToPath(new URL('./main.ts', import.meta.url));

interface Changes {
  readonly created: Set<string>;
  readonly updated: string[];
}

/** Statuses of many agents in turn, each when it is due. */
async function changeStatuses(
  org: { url: string },
  agent: Agent,
  token: string,
  agents: string[],
): Promise<Changes> {
  const changes: Changes = { created: new Set(), updated: [] };
  const answers: Promise<void>[] = [];
  const begins = performance.now();
  const labels = ['Training', 'Lunch'];
  for (let n = 0; n < statusesPerSecond * size.seconds; n += 1) {
    const due = begins + (n * 1000) / statusesPerSecond;
    if (due > performance.now()) await wait(due - performance.now());
    const status = labels[Math.floor(n / agents.length) % labels.length];
    const path = `${org.url}/local/agents/${agents[n % agents.length] ?? ''}/status`;
    answers.push(
      post(agent, path, token, { status }).then((text) => {
        const { opened, closed } = JSON.parse(text) as { opened: string; closed: string | null };
        changes.created.add(opened);
        if (closed !== null) changes.updated.push(closed);
      }),
    );
  }
  await Promise.all(answers);
  return changes;
}

/** Some at a time. */
async function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const next = Array.from({ length: Math.min(20, count - made.length) }, make);
    made.push(...(await Promise.all(next)));
  }
  return made;
}

function expectAll(deliveries: readonly Delivery[], { created, updated }: Changes): void {
  const ids = (type: string): string[] =>
    deliveries.filter(({ changeType }) => changeType === type).flatMap(({ recordIds }) => recordIds);
  expect(ids('CREATE')).toHaveLength(created.size);
  expect(ids('CREATE').every((id) => created.has(id))).toBe(true);
  expect(ids('UPDATE').sort()).toEqual([...updated].sort());
  expect(
    deliveries.every(({ replayId }, at) => at === 0 || replayId > (deliveries[at - 1]?.replayId ?? 0)),
  ).toBe(true);
}

const megabytes = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
};

it.runIf(isSoak)(
  `tells ${size.subscribers} of ${size.polls} open polls of every change, in order`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'feed-load-'));
    const flags = ['--port', '0', '--agents', '100', '--no-floor', '--json', '--data', folder];
    const connections = new Agent({ keepAlive: true, maxSockets: Infinity });
    // A kept connection that rests may end just when it is used.
    const fresh = new Agent();
    const writers = new Agent({ keepAlive: true, maxSockets: 16 });
    const server = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const clients: PollingClient[] = [];
    try {
      let line = '';
      while (!line.includes('\n')) line += String((await once(server.stdout, 'data'))[0]);
      const { url } = JSON.parse(line) as { url: string };
      const org = { url } as RunningOrg;
      const admin = await tokenOf(org, 'admin');
      await ask(org, admin, '/local/settings', { method: 'PATCH', body: { dailyDeliveries: 1_000_000_000 } });
      const before = Date.now();
      const { now } = (await ask(org, admin, '/local/clock', { method: 'POST', body: { advance: 0 } }))
        .body as {
        now: string;
      };
      const offset = Date.parse(now) - (before + Date.now()) / 2;
      const orgTime = (): number => Date.now() + offset;
      const agents = (
        (
          await ask(
            org,
            admin,
            queryPath(
              // A second current row would be closed too, and its change is in no answer.
              'SELECT UserId FROM UserServicePresence WHERE IsCurrentState = true AND User.IsActive = true GROUP BY UserId HAVING COUNT(Id) = 1',
            ),
          )
        ).body as { records: { UserId: string }[] }
      ).records.map(({ UserId }) => UserId);

      const open = async (agent: Agent, channels: readonly string[]): Promise<PollingClient> => {
        const client = await openPollingClient(agent, url, await tokenOf(org, 'admin'), channels, orgTime);
        clients.push(client);
        return client;
      };
      const told = await many(size.subscribers, () => open(connections, [channel]));
      const others = await many(size.polls - size.subscribers - size.slow, () => open(connections, []));
      for (const client of [...told, ...others]) client.start();
      const slow = await many(size.slow, () => open(fresh, [channel]));
      let { pause } = size;
      for (const client of slow) client.start(() => pause);
      const memory = megabytes(server.pid ?? 0);
      const changes = await changeStatuses(org, writers, admin, agents);
      const count = changes.created.size + changes.updated.length;
      const heard = ({ deliveries }: PollingClient): number =>
        deliveries.reduce((sum, { recordIds }) => sum + recordIds.length, 0);
      await expect.poll(() => told.every((client) => heard(client) >= count), { timeout: 60_000 }).toBe(true);
      const after = megabytes(server.pid ?? 0);
      for (const client of told) expectAll(client.deliveries, changes);
      const times = told
        .flatMap(({ deliveries }) => deliveries.map(({ took }) => took))
        .sort((a, b) => a - b);
      const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
      const answers = told.reduce((sum, client) => sum + client.answers, 0);
      process.stdout.write(
        `feed: ${count} changes in ${size.seconds} s to each of ${told.length} subscribers beside ${size.polls} polls, ` +
          `median ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms, ${(times.length / answers).toFixed(1)} events an ` +
          `answer; the org's memory ${memory.toFixed(0)} to ${after.toFixed(0)} MB with ${slow.length} that asked every ${size.pause / 1000} s\n`,
      );
      pause = 0;
      await expect.poll(() => slow.every((client) => heard(client) >= count), { timeout: 60_000 }).toBe(true);
      for (const client of slow) expectAll(client.deliveries, changes);

      expect(count).toBeGreaterThan(statusesPerSecond * size.seconds);
      expect(after - memory).toBeLessThan(300);
    } finally {
      for (const client of clients) client.stop();
      for (const agent of [connections, fresh, writers]) agent.destroy();
      server.kill('SIGTERM');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    }
  },
  0,
);
