import { beforeAll, describe, expect, it } from 'vitest';
import { makeId } from '../../schema/ids.ts';
import { compileSoql, type CompiledQuery, type CompileScope } from '../index.ts';
import { objects } from '../oracle/rows.ts';
import { emptyTables, read, store } from '../oracle/stored.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 3, 1);
const agents = 500;
const rowsPerAgent = 60;
const minute = 60_000;
const clock = { now: start + agents * rowsPerAgent * minute, timeZone: 'America/New_York' };
const db = emptyTables();

beforeAll(() => {
  const user = (n: number): string => makeId('005', n % agents);
  const numbers = Array.from({ length: agents * rowsPerAgent }, (_, n) => n);
  const isCurrent = (n: number): boolean => n >= agents * (rowsPerAgent - 1);
  const at = (n: number): number => start + n * minute;
  store(
    db,
    'User',
    numbers.slice(0, agents).map((n) => ({ Id: user(n), Name: `Agent ${n}` })),
  );
  store(
    db,
    'UserServicePresence',
    numbers.map((n) => ({
      Id: makeId('0N3', n),
      UserId: user(n),
      OwnerId: user(n),
      IsCurrentState: isCurrent(n),
      CreatedDate: at(n),
      StatusStartDate: at(n),
      StatusEndDate: isCurrent(n) ? null : at(n) + minute,
      SystemModstamp: at(n),
    })),
  );
  store(
    db,
    'AgentWork',
    numbers.map((n) => ({
      Id: makeId('0Bz', n),
      UserId: user(n),
      Status: isCurrent(n) ? 'Opened' : 'Closed',
    })),
  );
  db.exec('CREATE TEMP TABLE seen (id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID');
  for (const n of numbers.slice(0, 20)) db.prepare('INSERT INTO seen VALUES (?)').run(user(n));
  db.exec('ANALYZE');
});

const all: CompileScope = {
  object: (name) => objects.get(name),
  visible: () => undefined,
};
const some: CompileScope = {
  object: (name) => objects.get(name),
  visible: (object, alias) =>
    object.object.sharing === 'own'
      ? { sql: `"${alias}"."OwnerId" IN (SELECT id FROM seen)`, binds: [] }
      : undefined,
};

function planOf(statement: ReturnType<CompiledQuery['query']>): string {
  const steps = read(db, { ...statement, sql: `EXPLAIN QUERY PLAN ${statement.sql}` });
  return steps.map((step) => String(step.at(-1))).join('\n');
}

const ago = (ms: number): string => new Date(clock.now - ms).toISOString().replace('.000', '');
const list =
  'Id, UserId, User.Name, ServicePresenceStatusId, ServicePresenceStatus.MasterLabel, IsAway, StatusStartDate, SystemModstamp';
const first = '000000000000000AAA';
const live = `SELECT ${list} FROM UserServicePresence WHERE IsCurrentState = TRUE AND CreatedDate >= ${ago(7 * day)} AND Id > '${first}' WITH USER_MODE ORDER BY Id LIMIT 2000`;
const changed = `SELECT ${list} FROM UserServicePresence WHERE SystemModstamp >= ${ago(minute)} AND (SystemModstamp > ${ago(minute)} OR Id > '${first}') WITH USER_MODE ORDER BY SystemModstamp, Id LIMIT 2000`;
const older = `SELECT ${list} FROM UserServicePresence WHERE IsCurrentState = TRUE AND CreatedDate < ${ago(7 * day)} ORDER BY CreatedDate DESC LIMIT 200`;
const roster = `SELECT UserId, User.Name userName, MAX(StatusEndDate) lastEnd FROM UserServicePresence WHERE SystemModstamp >= ${ago(day)} AND StatusEndDate >= ${ago(day)} AND UserId > '${first}' GROUP BY UserId, User.Name ORDER BY UserId LIMIT 2000`;
const byId = `SELECT ${list} FROM UserServicePresence WHERE Id IN ('${makeId('0N3', 1)}', '${makeId('0N3', 2)}') LIMIT 200`;
const load = `SELECT UserId, COUNT(Id) items, SUM(CapacityWeight) weight FROM AgentWork WHERE UserId IN ('${makeId('005', 1)}') AND Status IN ('opened', 'Assigned') GROUP BY UserId LIMIT 200`;

