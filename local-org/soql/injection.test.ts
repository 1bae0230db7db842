import fc from 'fast-check';
import { createSOQL } from 'jsforce/lib/soql-builder.js';
import { describe, expect, it } from 'vitest';
import { makeId } from '../schema/ids.ts';
import { OrgError } from '../org-error.ts';
import { compileSoql, type CompileScope } from './index.ts';
import { objects } from './oracle/rows.ts';
import { emptyTables, read, store } from './oracle/stored.ts';

const scope: CompileScope = { object: (name) => objects.get(name), visible: () => undefined };
const clock = { now: Date.UTC(2026, 4, 5), timeZone: 'UTC' };
const names = ['Ada', '\\', "O'Neil", "' OR 1=1 --", 'é'];
const db = emptyTables();
store(
  db,
  'User',
  names.map((Name, n) => ({ Id: makeId('005', n), Name, Title: 'agent' })),
);

/** The builder escapes quotes and leaves backslashes: such a value leaves its literal, in SOQL. */
const hostile = [
  String.raw`\' OR Name != null OR Name = \'`,
  String.raw`\' OR Name LIKE \'%`,
  String.raw`\') OR (Name != null`,
  "' OR Name != null OR Name = '",
  '\'; DROP TABLE "User"; --',
  `" OR "1"="1`,
  "') UNION SELECT 1, 2, 3 FROM sqlite_master --",
  `Ada' /* */ OR '1'='1`,
  '\\',
  "\\'",
  '%',
  '?1',
  '$name :name @name',
  'soql_local_time("t0"."CreatedDate")',
  '\u0000',
  '\u2019 OR 1=1',
  'é" OR 1=1',
];

function built(value: string): string {
  return createSOQL({ fields: ['Id', 'Name'], table: 'User', conditions: { Name: value, Title: 'agent' } });
}

interface Outcome {
  readonly sql?: string;
  readonly names?: unknown[];
  readonly errorCode?: string;
}

function outcome(text: string): Outcome {
  try {
    const compiled = compileSoql(text, scope);
    const statement = compiled.query(clock);
    const found = compiled.records(read(db, statement), 67);
    return { sql: statement.sql, names: found.map(({ Name }) => Name) };
  } catch (error) {
    if (error instanceof OrgError) return { errorCode: error.errorCode };
    throw error;
  }
}

/** Every name in SQL is quoted and comes from the schema; a text literal is none but LIKE's escape. */
function onlyOurs(sql: string): void {
  const words = sql.replaceAll("ESCAPE '\\'", '').replace(/"(t\d|Id|Name|Title|User)"/g, '');
  expect(words).toMatch(/^[\w .,()?<>=!]*$/);
  expect(words).not.toMatch(/UNION|DROP|1=1/);
}

describe('what a client puts into a query', () => {
  it.each(hostile)('is a value and never SQL: %j', (value) => {
    const { sql, names: found, errorCode } = outcome(built(value));
    if (sql === undefined) {
      expect(errorCode).toBe('MALFORMED_QUERY');
      return;
    }
    onlyOurs(sql);
    expect(found?.every((name) => names.includes(String(name)))).toBe(true);
    expect(read(db, { sql: 'SELECT COUNT(*) FROM "User"', binds: [] })).toEqual([[names.length]]);
  });

  it('leaves its literal where the builder leaves a backslash, and is refused where it leaves it', () => {
    const value = hostile[0] ?? '';
    const text = createSOQL({ fields: ['Name'], table: 'User', conditions: { Name: value } });
    expect(text).toBe(String.raw`SELECT Name FROM User WHERE Name = '\\' OR Name != null OR Name = \\''`);
    expect(outcome(text)).toEqual({ errorCode: 'MALFORMED_QUERY' });
    expect(() => compileSoql(text, scope)).toThrow(`Column:${text.indexOf(String.raw`\\''`) + 1}\n`);
  });

  it('is found again when it is escaped as SOQL asks', () => {
    for (const name of names) {
      const escaped = name.replace(/[\\']/g, '\\$&');
      expect(outcome(`SELECT Name FROM User WHERE Name = '${escaped}'`).names).toEqual([name]);
    }
  });

  it('changes no statement, whatever it is', () => {
    const shapes = new Set<string>();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
        const escaped = value.replace(/[\\']/g, '\\$&');
        const { sql } = outcome(`SELECT Name FROM User WHERE Name = '${escaped}' OR Title LIKE '${escaped}'`);
        if (sql !== undefined) shapes.add(sql);
      }),
      { numRuns: 1000 },
    );
    // Nothing; all ASCII; not so.
    expect(shapes.size).toBeLessThanOrEqual(3);
    for (const sql of shapes) onlyOurs(sql.replace(/soql_fold/g, ''));
  });
});
