import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSoql, type CompileScope } from './index.ts';
import { type Answer, evaluate } from './oracle/evaluate.ts';
import { orgs } from './oracle/random-org.ts';
import { dateFunctions, dateLiterals, dateQueries, queries } from './oracle/random-query.ts';
import { objectNames, objects, type Org } from './oracle/rows.ts';
import { emptyTables, read, store } from './oracle/stored.ts';

const soak = process.env['SOAK'] ? 20 : 1;
const queriesPerOrg = 10;
const leastHits = 20;
const timeout = 120_000 * soak;
const orgCount = 200 * soak;

const clauses: Readonly<Record<string, RegExp>> = {
  'parent field': /SELECT [^(]*\w\.\w/,
  'parent of several objects': /Owner\.\w/,
  'parent of a parent': /\w\.\w+\.\w/,
  'FIELDS(STANDARD)': /FIELDS\(STANDARD\)/,
  '=': / = /,
  '!=': / != /,
  '<>': / <> /,
  '<': / < /,
  '<=': / <= /,
  '>': / > /,
  '>=': / >= /,
  IN: /(?<!not) IN \(/i,
  'NOT IN': / NOT IN \(/i,
  'semi-join': /\w IN \(SELECT/,
  'anti-join': /NOT IN \(SELECT/,
  'two joins': /IN \(SELECT.*IN \(SELECT/,
  LIKE: / LIKE /,
  'escaped wildcard': /LIKE '[^']*\\[_%]/,
  NOT: /[( ]NOT (?!IN)/,
  AND: / AND /,
  OR: / OR /,
  parentheses: /WHERE.*\(.*(AND|OR)/,
  null: / null/,
  boolean: / (true|FALSE)/,
  'beyond ASCII': /'[^']*[^\x00-\x7f]/,
  'short id': /'\w{15}'/,
  'long id': /'\w{18}'/,
  dateTime: /T\d\d:\d\d:\d\dZ/,
  'dateTime with an offset': /\+02:00/,
  'ORDER BY': / ORDER BY /,
  'ORDER BY several': / ORDER BY [^,]*,/,
  DESC: / DESC/i,
  'NULLS FIRST': / NULLS FIRST/,
  'NULLS LAST': / NULLS LAST/,
  LIMIT: / LIMIT /,
  OFFSET: / OFFSET /,
  'USING SCOPE': / USING SCOPE mine/,
  'COUNT()': /COUNT\(\)/,
  'GROUP BY': / GROUP BY /,
  'GROUP BY several': / GROUP BY [^,]*,[^,]*( ORDER| LIMIT|$)/,
  'aggregate without groups': /^SELECT \w+\(\w.*(?<!GROUP BY.*)$/,
  'COUNT(field)': /COUNT\(\w/,
  COUNT_DISTINCT: /COUNT_DISTINCT\(/,
  MIN: /MIN\(/,
  MAX: /MAX\(/,
  SUM: /SUM\(/,
  AVG: /AVG\(/,
  alias: / alias\d/,
  HAVING: / HAVING /,
  'HAVING without an aggregate': / HAVING (NOT )?\(?[\w.]+ /,
  convertTimezone: /convertTimezone/,
  ...Object.fromEntries(dateFunctions.map((name) => [name, new RegExp(`\\b${name}\\(`)])),
  'date function in WHERE': / WHERE .*[A-Z]+_[A-Z_]+\(/,
  'GROUP BY a reference and its parent': / GROUP BY (\w+)Id, \1\.\w/,
  'GROUP BY date function': / GROUP BY .*[A-Z]+_[A-Z_]+\(/,
  'ORDER BY aggregate': / ORDER BY .*\(/,
  'WITH USER_MODE': / WITH USER_MODE/,
  'date literal': /[ (](?!N_|ASC)[A-Z]+_(?!N_)[A-Z_]+(?!\w*:)[,) ]|TODAY/,
  'counted date literal': /_\w+:\d/,
};

const hiding = ({ hiddenOwner, userId }: Org): CompileScope => ({
  userId,
  object: (name) => [...objects.values()].find((object) => object.name.toLowerCase() === name.toLowerCase()),
  visible: (object, alias) =>
    object.object.sharing === 'own' && object.name === 'UserServicePresence'
      ? { sql: `"${alias}"."OwnerId" <> ?`, binds: [hiddenOwner] }
      : undefined,
});

const sorted = (records: readonly object[]): string[] =>
  records.map((record) => JSON.stringify(record)).sort();

function expectSame(records: readonly object[], answer: Answer): void {
  if (answer.ordered) {
    expect(records).toEqual(answer.records.slice(answer.offset).slice(0, answer.limit));
  } else if (answer.limit < answer.records.length || answer.offset > 0) {
    expect(records).toHaveLength(Math.min(answer.limit, Math.max(0, answer.records.length - answer.offset)));
    const all = new Set(sorted(answer.records));
    expect(sorted(records).filter((record) => !all.has(record))).toEqual([]);
  } else {
    expect(sorted(records)).toEqual(sorted(answer.records));
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function printedSeed(): number {
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
  print(`seed ${seed} (SEED=${seed} repeats it)`);
  return seed;
}

/** Asks both; gives how many rows they agree on. */
function ask(db: DatabaseSyncInstance, org: Org, text: string): number {
  const answer = evaluate(text, org);
  const compiled = compileSoql(text, hiding(org), { deleted: org.deleted });
  expect(compiled.kind).toBe(answer.kind);
  const rows = read(db, compiled.query(org));
  if (compiled.kind === 'count') {
    expect(rows).toEqual([[answer.count]]);
    return answer.count;
  }
  const records = compiled.records(rows, 67);
  expectSame(records, answer);
  if (compiled.kind === 'rows') {
    const ids = read(db, compiled.idQuery(org)).map(([id]) => String(id));
    expect(compiled.records(read(db, compiled.rowQuery(ids)), 67)).toEqual(records);
    const page = compiled.pageQuery(org, 2000);
    expect(page === undefined ? records : compiled.records(read(db, page), 67)).toEqual(records);
  }
  return records.length;
}

function askAll(db: DatabaseSyncInstance, org: Org, texts: readonly string[]): number {
  for (const name of objectNames) store(db, name, org.rows.get(name) ?? []);
  let found = 0;
  for (const text of texts) {
    try {
      found += ask(db, org, text);
    } catch (error) {
      throw new Error(`${text}\n${String(error)}`, { cause: error });
    }
  }
  return found;
}

test('2,000 random queries answer as an evaluator on another parser does', { timeout }, () => {
  const seed = printedSeed();
  const db = emptyTables();
  const hits = new Map(Object.keys(clauses).map((name) => [name, 0]));
  const several = fc.array(queries, { minLength: queriesPerOrg, maxLength: queriesPerOrg, size: 'max' });
  let found = 0;

  fc.assert(
    fc.property(orgs, several, (org, texts) => {
      for (const [name, shape] of Object.entries(clauses)) {
        hits.set(name, (hits.get(name) ?? 0) + texts.filter((text) => shape.test(text)).length);
      }
      found += askAll(db, org, texts);
    }),
    { numRuns: orgCount, seed },
  );

  print([...hits].map(([name, count]) => `${name} ${count}`).join(', '));
  print(`${found} rows in ${orgCount * queriesPerOrg} answers`);
  expect([...hits].filter(([, count]) => count < leastHits)).toEqual([]);
  expect(found).toBeGreaterThan((orgCount * queriesPerOrg) / 2);
});

test('each date literal answers as counting calendar days does', { timeout }, () => {
  const seed = printedSeed();
  const db = emptyTables();
  const found = new Map<string, number>();
  for (const name of dateLiterals) {
    const several = fc.array(dateQueries(name), { minLength: leastHits, maxLength: leastHits, size: 'max' });
    fc.assert(
      fc.property(orgs, several, (org, texts) => {
        found.set(name, (found.get(name) ?? 0) + askAll(db, org, texts));
      }),
      { numRuns: orgCount / 100, seed: seed + found.size },
    );
  }
  print([...found].map(([name, count]) => `${name} ${count}`).join(', '));
  expect(found.size).toBe(dateLiterals.length);
});
