import { readFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readClass, readClasses } from './read.ts';
import { ApexFormError } from './types.ts';

const floor = readFileSync(
  new URL('../../force-app/main/default/classes/PresenceFloor.cls', import.meta.url),
  'utf8',
);

const page = `public class Page {
  @AuraEnabled public Long serverTime;
  @AuraEnabled public List<User> rows;
  public Page(Long serverTime, List<User> rows) { this.serverTime = serverTime; this.rows = rows; }
}`;

interface Parts {
  readonly sharing?: string;
  readonly signature?: string;
  readonly body?: string;
  readonly query?: string;
  readonly page?: string;
}

function classOf(parts: Parts): string {
  const query = parts.query ?? 'SELECT Id FROM User WHERE Id = :id WITH USER_MODE';
  const body = parts.body ?? `return new Page(System.now().getTime(), [${query}]);`;
  return `public ${parts.sharing ?? 'with sharing'} class Sample {
    @AuraEnabled
    ${parts.signature ?? 'public static Page read(Id id)'} { ${body} }
    ${parts.page ?? page}
  }`;
}

function problemsOf(parts: Parts, calls: readonly string[] = []) {
  return readClass(classOf(parts), 'Sample.cls', new Set(calls)).problems.map(
    ({ line, message }) => `${line}: ${message}`,
  );
}

test('reads a method of the query form', () => {
  const { apexClass, problems } = readClass(classOf({}), 'Sample.cls');
  expect(problems).toEqual([]);
  expect(apexClass?.methods).toEqual([
    {
      form: 'query',
      className: 'Sample',
      name: 'read',
      file: 'Sample.cls',
      line: 3,
      cacheable: false,
      parameters: [{ name: 'id', type: 'Id' }],
      timeField: 'serverTime',
      rowsField: 'rows',
      soql: {
        object: 'User',
        fields: [{ path: ['Id'] }],
        grouped: false,
        parts: ['SELECT Id FROM User WHERE Id = ', { kind: 'value', parameter: 'id' }, ' WITH USER_MODE'],
      },
    },
  ]);
});

test('reads names without regard to case, as Apex does', () => {
  const query = 'select id from User where Id = :ID with user_mode';
  expect(problemsOf({ query, body: `RETURN NEW page(system.NOW().gettime(), [${query}]);` })).toEqual([]);
});

test('leaves comments and line breaks out of a query, and keeps them in its literals', () => {
  const query = "SELECT Id // one\n FROM User\n /* two */ WHERE Name = '  a  b ' WITH USER_MODE";
  const { apexClass } = readClass(classOf({ query }), 'Sample.cls');
  const [method] = apexClass?.methods ?? [];
  expect(method?.form === 'query' && method.soql.parts).toEqual([
    "SELECT Id FROM User WHERE Name = '  a  b ' WITH USER_MODE",
  ]);
});

test('finds slots behind letters beyond the basic plane', () => {
  const query = "SELECT Id FROM User WHERE Name = '😀' AND Id = :id WITH USER_MODE";
  const { apexClass } = readClass(`/* 😀 */ ${classOf({ query })}`, 'Sample.cls');
  const [method] = apexClass?.methods ?? [];
  expect(method?.form === 'query' && method.soql.parts).toEqual([
    "SELECT Id FROM User WHERE Name = '😀' AND Id = ",
    { kind: 'value', parameter: 'id' },
    ' WITH USER_MODE',
  ]);
});

test.each<[string, Parts, string]>([
  ['without sharing', { sharing: 'without sharing' }, '1: Sample: it is not declared with sharing'],
  ['no sharing keyword', { sharing: '' }, '1: Sample: it is not declared with sharing'],
  ['no access level', { query: 'SELECT Id FROM User' }, '3: Sample.read: its query lacks WITH USER_MODE'],
  ['system mode', { query: 'SELECT Id FROM User WITH SYSTEM_MODE' }, 'its query lacks WITH USER_MODE'],
  [
    'a second statement',
    { body: 'Integer i = 0; return null;' },
    '3: Sample.read: it is not one return statement',
  ],
  ['no statement', { body: '' }, 'it is not one return statement'],
  ['a condition', { body: 'if (true) return null;' }, 'it is not one return statement'],
  [
    'another clock',
    { body: 'return new Page(0L, [SELECT Id FROM User WITH USER_MODE]);' },
    'is not made of System.now()',
  ],
  [
    'dynamic SOQL',
    { body: 'return new Page(System.now().getTime(), Database.query(id));' },
    'are not one static query',
  ],
  [
    'the query below a call',
    { body: 'return new Page(System.now().getTime(), cut([SELECT Id FROM User WITH USER_MODE]));' },
    'are not one static query',
  ],
  [
    'a page from elsewhere',
    { body: 'return new Other(System.now().getTime(), [SELECT Id FROM User WITH USER_MODE]);' },
    'which is no class inside its own',
  ],
  ['another declared type', { signature: 'public static Object read(Id id)' }, 'it declares another type'],
  ['no static', { signature: 'public Page read(Id id)' }, '3: Sample.read: it is not static'],
  [
    'a bind of something else',
    { query: 'SELECT Id FROM User WHERE Id = :UserInfo.getUserId() WITH USER_MODE' },
    'binds UserInfo.getUserId(), which is none of its parameters',
  ],
  [
    'a bind in LIKE',
    {
      signature: 'public static Page read(String id)',
      query: 'SELECT Id FROM User WHERE Name LIKE :id WITH USER_MODE',
    },
    'where the preview does not bind one',
  ],
  ['a list after =', { signature: 'public static Page read(List<Id> id)' }, 'binds :id, a List<Id>, where'],
  [
    'a text as LIMIT',
    { query: 'SELECT Id FROM User WITH USER_MODE LIMIT :id' },
    'takes :id as a number, but it is Id',
  ],
  [
    'a parameter of an unknown type',
    { signature: 'public static Page read(Account id)' },
    'takes id as Account, which the preview cannot bind',
  ],
  [
    'an aggregate without alias',
    { query: 'SELECT MAX(CreatedDate) FROM User WITH USER_MODE' },
    'without an alias',
  ],
  [
    'a sub-query',
    { query: 'SELECT Id, (SELECT Id FROM Shares) FROM User WITH USER_MODE' },
    'whose answer the preview does not know',
  ],
  [
    'a page that computes',
    { page: page.replace('this.rows = rows', 'this.rows = new List<User>()') },
    'does more than keep its arguments',
  ],
  [
    'a page that hides its rows',
    { page: page.replace('@AuraEnabled public List', 'public List') },
    'in fields that are @AuraEnabled',
  ],
  [
    'a page with a method',
    { page: page.replace(/}$/, 'public Integer size() { return 1; } }') },
    'holds more than its fields',
  ],
  ['a page of another time', { page: page.replaceAll('Long', 'Integer') }, 'not Long and a list'],
  [
    'an unlisted platform call',
    { body: 'return Database.getUpdated(id);' },
    'it is neither one page of one static query nor a listed platform call',
  ],
])('refuses %s', (_, parts, expected) => {
  expect(problemsOf(parts).join('\n')).toContain(expected);
});

