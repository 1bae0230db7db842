import { describe, expect, it } from 'vitest';
import { presenceFault, type PresenceFacts } from './presence-rule.ts';

const closed: PresenceFacts = {
  isCurrent: false,
  startedAt: 0,
  endedAt: 60_000,
  duration: 60,
  isAway: false,
  statusIsAway: false,
};
const current: PresenceFacts = { ...closed, isCurrent: true, endedAt: null, duration: null };

describe('a presence row', () => {
  it.each([
    closed,
    { ...closed, endedAt: 0, duration: 0 },
    { ...closed, isAway: true },
    current,
    { ...current, isAway: true, statusIsAway: true },
    { ...current, isAway: true, statusIsAway: undefined },
  ])('can be %j', (facts) => {
    expect(presenceFault(facts)).toBeUndefined();
  });

  it.each<[string, PresenceFacts]>([
    ['StatusEndDate', { ...current, endedAt: 60_000 }],
    ['StatusDuration', { ...current, duration: 0 }],
    ['IsAway', { ...current, isAway: true }],
    ['IsAway', { ...current, statusIsAway: true }],
    ['StatusEndDate', { ...closed, endedAt: null, duration: null }],
    ['StatusEndDate', { ...closed, endedAt: -1000, duration: -1 }],
    ['StatusDuration', { ...closed, duration: null }],
    ['StatusDuration', { ...closed, duration: 61 }],
    ['StatusDuration', { ...closed, duration: 0 }],
  ])('is at fault in %s when it is %j', (column, facts) => {
    expect(presenceFault(facts)?.column).toBe(column);
  });

  it('may have been rounded where it comes from elsewhere', () => {
    expect(presenceFault({ ...closed, duration: 61 }, 1)).toBeUndefined();
    expect(presenceFault({ ...closed, duration: 62 }, 1)?.column).toBe('StatusDuration');
  });
});
