import { beforeAll, describe, expect, it } from 'vitest';
import { makeId } from '../../schema/ids.ts';
import { compileSoql, type CompileScope } from '../index.ts';
import { read, store } from '../oracle/stored.ts';
import { ask, available, clock, db, ids, names, presence, scope, user } from './small-tables.fixture.ts';

describe('records', () => {
  it('nest parents, keep the order of the query and write times as the REST API does', () => {
    const text =
      'SELECT user.name, StatusStartDate, User.Manager.Name, IsAway, ServicePresenceStatus.MasterLabel, StatusEndDate ' +
      `FROM UserServicePresence WHERE Id = '${presence(1).slice(0, 15)}'`;
    const url = (type: string, id: string): object => ({
      type,
      url: `/services/data/v58.0/sobjects/${type}/${id}`,
    });
    expect(JSON.stringify(ask(text))).toBe(
      JSON.stringify([
        {
          attributes: url('UserServicePresence', presence(1)),
          User: {
            attributes: url('User', user(1)),
            Name: 'Élodie',
            Manager: { attributes: url('User', user(2)), Name: 'élan' },
          },
          StatusStartDate: '2026-05-05T07:30:15.000+0000',
          IsAway: false,
          ServicePresenceStatus: {
            attributes: url('ServicePresenceStatus', available),
            MasterLabel: "It's free",
          },
          StatusEndDate: null,
        },
      ]),
    );
  });

  it('hold null for a parent that is not there', () => {
    expect(ask(`SELECT User.Name FROM UserServicePresence WHERE Id = '${presence(3)}'`)).toMatchObject([
      { User: null },
    ]);
  });

  it('come page by page in the order of their ids, without what was deleted since', () => {
    const compiled = compileSoql('SELECT User.Name FROM UserServicePresence ORDER BY Id DESC', scope);
    expect(read(db, compiled.idQuery(clock))).toEqual([[presence(3)], [presence(2)], [presence(1)]]);
    const page = compiled.rowQuery([presence(2), presence(4), presence(1)]);
    expect(compiled.records(read(db, page), 58)).toMatchObject([
      { User: { Name: 'élan' } },
      { User: { Name: 'Élodie' } },
    ]);
  });

  it('are limited to what the scope lets be seen, on the root and on parents', () => {
    const hidden: CompileScope = {
      object: (name) => scope.object(name),
      visible: (object, alias) => ({
        sql: `"${alias}"."Id" <> ?`,
        binds: [object.name === 'User' ? user(1) : presence(2)],
      }),
    };
    const text = 'SELECT Id, User.Name FROM UserServicePresence ORDER BY Id';
    expect(ask(text, hidden)).toMatchObject([
      { Id: presence(1), User: null },
      { Id: presence(3), User: null },
    ]);
    const compiled = compileSoql(text, hidden);
    const page = read(db, compiled.rowQuery([presence(1), presence(2), presence(3)]));
    expect(compiled.records(page, 58)).toEqual(ask(text, hidden));
  });
});

