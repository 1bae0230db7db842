import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startOrg, type RunningOrg } from '../org.ts';
import { csvOf } from './export.fixture.ts';
import { exportedFiles } from './exported-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queries-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Rest = Record<string, unknown>;

const guide = readFileSync(new URL('../../docs/IMPORT.md', import.meta.url), 'utf8');
const queries = [...guide.matchAll(/^sf data query .* -q "(SELECT .+)" > (\w+\.csv)$/gm)].map(
  ([, soql = '', name = '']) => ({ soql, name }),
);

async function clientOf(org: RunningOrg): Promise<(soql: string) => Promise<Rest[]>> {
  const body = new URLSearchParams({
    grant_type: 'password',
    username: 'admin@omnipresence.example',
    password: 'local',
  });
  const login = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body });
  const { access_token: token } = (await login.json()) as { access_token: string };
  return async (soql) => {
    const response = await fetch(`${org.url}/services/data/v64.0/query?q=${encodeURIComponent(soql)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const answer = (await response.json()) as { records: Rest[]; done: boolean };
    expect({ status: response.status, done: answer.done }).toEqual({ status: 200, done: true });
    return answer.records;
  };
}

/** As the CLI writes records: a column a field, parents by path, nothing for null. */
function csvOfRecords(soql: string, records: readonly Rest[]): string {
  const columns = /SELECT (.+) FROM/.exec(soql)?.[1]?.split(', ') ?? [];
  const cell = (record: Rest, column: string): string => {
    const value = column
      .split('.')
      .reduce<unknown>((parent, name) => (parent as Rest | null)?.[name], record);
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
  };
  return csvOf([columns, ...records.map((record) => columns.map((column) => cell(record, column)))]);
}

it('the six queries of docs/IMPORT.md export an org that stands again when it is imported', async () => {
  expect(queries.map(({ name }) => name).sort()).toEqual(exportedFiles.map(({ name }) => name).sort());
  const from = join(folder, 'export');
  mkdirSync(from);
  const grown = await startOrg({
    port: 0,
    folder: join(folder, 'grown'),
    agents: 8,
    pastDays: 1,
    floor: false,
    readers: 1,
  });
  const before = new Map<string, Rest[]>();
  try {
    const query = await clientOf(grown);
    for (const { soql, name } of queries) {
      const records = await query(`${soql} ORDER BY Id`);
      before.set(name, records);
      writeFileSync(join(from, name), csvOfRecords(soql, records));
    }
  } finally {
    await grown.close();
  }

  const notes: string[] = [];
  const imported = await startOrg({
    port: 0,
    folder: join(folder, 'imported'),
    import: from,
    readers: 1,
    telling: { report: (text) => notes.push(text), onProgress: () => undefined },
  });
  try {
    expect(notes).toEqual([]);
    const query = await clientOf(imported);
    for (const { soql, name } of queries) {
      expect((before.get(name) ?? []).length).toBeGreaterThan(0);
      expect(await query(`${soql} ORDER BY Id`)).toEqual(before.get(name));
    }
  } finally {
    await imported.close();
  }
}, 60_000);
