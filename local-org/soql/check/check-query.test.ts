import { describe, expect, it } from 'vitest';
import { OrgError } from '../../org-error.ts';
import { resolveObject } from '../../schema/index.ts';
import type { ResolvedObject } from '../../schema/types.ts';
import { checkSoql } from '../index.ts';
import { parseSoql } from '../parse/parse-soql.ts';
import { checkQuery } from './check-query.ts';
import type { ObjectScope } from './sources.ts';

const gate = { apiVersion: 67, omniChannel: true, interruptibleCapacity: false };
const scope: ObjectScope = { object: (name) => resolveObject(name, gate) };

function refused(text: string, of: ObjectScope = scope): OrgError {
  try {
    checkQuery(parseSoql(text), of, { binds: false, securityEnforced: false });
  } catch (error) {
    if (error instanceof OrgError) return error;
    throw error;
  }
  throw new Error(`allowed: ${text}`);
}

const from = 'FROM UserServicePresence';
const where = `SELECT Id ${from} WHERE`;

describe('a query is refused', () => {
  it.each([
    ['INVALID_TYPE', 'SELECT Id FROM Nothing', 'Nothing', "sObject type 'Nothing' is not supported"],
    ['INVALID_FIELD', `SELECT Nope ${from}`, 'Nope', "No such column 'Nope' on entity 'UserServicePresence'"],
    ['INVALID_FIELD', `SELECT User.Nope ${from}`, 'User.Nope', "No such column 'Nope' on entity 'User'"],
    [
      'INVALID_FIELD',
      `SELECT Boss.Name ${from}`,
      'Boss.Name',
      "Didn't understand relationship 'Boss' in field path",
    ],
    ['INVALID_FIELD', `SELECT User ${from}`, 'User ', "No such column 'User'"],
    ['INVALID_FIELD', `SELECT ConfiguredInterruptCapacity ${from}`, 'ConfiguredI', 'No such column'],
    [
      'INVALID_FIELD',
      `SELECT COUNT(Id) ${from} GROUP BY ServicePresenceStatusId`,
      'ServicePresenceStatusId',
      'can not be grouped',
    ],
    ['INVALID_FIELD', `SELECT COUNT(Id) ${from} GROUP BY Name`, 'Name', 'can not be grouped'],
    [
      'INVALID_FIELD',
      `SELECT COUNT(Id) ${from} GROUP BY StatusStartDate`,
      'StatusStartDate',
      'can not be grouped',
    ],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} Id = 'abc'`, "'abc'", 'invalid ID field: abc'],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} OwnerId IN ('')`, "'')", 'invalid ID field: '],
    [
      'INVALID_QUERY_FILTER_OPERATOR',
      `${where} OwnerId LIKE '005%'`,
      'OwnerId',
      'invalid operator LIKE on id field',
    ],
    [
      'INVALID_QUERY_FILTER_OPERATOR',
      `${where} IsAway > false`,
      'IsAway',
      'invalid operator > on boolean field',
    ],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} IsAway = 'true'`, "'true'", 'must be of type boolean'],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} StatusDuration = '5'`, "'5'", 'must be of type int'],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} StatusDuration = 1.5`, '1.5', 'must be of type int'],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} Name = 5`, '5', 'should be enclosed in quotes'],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} Name LIKE 5`, '5', 'must be of type string'],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} Name INCLUDES ('a')`, 'Name', 'invalid operator INCLUDES'],
    [
      'INVALID_QUERY_FILTER_OPERATOR',
      `${where} CreatedDate > 2026-05-05`,
      '2026',
      'must be of type dateTime',
    ],
    ['INVALID_QUERY_FILTER_OPERATOR', `${where} StatusDuration = TODAY`, 'TODAY', 'must be of type int'],
    [
      'NUMBER_OUTSIDE_VALID_RANGE',
      `${where} StatusDuration = 2147483648`,
      '2147483648',
      'outside the valid range',
    ],
    ['MALFORMED_QUERY', `${where} CreatedDate > 2026-13-45T00:00:00Z`, '2026', 'there is no dateTime'],
    ['MALFORMED_QUERY', `${where} CreatedDate > LAST_N_DAYS:-3`, 'LAST_N_DAYS', 'LAST_N_DAYS'],
    ['MALFORMED_QUERY', `${where} CreatedDate > :since`, ':since', "unexpected token: ':'"],
    ['MALFORMED_QUERY', `${where} IsAway = true LIMIT :most`, ':most', "unexpected token: ':'"],
    ['MALFORMED_QUERY', `${where} Name = ('a')`, 'Name = ', "unexpected token: '('"],
    [
      'MALFORMED_QUERY',
      `SELECT DISTINCT Name ${from}`,
      'Name ',
      'only aggregate expressions use field aliasing',
    ],
    ['MALFORMED_QUERY', `SELECT Name n ${from}`, 'n FROM', 'only aggregate expressions use field aliasing'],
    [
      'MALFORMED_QUERY',
      `SELECT Name, COUNT(Id) ${from} GROUP BY UserId`,
      'Name,',
      'Field must be grouped or aggregated: Name',
    ],
    ['MALFORMED_QUERY', `SELECT Id, COUNT(Id) ${from}`, 'Id,', 'Field must be grouped or aggregated: Id'],
    [
      'MALFORMED_QUERY',
      `SELECT UserId ${from} GROUP BY UserId ORDER BY IsAway`,
      'IsAway',
      'Field must be grouped',
    ],
    ['MALFORMED_QUERY', `SELECT Id ${from} ORDER BY COUNT(Id)`, 'COUNT(Id)', 'an aggregate orders only'],
    ['MALFORMED_QUERY', `SELECT COUNT() ${from} ORDER BY Id`, 'COUNT()', 'COUNT() must be the only element'],
    ['MALFORMED_QUERY', `SELECT COUNT(), Id ${from}`, 'COUNT()', 'COUNT() must be the only element'],
    ['MALFORMED_QUERY', `SELECT MAX(Id) ${from} LIMIT 1`, '1', 'cannot also use LIMIT'],
    ['MALFORMED_QUERY', `SELECT SUM(Name) ${from}`, 'Name)', 'does not support aggregate operator SUM'],
    ['MALFORMED_QUERY', `SELECT MAX(IsAway) ${from}`, 'IsAway)', 'does not support aggregate operator MAX'],
    ['MALFORMED_QUERY', `SELECT MAX(Id) a, MIN(Id) A ${from}`, 'A FROM', 'duplicate alias: A'],
    ['MALFORMED_QUERY', `SELECT FIELDS(ALL) ${from} LIMIT 201`, 'FIELDS', 'LIMIT of at most 200'],
    ['MALFORMED_QUERY', `SELECT FIELDS(ALL) ${from}`, 'FIELDS', 'LIMIT of at most 200'],
    [
      'MALFORMED_QUERY',
      `SELECT FIELDS(STANDARD), COUNT(Id) ${from}`,
      'FIELDS',
      'not supported with aggregate',
    ],
    [
      'MALFORMED_QUERY',
      `SELECT User.Manager.Manager.Manager.Manager.Manager.Name ${from}`,
      'User.Manager',
      'at most 5 relationships',
    ],
    [
      'MALFORMED_QUERY',
      `${where} IsAway = true OR UserId IN (SELECT Id FROM User)`,
      'UserId',
      "Semi join sub-selects are not allowed with the 'OR' operator",
    ],
    [
      'MALFORMED_QUERY',
      `${where} IsAway = true AND (IsAway = false OR UserId IN (SELECT Id FROM User))`,
      'UserId',
      'only allowed at the top level',
    ],
    [
      'MALFORMED_QUERY',
      `${where} NOT UserId IN (SELECT Id FROM User)`,
      'UserId',
      'only allowed at the top level',
    ],
    [
      'MALFORMED_QUERY',
      `${where} UserId IN (SELECT Id FROM User) AND OwnerId NOT IN (SELECT Id FROM User) AND Id IN (SELECT Id FROM User)`,
      'Id IN (SELECT Id FROM User)',
      'Maximum 2 semi join sub-selects are allowed',
    ],
    [
      'MALFORMED_QUERY',
      `${where} UserId IN (SELECT UserId FROM AgentWork WHERE OwnerId IN (SELECT Id FROM User))`,
      'OwnerId',
      'Nesting of semi join sub-selects is not supported',
    ],
    [
      'MALFORMED_QUERY',
      `${where} UserId IN (SELECT OwnerId FROM UserServicePresence)`,
      'UserServicePresence',
      'should not be on the same object type',
    ],
    ['MALFORMED_QUERY', `${where} Name IN (SELECT Id FROM User)`, 'Name', 'should be an id field'],
    [
      'MALFORMED_QUERY',
      `${where} User.ManagerId IN (SELECT UserId FROM AgentWork)`,
      'User.',
      'cannot have more than one level of relationships',
    ],
    [
      'MALFORMED_QUERY',
      `${where} UserId IN (SELECT Name FROM User)`,
      'Name',
      "can only query id fields, cannot use: 'Name'",
    ],
    [
      'MALFORMED_QUERY',
      `${where} UserId IN (SELECT User.ManagerId FROM AgentWork)`,
      'User.',
      'cannot have more than one level of relationships',
    ],
    [
      'MALFORMED_QUERY',
      `${where} UserId IN (SELECT Id, Name FROM User)`,
      'SELECT Id, N',
      'selects one field',
    ],
    ['MALFORMED_QUERY', `${where} UserId IN (SELECT MAX(Id) FROM User)`, 'SELECT MAX', 'selects one field'],
    ['INVALID_TYPE', `${where} UserId IN (SELECT Id FROM Nothing)`, 'Nothing', "sObject type 'Nothing'"],
    [
      'INVALID_FIELD',
      `${where} UserId IN (SELECT Id FROM User WHERE IsAway = true)`,
      'IsAway',
      'No such column',
    ],
    [
      'MALFORMED_QUERY',
      `SELECT CALENDAR_YEAR(CreatedDate) ${from}`,
      'CALENDAR_YEAR',
      'Field must be grouped or aggregated: CreatedDate',
    ],
    [
      'MALFORMED_QUERY',
      `SELECT CALENDAR_YEAR(CreatedDate), COUNT(Id) ${from} GROUP BY CALENDAR_YEAR(convertTimezone(CreatedDate))`,
      'CALENDAR_YEAR(CreatedDate)',
      'Field must be grouped or aggregated: CreatedDate',
    ],
    [
      'MALFORMED_QUERY',
      `SELECT COUNT(Id) ${from} GROUP BY DAY_ONLY(Name)`,
      'Name',
      'field Name does not support aggregate operator DAY_ONLY',
    ],
    [
      'INVALID_QUERY_FILTER_OPERATOR',
      `${where} DAY_ONLY(CreatedDate) = TODAY`,
      'TODAY',
      'the result of DAY_ONLY can not be compared with the date literal TODAY',
    ],
    [
      'INVALID_QUERY_FILTER_OPERATOR',
      `${where} CALENDAR_YEAR(CreatedDate) = THIS_YEAR`,
      'THIS_YEAR',
      'must be of type int',
    ],
    [
      'INVALID_QUERY_FILTER_OPERATOR',
      `${where} HOUR_IN_DAY(CreatedDate) = '1'`,
      "'1'",
      'must be of type int',
    ],
    ['MALFORMED_QUERY', `${where} COUNT(Id) > 1`, 'COUNT', "unexpected token: 'COUNT'"],
    [
      'MALFORMED_QUERY',
      `SELECT UserId ${from} GROUP BY UserId HAVING IsAway = true`,
      'IsAway',
      'Field must be grouped or aggregated: IsAway',
    ],
    [
      'MALFORMED_QUERY',
      `SELECT UserId ${from} GROUP BY UserId HAVING SUM(Name) > 1`,
      'Name) >',
      'does not support aggregate operator SUM',
    ],
    [
      'INVALID_QUERY_FILTER_OPERATOR',
      `SELECT UserId ${from} GROUP BY UserId HAVING COUNT(Id) > 'a'`,
      "'a'",
      'must be of type double',
    ],
    [
      'MALFORMED_QUERY',
      `SELECT UserId ${from} GROUP BY UserId HAVING UserId IN (SELECT Id FROM User)`,
      'UserId IN',
      'not allowed in a HAVING clause',
    ],
    ['MALFORMED_QUERY', `SELECT Id ${from} ALL ROWS`, 'ALL', "unexpected token: 'ALL'"],
    ['MALFORMED_QUERY', `SELECT Id ${from} WITH SECURITY_ENFORCED`, 'SECURITY', "token: 'SECURITY_ENFORCED'"],
    ['MALFORMED_QUERY', `SELECT Id ${from} USING SCOPE yours`, 'yours', "unexpected token: 'yours'"],
    ['MALFORMED_QUERY', 'SELECT Id FROM User USING SCOPE mine', 'mine', 'not supported by User'],
    [
      'NUMBER_OUTSIDE_VALID_RANGE',
      `SELECT Id ${from} LIMIT 5 OFFSET 2001`,
      '2001',
      'Maximum SOQL offset allowed is 2000',
    ],
    ['MALFORMED_QUERY', `SELECT Id ${from} OFFSET :skipped`, ':skipped', "unexpected token: ':'"],
    ['INVALID_FIELD', `${where} Nope IN (SELECT Id FROM User)`, 'Nope', "No such column 'Nope'"],
  ])('with %s: %s', (errorCode, text, place, reason) => {
    const error = refused(text);
    expect(error.message).toContain(reason);
    expect(error).toMatchObject({ status: 400, errorCode });
    expect(error.message).toContain(`ERROR at Row:1:Column:${text.lastIndexOf(place) + 1}\n`);
  });

  it('when a field is selected twice, without a position', () => {
    expect(refused(`SELECT Id, FIELDS(STANDARD) ${from}`)).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: 'duplicate field selected: Id',
    });
  });

  it.each([
    [`SELECT FIELDS(CUSTOM) ${from} LIMIT 5`, 'FIELDS(CUSTOM)'],
    [`SELECT Id ${from} USING SCOPE team`, 'USING SCOPE team'],
    [`SELECT Id ${from} ORDER BY CALENDAR_YEAR(CreatedDate)`, 'a date function in the ORDER BY'],
    [`SELECT COUNT() ${from} OFFSET 2`, 'OFFSET'],
    [`SELECT MAX(Id) ${from} OFFSET 2`, 'OFFSET'],
    ['SELECT MAX(Status) FROM AgentWork', 'MAX of a picklist'],
  ])('by name: %s', (text, name) => {
    expect(refused(text).errorCode).toBe('LOCAL_ORG_NOT_IMITATED');
    expect(refused(text).message).toContain(name);
  });

  const without = (property: 'Filter' | 'Sort'): ObjectScope => ({
    object: (name) => {
      const object = resolveObject(name, gate);
      const field = object?.fields.get('name');
      if (!object || !field) return object;
      const properties = new Set([...field.properties].filter((known) => known !== property));
      return { ...object, fields: new Map([...object.fields, ['name', { ...field, properties }]]) };
    },
  });

  it('for a field without the property Filter or Sort', () => {
    expect(refused(`${where} Name = 'a'`, without('Filter')).message).toContain(
      "field 'Name' can not be filtered in a query call",
    );
    expect(refused(`SELECT Id ${from} ORDER BY Name`, without('Sort')).message).toContain(
      "field 'Name' can not be sorted in a query call",
    );
  });

  it('for a parent whose object the caller may not read', () => {
    const noUsers: ObjectScope = {
      object: (name): ResolvedObject | undefined => (name === 'User' ? undefined : resolveObject(name, gate)),
    };
    expect(refused(`SELECT User.Name ${from}`, noUsers).errorCode).toBe('INVALID_FIELD');
  });
});

