import { describe, expect, it } from 'vitest';
import { OrgError } from '../../org-error.ts';
import { readTopicQuery } from './topic-query.ts';

const gate = { apiVersion: 60, omniChannel: true, interruptibleCapacity: false };
const read = (text: string) => readTopicQuery(text, gate);
const refusal = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof OrgError) return `${error.errorCode}: ${error.message.split('\n').at(-1) ?? ''}`;
    throw error;
  }
  return 'accepted';
};
const presence = 'FROM UserServicePresence';

describe('the query of a PushTopic', () => {
  it('is read: object, fields and condition, as the schema spells them', () => {
    const query = read(
      "select id, p.userid, IsAway from UserServicePresence p where iscurrentstate = true and Name != 'x'",
    );
    expect(query).toMatchObject({
      object: 'UserServicePresence',
      selected: ['Id', 'UserId', 'IsAway'],
      where: { fields: ['IsCurrentState', 'Name'] },
    });
    expect(read(`SELECT Id ${presence}`)).toEqual({ object: 'UserServicePresence', selected: ['Id'] });
  });

  it.each([
    [`SELECT UserId ${presence}`, 'INVALID_FIELD: Id must be in the SELECT clause'],
    [`SELECT Id, User.Name ${presence}`, 'INVALID_FIELD: relationships are not supported'],
    [`SELECT Id ${presence} WHERE User.Name = 'x'`, 'INVALID_FIELD: relationships are not supported'],
    [`SELECT Id ${presence} ORDER BY Id`, "INVALID_FIELD: 'ORDER BY' clause is not allowed"],
    [`SELECT Id ${presence} LIMIT 10`, "INVALID_FIELD: 'LIMIT' is not allowed"],
    [`SELECT Id ${presence} OFFSET 10`, "INVALID_FIELD: 'OFFSET' is not allowed"],
    [`SELECT COUNT() ${presence}`, 'INVALID_FIELD: Aggregate queries are not supported'],
    [`SELECT Id, MAX(StatusDuration) ${presence}`, 'INVALID_FIELD: Aggregate queries are not supported'],
    [`SELECT UserId ${presence} GROUP BY UserId`, 'INVALID_FIELD: Aggregate queries are not supported'],
    [`SELECT Id ${presence} WHERE NOT IsAway = true`, "INVALID_FIELD: 'NOT' is not supported"],
    [
      `SELECT Id ${presence} WHERE UserId IN (SELECT Id FROM User)`,
      'INVALID_FIELD: semi/anti join sub-selects are not supported',
    ],
    ['SELECT Id FROM User', 'INVALID_FIELD: User is not supported in a PushTopic query'],
    [
      `SELECT Id ${presence} WHERE StatusStartDate = TODAY`,
      'LOCAL_ORG_NOT_IMITATED: The local org does not imitate a date literal in the query of a PushTopic.',
    ],
    [
      `SELECT FIELDS(STANDARD) ${presence}`,
      'LOCAL_ORG_NOT_IMITATED: The local org does not imitate a PushTopic query that selects by fields.',
    ],
  ])('%s is refused', (text, why) => {
    expect(refusal(text)).toBe(why);
  });

  it('is held against the schema like every query', () => {
    expect(refusal(`SELECT Id, Nonsense ${presence}`)).toMatch(/^INVALID_FIELD: No such column 'Nonsense'/);
    expect(refusal('SELECT Id FROM Nonsense')).toMatch(/^INVALID_TYPE/);
    expect(refusal('SELECT Id')).toMatch(/^MALFORMED_QUERY/);
    expect(refusal(`SELECT Id ${presence} WHERE IsAway > true`)).toMatch(/^INVALID_QUERY_FILTER_OPERATOR/);
  });

  it('tells whether a record matches, null as in a query', () => {
    const user = '005000000000001AAA';
    const record = { Name: 'Ümläut', UserId: user, IsAway: 0, StatusDuration: 60, StatusEndDate: null };
    const matching = (condition: string): boolean | undefined =>
      read(`SELECT Id ${presence} WHERE ${condition}`).where?.matches(record);
    for (const condition of [
      "Name = 'ÜMLÄUT'",
      "Name LIKE 'ü%T'",
      "Name LIKE '_ml\u00e4ut'",
      "Name IN ('x', 'ümläut')",
      "Name > 'abc'",
      `UserId = '${user.slice(0, 15)}'`,
      'IsAway = false',
      'IsAway != true',
      'IsAway = null',
      'StatusDuration >= 60 AND StatusDuration < 61',
      'StatusDuration IN (1, 60)',
      'StatusEndDate = null',
      'StatusEndDate != 2026-05-05T12:00:00Z',
      "(IsAway = true OR StatusDuration = 60) AND Name != 'y'",
      "Name NOT IN ('y')",
    ]) {
      expect([condition, matching(condition)]).toEqual([condition, true]);
    }
    for (const condition of [
      "Name = 'Umlaut'",
      "Name LIKE 'm%'",
      "Name LIKE '\\_mläut'",
      "Name NOT IN ('ÜMLÄUT')",
      `UserId != '${user}'`,
      'IsAway = true',
      'StatusDuration > 60',
      'StatusEndDate > 2026-05-05T12:00:00Z',
      'StatusEndDate <= 2026-05-05T12:00:00Z',
      'StatusEndDate != null',
      "IsAway = true OR Name = 'y'",
    ]) {
      expect([condition, matching(condition)]).toEqual([condition, false]);
    }
  });
});