describe('a parent of several objects', () => {
  const group = makeId('00G', 1);
  const work = (n: number): string => makeId('0Bz', n);
  const ofWork = (clauses: string): Record<string, unknown>[] =>
    ask(`SELECT Owner.Type, Owner.Name, Owner.Email FROM AgentWork ${clauses}`);
  const owned = (as: CompileScope, clauses: string): unknown[] =>
    ask(`SELECT Id FROM AgentWork WHERE ${clauses} ORDER BY Id`, as).map(({ Id }) => Id);

  beforeAll(() => {
    store(db, 'Group', [{ Id: group, Name: 'Überlauf', Type: 'Queue' }]);
    for (const [n, owner] of [user(1), group, user(8)].entries()) {
      db.prepare('UPDATE "AgentWork" SET "OwnerId" = ? WHERE "Id" = ?').run(owner, work(n + 1));
    }
  });

  it('is met as a Name, which says what it is', () => {
    const url = (type: string, id: string): object => ({
      type: 'Name',
      url: `/services/data/v58.0/sobjects/${type}/${id}`,
    });
    expect(ofWork('ORDER BY Id').map(({ Owner }) => Owner)).toEqual([
      { attributes: url('User', user(1)), Type: 'User', Name: 'Élodie', Email: null },
      { attributes: url('Group', group), Type: 'Group', Name: 'Überlauf', Email: null },
      null,
    ]);
  });

  it.each([
    ["Owner.Type = 'user'", [1]],
    ["Owner.Type != 'User'", [2, 3]],
    ["Owner.Name IN ('ÜBERLAUF', 'x')", [2]],
    ["Owner.Name LIKE 'él%'", [1]],
    ['Owner.Name = null', [3]],
    ["Owner.Profile.Name = null AND Owner.Type = 'Group'", [2]],
  ])('is filtered by %s', (condition, expected) => {
    expect(owned(scope, condition)).toEqual(expected.map(work));
  });

  it('sorts and groups, whatever it is', () => {
    expect(
      ask('SELECT Owner.Type, COUNT(Id) n FROM AgentWork GROUP BY Owner.Type ORDER BY Owner.Type DESC'),
    ).toMatchObject([
      { Type: null, n: 1 },
      { Type: 'User', n: 1 },
      { Type: 'Group', n: 1 },
    ]);
    expect(ofWork('WHERE Owner.Name != null ORDER BY Owner.Name DESC')).toMatchObject([
      { Owner: { Name: 'Überlauf' } },
      { Owner: { Name: 'Élodie' } },
    ]);
  });

  it('has no field of one object alone, and is nothing where none may be read', () => {
    expect(() => ask('SELECT Owner.Department FROM AgentWork')).toThrow(
      "No such column 'Department' on entity 'Name'",
    );
    const without = (...names: string[]): CompileScope => ({
      ...scope,
      object: (name) => (names.includes(name) ? undefined : scope.object(name)),
    });
    expect(owned(without('Group'), 'Owner.Name = null')).toEqual([work(2), work(3)]);
    expect(() => owned(without('Group', 'User'), 'Owner.Name = null')).toThrow(
      "Didn't understand relationship 'Owner'",
    );
  });
});

describe('a null', () => {
  it.each([
    ['NOT StatusDuration < 40', [1, 2]],
    ['StatusDuration != 60', [1, 3]],
    ['StatusDuration NOT IN (60, 30)', [1]],
    ['StatusDuration NOT IN (60, null)', [3]],
    ['StatusDuration IN (60, null)', [1, 2]],
    ['StatusDuration > null', []],
    ['IsAway = null', [1, 3]],
    ['IsAway != null', [2]],
    ['User.Name = null', [3]],
    ["User.Name != 'élan'", [1, 3]],
    ["ServicePresenceStatus.MasterLabel = ''", [2, 3]],
    ['NOT (NOT StatusDuration > 40)', [2]],
    ['(NOT StatusEndDate < TODAY) AND StatusEndDate != YESTERDAY', [1, 2, 3]],
  ])('in %s', (condition, expected) => {
    expect(ids(condition)).toEqual(expected.map(presence));
  });
});

it('compiles once for one scope, text and choice of rows', () => {
  const text = 'SELECT Id FROM User';
  expect(compileSoql(text, scope)).toBe(compileSoql(text, scope));
  expect(compileSoql(text, { ...scope })).not.toBe(compileSoql(text, scope));
  expect(compileSoql(text, scope, { deleted: true })).not.toBe(compileSoql(text, scope));
});