test('takes a platform call only when it is listed', () => {
  const parts = {
    signature: 'public static Object read(Id id, Datetime since)',
    body: 'return Database.getUpdated(id, since);',
  };
  const { apexClass } = readClass(classOf(parts), 'Sample.cls', new Set(['Database.getUpdated']));
  expect(apexClass?.methods[0]).toMatchObject({
    form: 'platform call',
    call: 'Database.getUpdated',
    arguments: [{ parameter: 'id' }, { parameter: 'since' }],
  });
  expect(problemsOf(parts)).toHaveLength(1);
  expect(
    problemsOf({ body: 'return Database.getUpdated(other);' }, ['Database.getUpdated']).join(),
  ).toContain('other');
});

test('reads names and one getter of a platform call', () => {
  const read = (call: string) =>
    readClass(
      classOf({
        signature: 'public static List<Id> read(Datetime since)',
        body: `return ${call};`,
      }),
      'Sample.cls',
      new Set(['Database.getUpdated(…).getIds()']),
    );
  expect(read("Database.getUpdated('User', since, SINCE).getIds()").apexClass?.methods[0]).toMatchObject({
    call: 'Database.getUpdated(…).getIds()',
    arguments: [{ text: 'User' }, { parameter: 'since' }, { parameter: 'since' }],
  });
  for (const call of [
    "Database.getUpdated('User', since, since)",
    "Database.getUpdated('User', since, since).getIds().clone()",
    "Database.getUpdated('User', since.addDays(1), since).getIds()",
    "cut(Database.getUpdated('User', since, since).getIds())",
  ])
    expect(read(call).problems).toHaveLength(1);
});

test('reads one look into the map that a platform call answers', () => {
  const read = (call: string) =>
    readClass(
      classOf({ signature: 'public static Integer read(String name)', body: `return ${call};` }),
      'Sample.cls',
      new Set(['OrgLimits.getMap().get(…).getValue()']),
    );
  expect(read("orgLimits.getMap().get('Daily').getValue()").apexClass?.methods[0]).toMatchObject({
    call: 'OrgLimits.getMap().get(…).getValue()',
    arguments: [{ text: 'Daily' }],
  });
  for (const call of [
    'OrgLimits.getMap().get(name).getValue()',
    "OrgLimits.getMap().get('Daily')",
    "OrgLimits.getMap().get('Daily').getLimit()",
    "OrgLimits.getMap().get('Daily').get('Daily').getValue()",
  ])
    expect(read(call).problems).toHaveLength(1);
});

test('names the place of what is no Apex', () => {
  const { problems } = readClass('public class X {\n  void }', 'X.cls');
  expect(problems[0]).toMatchObject({ file: 'X.cls', line: 2 });
});

test('passes over tests and classes that no component can call', () => {
  expect(
    readClass('@IsTest private class XTest { @AuraEnabled public static void a() {} }', 'X.cls'),
  ).toEqual({ problems: [] });
  expect(readClass('public class X { public void a() {} }', 'X.cls')).toEqual({ problems: [] });
  expect(readClass('public interface X {}', 'X.cls')).toEqual({ problems: [] });
});

test('notices each sharing keyword and access level that is taken out of the floor', () => {
  const places = [...floor.matchAll(/with sharing|WITH USER_MODE/g)];
  expect(places).toHaveLength(6);
  for (const { index, 0: words } of places) {
    const without = floor.slice(0, index) + floor.slice(index + words.length);
    expect(readClass(without, 'PresenceFloor.cls').problems).toHaveLength(1);
  }
});

test('fails for a folder with the place of every method that it cannot run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'classes-'));
  const file = join(folder, 'Sample.cls');
  writeFileSync(file, classOf({ query: 'SELECT Id FROM User' }));
  expect(() => readClasses(folder)).toThrow(
    new ApexFormError([
      { file, line: 3, column: 78, message: 'Sample.read: its query lacks WITH USER_MODE' },
    ]),
  );
  writeFileSync(file, classOf({}));
  expect(readClasses(folder).map((c) => c.name)).toEqual(['Sample']);
});
