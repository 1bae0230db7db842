import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openWriter } from './database/open.ts';
import { readRow, readRows } from './database/statements.ts';
import { createChangeLog } from './feed/change-log.ts';

/** An org that is killed in the middle of writing, again and again on the same file. */
const rounds = process.env['SOAK'] ? 200 : 10;
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const object = 'UserServicePresence';

interface Running {
  readonly url: string;
  kill(): Promise<void>;
}

/** What the org has said is done. */
interface Acknowledged {
  readonly opened: Map<string, string[]>;
  readonly closed: string[];
  readonly deleted: string[];
}

async function startOrg(folder: string): Promise<Running> {
  const flags = ['--port', '0', '--agents', '12', '--speed', '500', '--json', '--data', folder];
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let line = '';
  while (!line.includes('\n')) line += String((await once(child.stdout, 'data'))[0]);
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function tokenOf({ url }: Running): Promise<string> {
  const form = { grant_type: 'password', username: 'admin@omnipresence.example', password: 'local' };
  const body = new URLSearchParams(form);
  const response = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Writes until the org is gone. */
async function writeUntilDead(
  { url }: Running,
  token: string,
  folder: Folder,
  done: Acknowledged,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const work = folder.agents.map(async (agent) => {
    for (let n = 0; ; n += 1) {
      const body = JSON.stringify({ status: folder.labels[n % folder.labels.length] });
      const response = await fetch(`${url}/local/agents/${agent}/status`, { method: 'POST', headers, body });
      const { opened, closed } = (await response.json()) as { opened: string; closed: string | null };
      done.opened.set(agent, [...(done.opened.get(agent) ?? []), opened]);
      if (closed !== null) done.closed.push(closed);
    }
  });
  const deleting = (async () => {
    for (let id = folder.old.pop(); id !== undefined; id = folder.old.pop()) {
      const path = `${url}/services/data/v60.0/sobjects/${object}/${id}`;
      const { status } = await fetch(path, { method: 'DELETE', headers });
      if (status === 204) done.deleted.push(id);
    }
  })();
  await Promise.allSettled([...work, deleting]);
}

interface Folder {
  readonly agents: readonly string[];
  readonly labels: readonly string[];
  /** Rows to delete. */
  readonly old: string[];
}

function inFile<T>(path: string, read: (db: DatabaseSyncInstance) => T): T {
  const db = openWriter(join(path, 'org.db'));
  try {
    return read(db);
  } finally {
    db.close();
  }
}

const ids = (db: DatabaseSyncInstance, sql: string): string[] =>
  readRows<{ id: string }>(db, sql).map(({ id }) => id);

function expectWhole(db: DatabaseSyncInstance, done: Acknowledged): void {
  expect(readRow(db, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  const rows = new Map(
    readRows<{ id: string; current: number; ended: number | null; deleted: number }>(
      db,
      `SELECT "Id" AS id, "IsCurrentState" AS current, "StatusEndDate" AS ended, "IsDeleted" AS deleted
         FROM "${object}"`,
    ).map((row) => [row.id, row]),
  );
  const logged = (type: string): Set<string> =>
    new Set(
      createChangeLog(db)
        .after(0, 1e9)
        .flatMap(({ changeType, recordId }) => (changeType === type ? recordId : [])),
    );
  const [created, updated, deleted] = [logged('CREATE'), logged('UPDATE'), logged('DELETE')];
  for (const [agent, opened] of done.opened) {
    for (const id of opened) expect([rows.has(id), created.has(id)], id).toEqual([true, true]);
    // One row is current: the one last heard of, or the next, whose answer was on its way.
    const current = ids(
      db,
      `SELECT "Id" AS id FROM "${object}" WHERE "OwnerId" = '${agent}' AND "IsCurrentState" = 1 AND "IsDeleted" = 0`,
    );
    expect(current).toHaveLength(1);
    expect((current[0] ?? '') >= (opened.at(-1) ?? '')).toBe(true);
  }
  for (const id of done.closed) {
    expect(rows.get(id), id).toMatchObject({ current: 0, ended: expect.any(Number) as unknown });
    expect(updated.has(id)).toBe(true);
  }
  for (const id of done.deleted) expect([rows.get(id)?.deleted, deleted.has(id)], id).toEqual([1, true]);
  for (const row of rows.values()) expect(row.current === 1, row.id).toBe(row.ended === null);
  const marked = [...rows.values()].filter((row) => row.deleted === 1).map((row) => row.id);
  expect(ids(db, 'SELECT "Id" AS id FROM recycle_bin').sort()).toEqual(marked.sort());
}

it(
  `keeps every change that it has acknowledged, and no half one, when it is killed (${rounds} times)`,
  async () => {
    const path = mkdtempSync(join(tmpdir(), 'killed-'));
    const done: Acknowledged = { opened: new Map(), closed: [], deleted: [] };
    const seed = Date.now() % 1_000_000;
    const moments = fc.sample(fc.integer({ min: 1, max: 400 }), { numRuns: rounds, seed });
    let org = await startOrg(path);
    try {
      const token = await tokenOf(org);
      const folder = inFile(path, (db): Folder => ({
        agents: ids(db, `SELECT DISTINCT "OwnerId" AS id FROM "${object}" ORDER BY 1 LIMIT 4`),
        labels: ids(db, 'SELECT "MasterLabel" AS id FROM "ServicePresenceStatus" ORDER BY "Id" LIMIT 3'),
        old: ids(db, `SELECT "Id" AS id FROM "${object}" WHERE "IsCurrentState" = 0 ORDER BY "Id"`),
      }));
      for (const [round, moment] of moments.entries()) {
        if (round > 0) org = await startOrg(path);
        const writing = writeUntilDead(org, token, folder, done);
        await wait(moment);
        await org.kill();
        await writing;
        try {
          inFile(path, (db) => expectWhole(db, done));
        } catch (error) {
          throw new Error(`round ${round}, seed ${seed}`, { cause: error });
        }
      }
      expect(done.closed.length).toBeGreaterThan(rounds);
      expect(done.deleted.length).toBeGreaterThan(rounds / 2);
    } finally {
      await org.kill();
      rmSync(path, { recursive: true, force: true });
    }
  },
  process.env['SOAK'] ? 0 : 180_000,
);