describe('the plan of a query of the product', () => {
  it.each([
    ['live rows, all', live, all, /t0 USING INDEX UserServicePresence_current_\w+ \(/],
    ['live rows, some', live, some, /t0 USING INDEX UserServicePresence_current_\w+ \(/],
    ['changed rows, all', changed, all, /t0 USING INDEX UserServicePresence_modified \(SystemModstamp>\?\)/],
    [
      'changed rows, some',
      changed,
      some,
      /t0 USING INDEX UserServicePresence_modified \(SystemModstamp>\?\)/,
    ],
    [
      'older current rows, all',
      older,
      all,
      /t0 USING INDEX UserServicePresence_current_created \(CreatedDate<\?\)/,
    ],
    ['older current rows, some', older, some, /t0 USING INDEX UserServicePresence_current_\w+ \(/],
    ['roster, all', roster, all, /t0 USING INDEX UserServicePresence_modified \(SystemModstamp>\?\)/],
    ['roster, some', roster, some, /t0 USING INDEX UserServicePresence_\w+ \(/],
    ['rows by id', byId, some, /t0 USING INDEX sqlite_autoindex_UserServicePresence_1 \(Id=\?\)/],
    ['load', load, some, /t0 USING INDEX AgentWork_open_user \(UserId=\?\)/],
  ])('%s uses an index', (_, text, scope, index) => {
    const compiled = compileSoql(text, scope);
    const statements = [
      compiled.query(clock),
      ...(compiled.kind === 'rows' ? [compiled.idQuery(clock)] : []),
    ];
    for (const plan of statements.map(planOf)) {
      expect(plan).toMatch(index);
      expect(plan).not.toMatch(/SCAN t0/);
    }
  });

  it('sorts nothing for the pages of changed and of live rows', () => {
    expect(planOf(compileSoql(changed, all).idQuery(clock))).not.toContain('TEMP B-TREE');
    expect(planOf(compileSoql(live, all).idQuery(clock))).not.toContain('TEMP B-TREE');
  });

  it('looks a name up once a group where the reference to it groups, unless rows are chosen by it', () => {
    const { sql } = compileSoql(roster, all).query(clock);
    expect(sql).not.toMatch(/LEFT JOIN|soql_fold/);
    expect(sql).toContain('GROUP BY "t0"."UserId" ORDER BY');
    for (const text of [
      roster.replace('WHERE', "WHERE User.Name != 'a' AND"),
      roster
        .replace('GROUP BY UserId, ', 'GROUP BY ')
        .replace('SELECT UserId,', 'SELECT')
        .replace('ORDER BY UserId', ''),
      roster.replace('ORDER BY', "HAVING User.Name != 'a' ORDER BY"),
      roster.replace('MAX(StatusEndDate)', 'MAX(User.Title)'),
    ]) {
      expect(compileSoql(text, all).query(clock).sql).toContain('LEFT JOIN');
    }
  });

  it('reads a page in one step, but ids first where whole records would be sorted to be thrown away', () => {
    const page = compileSoql(live, some).pageQuery(clock, 2000);
    expect(page?.binds.slice(-2)).toEqual([2000, 0]);
    expect(compileSoql(live, some).pageQuery(clock, 200)).toBeUndefined();
    const unordered = compileSoql('SELECT Id FROM User LIMIT 5000 OFFSET 10', some);
    expect(unordered.pageQuery(clock, 200)?.binds).toEqual([201, 10]);
    expect(compileSoql('SELECT Id FROM User ORDER BY Name', some).pageQuery(clock, 200)).toBeUndefined();
    expect(() => compileSoql('SELECT COUNT() FROM User', some).pageQuery(clock, 200)).toThrow('Only records');
  });

  it('finds the records of a page by their ids', () => {
    const plan = planOf(compileSoql(live, some).rowQuery([makeId('0N3', 1)]));
    expect(plan).toMatch(/t0 USING INDEX sqlite_autoindex_UserServicePresence_1 \(Id=\?\)/);
  });
});
