import { describe, expect, it } from 'vitest';
import { presenceFault } from './presence-rule.ts';

const closed = { isCurrent: false, startedAt: 0, endedAt: 60_000, duration: 60 };

describe('a presence row', () => {
  it.each([
    closed,
    { ...closed, duration: 61 },
    { ...closed, duration: null },
    { ...closed, endedAt: 0, duration: 0 },
    { ...closed, isCurrent: true, endedAt: null, duration: null },
  ])('can be %j', (span) => {
    expect(presenceFault(span)).toBeUndefined();
  });

  it.each([
    ['StatusEndDate', { ...closed, isCurrent: true }],
    ['StatusEndDate', { ...closed, endedAt: null }],
    ['StatusEndDate', { ...closed, endedAt: -1000 }],
    ['StatusDuration', { ...closed, duration: 62 }],
    ['StatusDuration', { ...closed, duration: 0 }],
  ])('is at fault in %s when it is %j', (column, span) => {
    expect(presenceFault(span)?.column).toBe(column);
  });
});
