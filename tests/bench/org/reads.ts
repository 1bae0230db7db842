import { deepStrictEqual, ok } from 'node:assert/strict';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { createScope } from '../../../local-org/access/scope.ts';
import { readSettings } from '../../../local-org/access/settings.ts';
import { loadViewer } from '../../../local-org/access/viewer.ts';
import { createVisibleOwners } from '../../../local-org/access/visible-owners.ts';
import { createQueryCursors } from '../../../local-org/calls/query-cursors.ts';
import { createReadCalls } from '../../../local-org/calls/read-calls.ts';
import { openReader } from '../../../local-org/database/open.ts';
import { compileSoql } from '../../../local-org/soql/index.ts';
import { createOrgClient, type OrgClient } from '../../../preview/apex/index.ts';
import { startOrgProcess } from '../../../scripts/start/org-process.ts';
import type { Course } from '../bench.ts';
import { race, type Rounds } from '../race.ts';
import type { Line } from '../report.ts';
import { readCases, type ReadCase } from './cases.ts';
import { orgTime, type OrgFile } from './org-file.ts';

export const compiled = 'compiled SOQL';
export const handWritten = 'hand-written SQL';
export const compiling = 'of it compiling';
export const overHttp = 'over HTTP, jsforce';

type Answer = readonly Record<string, unknown>[];

/** Reads from SQL to the JSON of the records, inside this process; and from jsforce to its records, against an org in
 * a process of its own. What does not answer the same is not measured: it throws. */
export async function benchReads({ folder, file }: OrgFile, rounds: Rounds, course: Course): Promise<Line[]> {
  const org = startOrgProcess(['--port=0', `--data=${folder}`, '--no-floor', '--json']);
  course.onEnd(() => org.stop(2000));
  const { url } = await org.ready;
  const client = createOrgClient({ orgUrl: url, password: 'local', apiVersion: '67.0' });
  const db = openReader(file);
  // Both keep tables of whom a viewer may see, under the same names.
  const aside = openReader(file);
  course.onEnd(() => [db, aside].filter((each) => each.isOpen).forEach((each) => each.close()));
  const query = queryInside(db);
  const compile = compileInside(aside);

  const lines: Line[] = [];
  for (const each of readCases(db)) {
    const answers = [query(each), await queryOverHttp(client, each)];
    const rows = assertSame(each, each.handWritten(), ...answers);
    course.say(`org: ${each.title}, ${rows} rows`);
    const samples = await race(
      [
        { name: handWritten, run: () => json(each.handWritten()) },
        { name: compiled, run: () => json(query(each)) },
        { name: compiling, run: () => compile(each) },
        { name: overHttp, run: () => queryOverHttp(client, each) },
      ],
      rounds,
    );
    lines.push({ case: `${each.title}: ${rows.toLocaleString('en-US')} rows`, unit: 'ms', samples });
  }
  db.close();
  aside.close();
  await org.stop(2000);
  return lines;
}

const json = (records: Answer): string => JSON.stringify({ totalSize: records.length, done: true, records });

/** As a reading thread of the org does it. */
function queryInside(db: DatabaseSyncInstance): (each: ReadCase) => Answer {
  const calls = createReadCalls(db, createQueryCursors(0, 1));
  return ({ viewer, soql }) => {
    const args = { q: soql, batchSize: 2000 };
    const answer = calls.run({ call: 'query', userId: viewer.id, apiVersion: 67, now: orgTime, args });
    return (answer as { records: Answer }).records;
  };
}

function compileInside(db: DatabaseSyncInstance): (each: ReadCase) => unknown {
  const settings = readSettings(db);
  const owners = createVisibleOwners(db);
  const viewers = new Map<string, ReturnType<typeof loadViewer>>();
  return ({ viewer: { id }, soql }) => {
    if (!viewers.has(id)) viewers.set(id, loadViewer(db, id));
    const viewer = viewers.get(id);
    return viewer && compileSoql(soql, createScope(viewer, settings, 67, owners));
  };
}

function queryOverHttp(client: OrgClient, { viewer, soql }: ReadCase): Promise<Answer> {
  return client.platformCall(viewer.username, async (connection) => {
    const { records } = await connection.query<Record<string, unknown>>(soql, { autoFetch: false });
    return records;
  });
}

/** How many records all answers hold, the same ones. */
function assertSame({ title, soql }: ReadCase, ...answers: readonly Answer[]): number {
  // Without ORDER BY the order is nobody's promise.
  const inOrder = (records: Answer): Answer =>
    soql.includes('ORDER BY')
      ? records
      : [...records].sort((a, b) => (String(a['Id']) < String(b['Id']) ? -1 : 1));
  const [expected = [], ...others] = answers.map((answer) =>
    inOrder(JSON.parse(JSON.stringify(answer)) as Answer),
  );
  ok(expected.length > 0, `${title} finds nothing, so there is nothing to measure`);
  for (const other of others) deepStrictEqual(other, expected, title);
  return expected.length;
}
