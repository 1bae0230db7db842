import { deepStrictEqual, ok } from 'node:assert/strict';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { createScope } from '../../../local-org/access/scope.ts';
import { readSettings } from '../../../local-org/access/settings.ts';
import { loadViewer } from '../../../local-org/access/viewer.ts';
import { createVisibleOwners } from '../../../local-org/access/visible-owners.ts';
import { createQueryCursors } from '../../../local-org/calls/query-cursors.ts';
import { createReadCalls } from '../../../local-org/calls/read-calls.ts';
import { openReader } from '../../../local-org/database/open.ts';
import { readRow, readRows } from '../../../local-org/database/statements.ts';
import { compileSoql } from '../../../local-org/soql/index.ts';
import { createOrgClient, type OrgClient } from '../../../preview/apex/index.ts';
import { startOrgProcess } from '../../../scripts/start/org-process.ts';
import type { Course } from '../bench.ts';
import { race, type Rounds } from '../race.ts';
import type { Line } from '../report.ts';
import { type Answer, productCases, type ReadCase } from './cases.ts';
import { orgTime, type OrgFile } from './org-file.ts';
import { questions } from './questions.ts';
import type { benchUnderLoad } from './under-load.ts';
import { findViewers } from './viewers.ts';

export const compiled = 'compiled SOQL';
export const handWritten = 'hand-written SQL';
export const compiling = 'of it compiling';
export const overHttp = 'over HTTP, jsforce';

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
  const known = findViewers(db);
  for (const each of [...productCases(db, known), ...questions(db, known)]) {
    const answers = [query(each), await queryOverHttp(client, each)];
    const rows = assertSame(each, each.handWritten(), ...answers);
    course.say(`org: ${each.title}, ${rows} rows`);
    const samples = await race(
      [
        { name: handWritten, run: () => json(each.handWritten()) },
        { name: compiled, run: () => json(query(each)) },
        ...(each.soql === undefined ? [] : [{ name: compiling, run: () => compile(each) }]),
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
  return ({ viewer, inside }) =>
    inside((call, args) => calls.run({ call, userId: viewer.id, apiVersion: 67, now: orgTime, args }));
}

function compileInside(db: DatabaseSyncInstance): (each: ReadCase) => unknown {
  const settings = readSettings(db);
  const owners = createVisibleOwners(db);
  const viewers = new Map<string, ReturnType<typeof loadViewer>>();
  return ({ viewer: { id }, soql = '' }) => {
    if (!viewers.has(id)) viewers.set(id, loadViewer(db, id));
    const viewer = viewers.get(id);
    return viewer && compileSoql(soql, createScope(viewer, settings, 67, owners));
  };
}

function queryOverHttp(client: OrgClient, { viewer, overHttp: ask }: ReadCase): Promise<Answer> {
  return client.platformCall(viewer.username, ask);
}

/** How many records all answers hold, the same ones. */
function assertSame({ title, ordered }: ReadCase, ...answers: readonly Answer[]): number {
  const inOrder = (records: Answer): readonly string[] => {
    const texts = records.map((record) => JSON.stringify(record));
    return ordered ? texts : texts.sort();
  };
  const [expected = [], ...others] = answers.map(inOrder);
  ok(expected.length > 0, `${title} finds nothing, so there is nothing to measure`);
  for (const other of others) deepStrictEqual(other, expected, title);
  return expected.length;
}

/** How much is in the file. */
export function countsOf({ file }: OrgFile): { rows: number; users: number } {
  const db = openReader(file);
  try {
    const count = (table: string): number =>
      readRow<{ n: number }>(db, `SELECT COUNT(*) AS n FROM "${table}"`)?.n ?? 0;
    return { rows: count('UserServicePresence'), users: count('User') };
  } finally {
    db.close();
  }
}

/** What is asked and written under load: the product's polls, and transitions of agents who are at work. */
export function loadOf({ file }: OrgFile): Parameters<typeof benchUnderLoad>[1] {
  const db = openReader(file);
  try {
    const known = findViewers(db);
    const polls = productCases(db, known).filter(({ title }) =>
      /^(live|changed)Rows, (?!director)/.test(title),
    );
    const list = (sql: string): string[] => readRows<{ value: string }>(db, sql).map(({ value }) => value);
    return {
      queries: polls.map(({ viewer, soql = '' }) => ({ viewer, soql })),
      agents: list(
        `SELECT "UserId" AS value FROM "UserServicePresence" WHERE "IsCurrentState" = 1 AND "IsDeleted" = 0
            AND "UserId" IN (SELECT "Id" FROM "User" WHERE "IsActive" = 1) GROUP BY 1 ORDER BY 1`,
      ),
      statuses: list('SELECT "MasterLabel" AS value FROM "ServicePresenceStatus" ORDER BY "Id"'),
    };
  } finally {
    db.close();
  }
}
