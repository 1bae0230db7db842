import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRows, type SqlValue } from '../../../local-org/database/statements.ts';
import type { Connection } from 'jsforce';
import type { ReadCallName } from '../../../local-org/calls/read-calls.ts';
import { bind, readClasses } from '../../../preview/apex/index.ts';
import { classes } from '../../../preview/build/folders.ts';
import { changedRows, liveRows, people, roster, rowsById, type HandWritten } from './hand-written.ts';
import { orgTime } from './org-file.ts';
import type { ViewerName } from './viewers.ts';

export type Answer = readonly unknown[];

export interface BenchViewer {
  readonly id: string;
  readonly username: string;
}

/** One read, as one viewer, with what has to answer the same. */
export interface ReadCase {
  readonly title: string;
  readonly viewer: BenchViewer;
  /** What is compiled, where it is a query. */
  readonly soql?: string;
  /** Whether the order of the answer is promised. */
  readonly ordered: boolean;
  /** By the org's own calls. */
  readonly inside: (run: RunCall) => Answer;
  readonly overHttp: (connection: Connection) => Promise<Answer>;
  readonly handWritten: () => Answer;
}

/** Runs a reading call of the org as the viewer. */
export type RunCall = (call: ReadCallName, args: unknown) => unknown;

/** Records a page: what one answer holds at most. */
export const page = 2000;

/** A query that one page answers. */
export function queryCase(
  title: string,
  viewer: BenchViewer,
  soql: string,
  handWritten: () => Answer,
): ReadCase {
  return {
    title,
    viewer,
    soql,
    ordered: soql.includes('ORDER BY'),
    inside: (run) => (run('query', { q: soql, batchSize: page }) as { records: Answer }).records,
    overHttp: async (connection) =>
      (await connection.query<Record<string, unknown>>(soql, { autoFetch: false })).records,
    handWritten,
  };
}

const none = '000000000000000AAA';
const minute = 60_000;
const day = 24 * 60 * minute;
const iso = (at: number): string => new Date(at).toISOString();

/** The product's reads, of a supervisor of twenty, of a lead of 500, of a director above all and of one agent. */
export function productCases(db: DatabaseSyncInstance, known: (name: ViewerName) => BenchViewer): ReadCase[] {
  const make = (
    method: string,
    name: ViewerName,
    given: Readonly<Record<string, unknown>>,
    read: HandWritten,
    ...binds: SqlValue[]
  ): ReadCase => queryCase(`${method}, ${name}`, known(name), soqlOf(method, given), () => read(...binds));
  const live = (name: ViewerName): ReadCase => {
    const since = orgTime - 7 * day;
    const given = { createdSince: iso(since), afterId: none };
    return make('liveRows', name, given, liveRows(db, name), since, none);
  };
  const changed = (name: ViewerName): ReadCase => {
    const since = orgTime - minute;
    const given = { modifiedSince: iso(since), afterId: none };
    return make('changedRows', name, given, changedRows(db, name), since, since, none);
  };
  const ended = (name: ViewerName, index: 'owner_start' | 'modified'): ReadCase => {
    const since = orgTime - day;
    const given = { endedSince: iso(since), afterUserId: none };
    return make('roster', name, given, roster(db, name, index), since, since, none);
  };
  const newest = readRows<{ id: string; userId: string }>(
    db,
    `SELECT "Id" AS id, "UserId" AS userId FROM "UserServicePresence"
      WHERE "OwnerId" IN (SELECT id FROM temp.seen_director) ORDER BY "Id" DESC LIMIT 200`,
  );
  const ids = newest.map(({ id }) => id);
  const userIds = [...new Set(newest.map(({ userId }) => userId))];
  return [
    live('supervisor'),
    live('lead'),
    live('director'),
    live('agent'),
    changed('supervisor'),
    changed('lead'),
    changed('director'),
    ended('supervisor', 'owner_start'),
    ended('director', 'modified'),
    make('rowsById', 'director', { ids }, rowsById(db, 'director'), JSON.stringify(ids)),
    make('people', 'director', { userIds }, people(db), JSON.stringify(userIds)),
  ];
}

function soqlOf(name: string, given: Readonly<Record<string, unknown>>): string {
  const method = readClasses(classes)
    .filter(({ name: className }) => ['PresenceFloor', 'PresencePeople'].includes(className))
    .flatMap(({ methods }) => methods)
    .find((each) => each.name === name);
  if (method?.form !== 'query') throw new Error(`${name} is no query.`);
  return bind(method, given);
}
