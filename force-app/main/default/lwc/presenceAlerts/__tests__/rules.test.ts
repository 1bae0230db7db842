import { describe, expect, it } from 'vitest';
import { readRules } from '../rules';
import { timeWindowOf, type TimeWindowText } from '../timeWindow';
import { catalog, rulesOf } from './floor';

describe('rules', () => {
  it('name a status or channel by its label, in whatever case, and every one that bears it', () => {
    const twice = {
      ...catalog,
      statuses: [...catalog.statuses, { id: 'l2', label: 'LUNCH', channelIds: [] }],
    };
    const records = {
      limits: [{ DeveloperName: 'L', Status__c: ' lunch', Spell_Minutes__c: 5 }],
      coverage: [],
    };
    expect(readRules(records, twice, 'UTC')).toMatchObject({
      limits: [
        { statusId: 'lunch', spell: 300_000 },
        { statusId: 'l2', spell: 300_000 },
      ],
      problems: [],
    });
  });

  it.each([
    [{ Status__c: 'Lunhc', Spell_Minutes__c: 5 }, 'Status__c', 'Lunhc', 'no-such-status'],
    [{ Spell_Minutes__c: 5 }, 'Status__c', '', 'no-such-status'],
    [{ Status__c: 'Lunch', Spell_Minutes__c: 0 }, 'Spell_Minutes__c', '0', 'not-positive'],
  ])('that cannot be kept are named: %o', (record, field, value, why) => {
    const { limits, problems } = rulesOf([{ DeveloperName: 'R', ...record }]);
    expect(limits).toEqual([]);
    expect(problems).toEqual([{ rule: 'R', field, value, why }]);
  });

  it.each([
    [{ Channel__c: 'Fax' }, 'Channel__c', 'Fax', 'no-such-channel'],
    [{ Minimum__c: -1 }, 'Minimum__c', '-1', 'not-positive'],
    [{ From__c: '25:00' }, 'From__c', '25:00', 'not-a-time'],
    [{ From__c: '24:00' }, 'From__c', '24:00', 'not-a-time'],
    [{ To__c: '8' }, 'To__c', '8', 'not-a-time'],
    [{ Days__c: 'Mon-Fry,Sun' }, 'Days__c', 'Mon-Fry,Sun', 'not-days'],
    [{ Days__c: '' }, 'Days__c', '', 'not-days'],
    [{ Time_Zone__c: 'Mars/Base' }, 'Time_Zone__c', 'Mars/Base', 'no-such-zone'],
  ])('of coverage that cannot be kept are named: %o', (fields, field, value, why) => {
    const { coverage, problems } = rulesOf([], [{ DeveloperName: 'R', Channel__c: 'Voice', ...fields }]);
    expect(coverage).toEqual([]);
    expect(problems).toEqual([{ rule: 'R', field, value, why }]);
  });

  it('that limit only the day break no spell', () => {
    expect(rulesOf([{ DeveloperName: 'Day', Status__c: 'Lunch' }])).toEqual({
      limits: [],
      coverage: [],
      problems: [],
    });
  });
});

const window = (text: Partial<TimeWindowText>) => {
  const made = timeWindowOf({ timeZone: 'UTC', ...text }, (fault) => {
    throw new Error(JSON.stringify(fault));
  });
  if (made === undefined) throw new Error('no window');
  return made;
};

describe('a window of time', () => {
  it.each([
    ['in it', { from: '09:00', to: '17:00' }, '2025-07-01T09:00Z', true],
    ['at its end', { from: '09:00', to: '17:00' }, '2025-07-01T17:00Z', false],
    ['on a day of it', { days: 'Tue' }, '2025-07-01T23:59Z', true],
    ['on another day', { days: 'Wed-Mon' }, '2025-07-01T12:00Z', false],
    ['over the weekend', { days: 'Fri-Mon' }, '2025-07-07T12:00Z', true],
    [
      'after midnight of a night that began on Tuesday',
      { from: '22:00', to: '06:00', days: 'Tue' },
      '2025-07-02T05:59Z',
      true,
    ],
    [
      'after midnight of a night that did not',
      { from: '22:00', to: '06:00', days: 'Tue' },
      '2025-07-01T05:59Z',
      false,
    ],
    [
      'by the clock of its zone',
      { from: '09:00', to: '10:00', timeZone: 'America/New_York' },
      '2025-07-01T13:30Z',
      true,
    ],
    ['in winter', { from: '09:00', to: '10:00', timeZone: 'America/New_York' }, '2025-01-07T14:30Z', true],
  ] as const)('%s', (_where, text, at, holds) => {
    expect(window(text).at(Date.parse(at)).holds).toBe(holds);
  });

  it('never changes before the time at which it says it may, through a year with summer time', () => {
    const zone = { timeZone: 'Europe/Berlin', from: '01:30', to: '03:15', days: 'Sat,Sun' };
    const { at } = window(zone);
    const end = Date.UTC(2026, 0, 1);
    for (let now = Date.UTC(2025, 0, 1); now < end;) {
      const { holds, until } = at(now);
      expect(until).toBeGreaterThan(now);
      for (const share of [0.3, 0.7, 1]) {
        const between = now + Math.ceil((until - now) * share) - 1;
        expect(at(between).holds, new Date(between).toISOString()).toBe(holds);
      }
      now = until;
    }
  });
});
