import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelay } from '../backoff';
import { defaultSyncSettings } from '../settings';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const settings = defaultSyncSettings();
const kinds = ['offline', 'other', 'session', 'limit', 'denied'] as const;

describe('retries', () => {
  it(`wait at least the least and at most the most, however often and whatever failed (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.constantFrom(...kinds),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, kind, random) => {
          const delay = retryDelay(failures, kind, () => random, settings);
          expect(delay).toBeGreaterThanOrEqual(settings.retryLeast);
          expect(delay).toBeLessThanOrEqual(settings.retryMost);
        },
      ),
      { seed },
    );
  });

  it('wait longer with each failure, and longest where the org refused', () => {
    const at = (failures: number, kind: (typeof kinds)[number]) =>
      retryDelay(failures, kind, () => 0.5, settings);
    expect([1, 2, 3, 4].map((n) => at(n, 'offline'))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(at(9, 'offline')).toBe(30_000);
    expect(at(1, 'limit')).toBe(8_000);
    expect(at(1, 'session')).toBe(8_000);
    expect(at(1, 'denied')).toBe(30_000);
  });

  it('wait no longer than four polls where these are short', () => {
    const most = [1_000, 5_000, 15_000, 60_000].map((poll) => defaultSyncSettings(poll).retryMost);
    expect(most).toEqual([10_000, 20_000, 60_000, 60_000]);
  });

  it('spread the browsers of a floor after an outage: no second sees more than a tenth of 500', () => {
    let state = 12345;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const outage = 300_000;
    const perSecond = new Map<number, number>();
    for (let browser = 0; browser < 500; browser += 1) {
      let at = 15_000 * random();
      for (let failures = 1; at < outage; failures += 1)
        at += retryDelay(failures, 'offline', random, settings);
      const second = Math.floor(at / 1_000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(50);
    expect(perSecond.size).toBeGreaterThan(30);
  });
});
