import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Connection } from 'jsforce';
import { startOrgProcess } from '../../../scripts/start/org-process.ts';
import { createOrgClient } from '../../../preview/apex/index.ts';
import type { Course } from '../bench.ts';
import type { Line } from '../report.ts';
import type { BenchViewer } from './cases.ts';
import type { OrgFile } from './org-file.ts';
import { overHttp } from './reads.ts';

/** What the floor of 10,000 asks of an org. */
const writesASecond = 300;
const queriesASecond = 200;
const seconds = 10;
const tick = 20;

interface Answered {
  readonly status: number;
  readonly text: string;
}

interface Outcome {
  /** Milliseconds from when it was due, so that a queue is not hidden. */
  readonly took: number[];
  readonly failures: string[];
}

/** How long an org takes to answer that starts with this file. */
export async function benchColdStart({ folder }: OrgFile, runs: number, course: Course): Promise<Line> {
  course.say('org: cold starts');
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    const org = startOrgProcess(['--port=0', `--data=${folder}`, '--no-floor', '--json']);
    course.onEnd(() => org.stop(2000));
    await org.ready;
    samples.push(performance.now() - from);
    await org.stop(2000);
  }
  return { case: 'cold start with this file', unit: 'ms', samples: { [overHttp]: samples } };
}

interface Asked {
  readonly queries: readonly { readonly viewer: BenchViewer; readonly soql: string }[];
  readonly agents: readonly string[];
  readonly statuses: readonly string[];
}

/** Transitions written over HTTP while queries are answered, each at its time whatever became of the one before. */
export async function benchUnderLoad({ folder }: OrgFile, asked: Asked, course: Course): Promise<Line[]> {
  course.say(`org: ${writesASecond} transitions and ${queriesASecond} queries a second for ${seconds} s`);
  const org = startOrgProcess(['--port=0', `--data=${folder}`, '--no-floor', '--json']);
  course.onEnd(() => org.stop(2000));
  const { url, users } = await org.ready;
  const client = createOrgClient({ orgUrl: url, password: 'local', apiVersion: '67.0' });
  const tokenOf = (username: string): Promise<string> =>
    client.platformCall(username, async (connection: Connection) => {
      await connection.query('SELECT Id FROM User LIMIT 1');
      return connection.accessToken ?? '';
    });
  const admin = await tokenOf(users[0]?.username ?? '');
  const tokens = new Map<string, string>();
  for (const { viewer } of asked.queries) tokens.set(viewer.id, await tokenOf(viewer.username));

  // Few connections, kept: opening thousands would measure the one who asks.
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  course.onEnd(() => agent.destroy());
  const send = async (path: string, token: string, body?: object): Promise<Answered> => {
    const sent = request(`${url}${path}`, {
      agent,
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    });
    sent.end(body && JSON.stringify(body));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, text: await text(response) };
  };
  const write = (n: number): Promise<Answered> =>
    send(`/local/agents/${asked.agents[n % asked.agents.length]}/status`, admin, {
      status: asked.statuses[n % asked.statuses.length],
    });
  const ask = (n: number): Promise<Answered> => {
    const { viewer, soql } = asked.queries[n % asked.queries.length] ?? { viewer: { id: '' }, soql: '' };
    const path = `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
    return send(path, tokens.get(viewer.id) ?? '');
  };
  const writes: Outcome = { took: [], failures: [] };
  const queries: Outcome = { took: [], failures: [] };
  const from = performance.now();
  await Promise.all([
    schedule(writesASecond, from, write, writes),
    schedule(queriesASecond, from, ask, queries),
  ]);
  const lasted = (performance.now() - from) / 1000;
  await org.stop(2000);
  for (const { failures } of [writes, queries]) {
    if (failures[0] !== undefined) throw new Error(`${failures.length} failed under load: ${failures[0]}`);
  }
  const line = (name: string, unit: Line['unit'], samples: readonly number[]): Line => ({
    case: name,
    unit,
    samples: { [overHttp]: samples },
  });
  return [
    line(
      `${queriesASecond} queries a second beside ${writesASecond} transitions: a query`,
      'ms',
      queries.took,
    ),
    line(
      `${queriesASecond} queries a second beside ${writesASecond} transitions: a transition`,
      'ms',
      writes.took,
    ),
    line('queries answered', '/s', [queries.took.length / lasted]),
    line('transitions written', '/s', [writes.took.length / lasted]),
  ];
}

async function schedule(
  aSecond: number,
  from: number,
  start: (n: number) => Promise<Answered>,
  { took, failures }: Outcome,
): Promise<void> {
  const under: Promise<void>[] = [];
  const total = aSecond * seconds;
  const one = async (n: number): Promise<void> => {
    const due = from + (n * 1000) / aSecond;
    const answer = await start(n);
    took.push(performance.now() - due);
    if (answer.status !== 200) failures.push(`${answer.status} ${answer.text.slice(0, 200)}`);
  };
  while (under.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - from) / 1000) * aSecond));
    while (under.length < due) under.push(one(under.length));
    await new Promise((resolve) => setTimeout(resolve, tick));
  }
  await Promise.all(under);
}