describe('clauses around the condition', () => {
  it('OFFSET skips, with and without LIMIT', () => {
    const list = (clauses: string): unknown[] =>
      ask(`SELECT Id FROM UserServicePresence ORDER BY Id ${clauses}`).map(({ Id }) => Id);
    expect(list('LIMIT 1 OFFSET 1')).toEqual([presence(2)]);
    expect(list('OFFSET 1')).toEqual([presence(2), presence(3)]);
    const compiled = compileSoql('SELECT Id FROM UserServicePresence ORDER BY Id OFFSET 2', scope);
    expect(read(db, compiled.idQuery(clock))).toEqual([[presence(3)]]);
  });

  it("USING SCOPE mine reads the caller's own rows", () => {
    const text = 'SELECT Id FROM UserServicePresence USING SCOPE mine';
    expect(ask(text, { ...scope, userId: user(2) })).toMatchObject([{ Id: presence(2) }]);
    expect(ask(`${text} WHERE IsAway = false`, { ...scope, userId: user(2) })).toEqual([]);
    expect(() => ask(text)).toThrow('Nobody in particular asks');
  });

  it('WITH SECURITY_ENFORCED is known until API version 66.0', () => {
    const text = 'SELECT Id FROM UserServicePresence WITH SECURITY_ENFORCED';
    expect(ask(text, { ...scope, apiVersion: 66 })).toHaveLength(3);
    expect(() => ask(text, { ...scope, apiVersion: 67 })).toThrow("unexpected token: 'SECURITY_ENFORCED'");
    expect(() => ask(text)).toThrow('unexpected token');
  });

  it('rows in the recycle bin are read when asked for, page by page and in a join too', () => {
    const all = (text: string): unknown[] => {
      const compiled = compileSoql(text, scope, { deleted: true });
      const found = compiled.records(read(db, compiled.query(clock)), 58);
      const page = compiled.rowQuery(found.map(({ Id }) => String(Id)));
      expect(compiled.records(read(db, page), 58)).toEqual(found);
      return found.map(({ Id }) => Id);
    };
    expect(all('SELECT Id FROM UserServicePresence WHERE IsDeleted = true')).toEqual([presence(4)]);
    expect(all('SELECT Id FROM UserServicePresence')).toHaveLength(4);
    const join =
      'SELECT Id FROM User WHERE Id IN (SELECT UserId FROM UserServicePresence WHERE IsDeleted = true)';
    expect(all(join)).toEqual([user(1)]);
  });
});

describe('a join', () => {
  it.each([
    ['UserId IN (SELECT UserId FROM AgentWork)', [1]],
    ['UserId NOT IN (SELECT UserId FROM AgentWork)', [2, 3]],
    ['UserId IN (SELECT ManagerId FROM User)', [2]],
    ['UserId NOT IN (SELECT ManagerId FROM User)', [1, 3]],
    ['ServicePresenceStatusId NOT IN (SELECT Id FROM ServicePresenceStatus)', [2, 3]],
    ["OwnerId IN (SELECT Id FROM User WHERE Manager.Name = 'élan') AND IsCurrentState = true", [1]],
  ])('on %s', (condition, expected) => {
    expect(ids(condition)).toEqual(expected.map(presence));
  });

  it('does not see what the caller may not see, nor what was deleted', () => {
    const text = 'SELECT Name FROM User WHERE Id IN (SELECT UserId FROM UserServicePresence) ORDER BY Id';
    const hidden: CompileScope = {
      object: (name) => scope.object(name),
      visible: (object, alias) =>
        object.name === 'User' ? undefined : { sql: `"${alias}"."Id" <> ?`, binds: [presence(2)] },
    };
    expect(ask(text)).toMatchObject([{ Name: 'Élodie' }, { Name: 'élan' }]);
    expect(ask(text, hidden)).toMatchObject([{ Name: 'Élodie' }]);
    const onlyDeleted =
      'SELECT Id FROM User WHERE Id IN (SELECT OwnerId FROM UserServicePresence WHERE IsDeleted = true)';
    expect(ask(onlyDeleted)).toEqual([]);
  });
});