describe('a query is allowed', () => {
  it.each([
    `select id, USER.name from userservicepresence`,
    `SELECT p.Id, p.User.Name FROM UserServicePresence p WHERE p.IsAway = true`,
    `SELECT UserServicePresence.Id, UserServicePresence.User.Name FROM UserServicePresence`,
    `SELECT User.Manager.Manager.Manager.Manager.Name FROM UserServicePresence`,
    `SELECT Id, Name FROM UserServicePresence WHERE Id > '000000000000000AAA'`,
    `SELECT FIELDS(ALL) FROM UserServicePresence LIMIT 200`,
    `SELECT ServicePresenceStatus.MasterLabel, COUNT(Id) FROM UserServicePresence GROUP BY ServicePresenceStatus.MasterLabel`,
    `SELECT Id FROM User USING SCOPE Everything LIMIT 5 OFFSET 2000`,
    `SELECT Owner.Name FROM UserServicePresence WHERE IsAway IN (true, null)`,
    `${where} UserId IN (SELECT Id FROM User WHERE Profile.Name = 'a' OR IsActive = true) AND (OwnerId NOT IN (SELECT UserId FROM AgentWork))`,
  ])('%s', (text) => {
    expect(() => checkQuery(parseSoql(text), scope, { binds: false, securityEnforced: false })).not.toThrow();
  });

  it('with binds, as it stands in Apex', () => {
    const text = `${where} CreatedDate >= :since AND Id IN :ids AND Name LIKE :like AND UserId NOT IN (:one, :two) LIMIT :most`;
    expect(checkSoql(text, scope)).toMatchObject({ userMode: false });
    expect(checkSoql(`SELECT Id ${from} ALL ROWS`, scope)).toMatchObject({ allRows: 35 });
    expect(() => checkSoql(`SELECT Id ${from} WITH SECURITY_ENFORCED`, scope)).toThrow('SECURITY_ENFORCED');
    expect(() => checkSoql(`${where} Nope = :since`, scope)).toThrow('No such column');
  });
});
