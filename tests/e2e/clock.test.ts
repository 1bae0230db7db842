import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { cardOf, liveMark, patience } from './floor.ts';
import { setStatus, statusLabels, userId } from './org.ts';

/** Gives the page a clock that is wrong by `offset` milliseconds from its first line on. */
const withWrongClock =
  (offset: number) =>
  async (page: Page): Promise<void> => {
    await page.addInitScript((wrongBy) => {
      const RightDate = Date;
      const now = (): number => RightDate.now() + wrongBy;
      class WrongDate extends RightDate {
        static override now = now;

        constructor(value?: number | string | Date) {
          super(value ?? now());
        }
      }
      globalThis.Date = WrongDate as DateConstructor;
    }, offset);
  };

const elapsed = async (page: Page): Promise<string> =>
  (await cardOf(page, userId('agent')).locator('time').first().innerText()).trim();

describe('a browser clock that is wrong', () => {
  test.for([
    ['an hour fast', '/supervisor', 'supervisor', 3_600_000],
    ['an hour slow', '/supervisor', 'supervisor', -3_600_000],
    ['an hour fast', '/agent', 'agent', 3_600_000],
    ['an hour slow', '/agent', 'agent', -3_600_000],
  ] as const)('does not show when it is %s at %s', async ([, path, as, offset], { open }) => {
    const { online } = await statusLabels();
    await setStatus(userId('agent'), String(online[0]));
    const right = await open(path, { as });
    const wrong = await open(path, { as, prepare: withWrongClock(offset) });
    await cardOf(wrong, userId('agent')).waitFor(patience);

    // Both tick: what they say must meet, again and again, and it must be moving.
    const seen = new Set<string>();
    const agree = async (): Promise<number> => {
      const [told, expected] = await Promise.all([elapsed(wrong), elapsed(right)]);
      if (told === expected) seen.add(told);
      return seen.size;
    };
    await expect.poll(agree, patience).toBeGreaterThanOrEqual(2);
    expect(Number(await liveMark(wrong).getAttribute('data-age-seconds'))).toBeLessThan(60);
    const title = (page: Page) =>
      cardOf(page, userId('agent'))
        .locator('time')
        .first()
        .evaluate((time) => time.closest('[title]')?.getAttribute('title'));
    expect(await title(right)).toBeTruthy();
    expect(await title(wrong)).toBe(await title(right));
  });
});