describe('text', () => {
  it.each([
    ["Name = 'ÉLODIE'", ['Élodie']],
    ["Name IN ('zoË', 'AXB')", ['Zoë', 'axb']],
    ["Name LIKE 'É%'", ['Élodie', 'élan']],
    ["Name LIKE 'a_b%'", ['a_b%c\\d', 'axb']],
    [String.raw`Name LIKE 'A\_B\%%'`, ['a_b%c\\d']],
    [String.raw`Name LIKE '%\\d'`, ['a_b%c\\d']],
    [String.raw`Name LIKE '%c_d'`, ['a_b%c\\d']],
    ["Name >= 'ÉLAN' AND Name < 'ÉLOF'", ['Élodie', 'élan']],
  ])('compares without case: %s', (condition, expected) => {
    expect(names(condition)).toEqual(expected);
  });

  it('sorts without case, beyond ASCII too', () => {
    const sorted = ask('SELECT Name FROM User ORDER BY Name DESC').map(({ Name }) => Name);
    expect(sorted).toEqual(['Élodie', 'élan', 'Zoë', 'axb', 'a_b%c\\d']);
  });

  it.each([
    String.raw`\' OR Name != null OR Name = \'`,
    'x\\\'; DROP TABLE "User"; --',
    '%" OR 1=1 --',
    '?1 ?2 :name @x $y',
  ])('never becomes SQL: %s', (value) => {
    for (const operator of ['=', 'LIKE', '<']) {
      const { sql } = compileSoql(`SELECT Id FROM User WHERE Name ${operator} '${value}'`, scope).query(
        clock,
      );
      expect(sql).toMatch(/^[\w\s"().,=<?\\']*$/);
      expect(sql).not.toContain('DROP');
    }
    expect(names(`Name = '${value}' OR Name LIKE '${value}'`)).toEqual([]);
  });
});

describe('order', () => {
  it('puts nulls first, descending too, unless told otherwise', () => {
    const order = (by: string): unknown[] =>
      ask(`SELECT Id FROM UserServicePresence ORDER BY ${by}`).map(({ Id }) => Id);
    expect(order('StatusDuration')).toEqual([1, 3, 2].map(presence));
    expect(order('StatusDuration DESC')).toEqual([1, 2, 3].map(presence));
    expect(order('StatusDuration DESC NULLS LAST')).toEqual([2, 3, 1].map(presence));
  });

  it('of a picklist is the order of its values', () => {
    const order = ask('SELECT Status FROM AgentWork ORDER BY Status').map(({ Status }) => Status);
    expect(order).toEqual(['Assigned', 'Opened', 'Closed']);
  });
});

it.each([
  ['AND', 0],
  ['OR', 2],
])('takes thousands of conditions joined by %s', (operator, found) => {
  const conditions = Array.from(
    { length: 3000 },
    (_, n) => `Name ${n % 2 ? '=' : 'LIKE'} '${n % 2 ? 'ÉLODIE' : 'axb'}'`,
  );
  expect(names(conditions.join(` ${operator} `))).toHaveLength(found);
});

it('takes thousands of values in a list', () => {
  const values = Array.from({ length: 4000 }, (_, n) => `'${n === 0 ? 'ÉLODIE' : n % 2 ? `é${n}` : n}'`);
  expect(names(`Name IN (${values.join()})`)).toEqual(['Élodie']);
});

it('reads date literals in the zone of the running user when it runs', () => {
  const compiled = compileSoql('SELECT COUNT() FROM UserServicePresence WHERE StatusEndDate = TODAY', scope);
  const at = (now: number, timeZone: string): unknown => read(db, compiled.query({ now, timeZone }))[0]?.[0];
  expect(at(clock.now, 'Europe/Berlin')).toBe(2);
  expect(at(clock.now, 'America/Los_Angeles')).toBe(2);
  expect(at(Date.UTC(2026, 4, 5, 23), 'Europe/Berlin')).toBe(0);
  expect(at(Date.UTC(2026, 4, 5, 23), 'America/Los_Angeles')).toBe(2);
});
