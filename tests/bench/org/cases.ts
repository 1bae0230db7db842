import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRows, type SqlValue } from '../../../local-org/database/statements.ts';
import { readDemoUsers, type DemoUser } from '../../../local-org/floor/index.ts';
import { bind, readClasses } from '../../../preview/apex/index.ts';
import { classes } from '../../../preview/build/folders.ts';
import {
  changedRows,
  fillSeen,
  liveRows,
  people,
  roster,
  rowsById,
  type HandWritten,
} from './hand-written.ts';
import { orgTime } from './org-file.ts';

/** One read of the product, as one viewer, with what has to answer the same. */
export interface ReadCase {
  readonly title: string;
  readonly viewer: DemoUser;
  /** The query of an Apex method, its parameters written in. */
  readonly soql: string;
  readonly handWritten: () => Record<string, unknown>[];
}

const none = '000000000000000AAA';
const minute = 60_000;
const day = 24 * 60 * minute;
const iso = (at: number): string => new Date(at).toISOString();

/** The reads of a supervisor of twenty, of a director above all and of one agent. */
export function readCases(db: DatabaseSyncInstance): ReadCase[] {
  const users = new Map(readDemoUsers(db).map((user) => [user.username.split('@')[0], user]));
  const known = (name: string): DemoUser => {
    const user = users.get(name);
    if (!user) throw new Error(`The org has no ${name}.`);
    return user;
  };
  for (const name of ['supervisor', 'director', 'agent']) fillSeen(db, name, known(name).id);

  const make = (
    method: string,
    name: string,
    given: Readonly<Record<string, unknown>>,
    read: HandWritten,
    ...binds: SqlValue[]
  ): ReadCase => ({
    title: `${method}, ${name}`,
    viewer: known(name),
    soql: soqlOf(method, given),
    handWritten: () => read(...binds),
  });
  const live = (name: string): ReadCase => {
    const since = orgTime - 7 * day;
    const given = { createdSince: iso(since), afterId: none };
    return make('liveRows', name, given, liveRows(db, name), since, none);
  };
  const changed = (name: string): ReadCase => {
    const since = orgTime - minute;
    const given = { modifiedSince: iso(since), afterId: none };
    return make('changedRows', name, given, changedRows(db, name), since, since, none);
  };
  const ended = (name: string, index: 'owner_start' | 'modified'): ReadCase => {
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
    live('director'),
    live('agent'),
    changed('supervisor'),
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
