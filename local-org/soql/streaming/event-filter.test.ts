import { describe, expect, it } from 'vitest';
import { resolveObject } from '../../schema/index.ts';
import { readEventFilter } from './event-filter.ts';

const presence = resolveObject('UserServicePresence', {
  apiVersion: 67,
  omniChannel: true,
  interruptibleCapacity: true,
});
if (!presence) throw new Error('there is no UserServicePresence');
const read = (expression: string) => readEventFilter(expression, presence);
const refusal = (expression: string): string => {
  try {
    read(expression);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'accepted';
};

describe('the filter of a channel member', () => {
  it('asks for fields of the record and of the header', () => {
    const filter = read("ChangeEventHeader.changeType = 'CREATE' OR iscurrentstate = false");
    expect(filter.fields).toEqual(['ChangeEventHeader.changeType', 'IsCurrentState']);
    const event = (type: string, current: number) => ({
      'ChangeEventHeader.changeType': type,
      IsCurrentState: current,
    });
    expect(filter.matches(event('UPDATE', 1))).toBe(false);
    expect(filter.matches(event('UPDATE', 0))).toBe(true);
    expect(filter.matches(event('create', 1))).toBe(true);
  });

  it.each([
    ['Nonsense = 1', /Nonsense field is invalid$/],
    ['IsDeleted = false', /IsDeleted field is invalid$/],
    ['SystemModstamp != null', /SystemModstamp field is invalid$/],
    ["User.Name = 'x'", /User.Name field is invalid$/],
    ["ChangeEventHeader.recordIds = 'x'", /ChangeEventHeader.recordIds field is invalid$/],
    ["ChangeEventHeader.changedFields = 'x'", /field is invalid$/],
    ["ChangeEventHeader.nonsense = 'x'", /field is invalid$/],
    ['ServicePresenceStatusId IN (SELECT Id FROM ServicePresenceStatus)', /unexpected token: 'SELECT'$/],
    ['StatusStartDate > 2026-05-05T12:00:00Z', /Only equality operators are supported/],
    ['StatusStartDate IN (2026-05-05T12:00:00Z)', /Only equality operators are supported/],
    ['StatusStartDate = TODAY', /does not imitate a date literal/],
    ['WHERE IsAway = true', /filter expression has syntax errors/],
    ['IsAway > true', /invalid operator > on boolean field$/],
    ["StatusDuration = 'x'", /field is invalid$/],
    ["IdleDuration = 'x'", /must be of type int/],
    ['IsAway = true AND IsCurrentState = true OR IsAway = false', /filter expression has syntax errors/],
    ['IsAway = true LIMIT 1', /unexpected clause$/],
    ['IsAway = true ORDER BY Id', /unexpected clause$/],
    ['', /filter expression has syntax errors/],
  ])('%s is refused', (expression, why) => {
    expect(refusal(expression)).toMatch(why);
  });
});
