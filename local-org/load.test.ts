import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** A minute of questions beside a busy floor, in soak alone: it prints how long they took and asserts that all were
 * answered. `LOAD_AGENTS` and `LOAD_SECONDS` make it smaller. */
const agents = process.env['LOAD_AGENTS'] ?? '10000';
const seconds = Number(process.env['LOAD_SECONDS'] ?? 60);
const perSecond = 200;
const main = fileURLToPath(new URL('./main.ts', import.meta.url));

interface Asked {
  readonly kind: string;
  /** From when it was due, so that a queue is not hidden. */
  readonly milliseconds: number;
  readonly status: number;
}

const presence = 'UserServicePresence';
const fields = 'Id, UserId, ServicePresenceStatusId, IsAway, StatusStartDate, SystemModstamp, User.Name';

async function tokenOf(url: string, name: string): Promise<string> {
  const form = { grant_type: 'password', username: `${name}@omnipresence.example`, password: 'local' };
  const body = new URLSearchParams(form);
  const response = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

it.skipIf(!process.env['SOAK'])(
  `answers ${perSecond} queries a second beside a floor of ${agents} agents, without an error`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'load-'));
    const flags = ['--port', '0', '--agents', agents, '--speed', '20', '--json', '--data', folder];
    // Few connections, kept: opening thousands would measure the one who asks.
    const connections = new Agent({ keepAlive: true, maxSockets: 32 });
    const org = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...flags], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      let line = '';
      while (!line.includes('\n')) line += String((await once(org.stdout, 'data'))[0]);
      const { url } = JSON.parse(line) as { url: string };
      const tokens = await Promise.all(['supervisor', 'agent', 'director'].map((name) => tokenOf(url, name)));
      const answers: Promise<Asked>[] = [];
      const get = async (token: string, q: string): Promise<{ status: number; body: string }> => {
        const path = `${url}/services/data/v60.0/query?q=${encodeURIComponent(q)}`;
        const sent = request(path, { agent: connections, headers: { authorization: `Bearer ${token}` } });
        sent.end();
        const [response] = (await once(sent, 'response')) as [IncomingMessage];
        return { status: response.statusCode ?? 0, body: await text(response) };
      };
      const ask = async (kind: string, token: string, q: string, due: number): Promise<Asked> => {
        const { status } = await get(token, q);
        return { kind, milliseconds: performance.now() - due, status };
      };
      const [supervisor = '', agent = '', director = ''] = tokens;
      const current = `SELECT ${fields} FROM ${presence} WHERE IsCurrentState = true`;
      const beginsAt = new Date().toISOString();
      const begins = performance.now();
      for (let n = 0; n < perSecond * seconds; n += 1) {
        const due = begins + (n * 1000) / perSecond;
        if (due > performance.now()) await wait(due - performance.now());
        const since = new Date(Date.now() - 20_000).toISOString();
        const changed = `SELECT ${fields} FROM ${presence} WHERE SystemModstamp >= ${since}`;
        const all = `SELECT UserId, SUM(StatusDuration) FROM ${presence} GROUP BY UserId LIMIT 2000`;
        if (n % (perSecond * 5) === 0) answers.push(ask('long aggregate', director, all, due));
        else if (n % 4 === 0) answers.push(ask('supervisor, current', supervisor, current, due));
        else if (n % 4 === 1) answers.push(ask('agent, current', agent, current, due));
        else answers.push(ask('changes', supervisor, changed, due));
      }
      const done = await Promise.all(answers);
      for (const kind of new Set(done.map((each) => each.kind))) {
        const times = done.filter((each) => each.kind === kind).map((each) => each.milliseconds);
        times.sort((a, b) => a - b);
        const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
        process.stdout.write(
          `${kind}: ${times.length}, median ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms\n`,
        );
      }
      const moved = `SELECT COUNT() FROM ${presence} WHERE CreatedDate >= ${beginsAt}`;
      const { totalSize } = JSON.parse((await get(director, moved)).body) as { totalSize: number };
      process.stdout.write(`the floor opened ${totalSize} rows meanwhile\n`);
      expect(totalSize).toBeGreaterThan(0);
      expect(done.filter(({ status }) => status !== 200)).toEqual([]);
      expect(done).toHaveLength(perSecond * seconds);
    } finally {
      connections.destroy();
      org.kill('SIGTERM');
      if (org.exitCode === null && org.signalCode === null) await once(org, 'exit');
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
