import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { cards, count, patience, untilFloorIs } from './floor.ts';

const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.matches(':focus'));

/** Presses Tab until `selector` has the focus; the mouse is never used. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(page, selector)) return;
  }
  throw new Error(`No number of Tabs leads to ${selector}.`);
}

const names = (page: Page): Promise<string[]> =>
  cards(page).evaluateAll((all) =>
    all.map((card) => (card.getAttribute('aria-label') ?? '').split(',')[0] ?? ''),
  );

describe('by keyboard alone', () => {
  test('a supervisor finds, orders and filters agents, reads one, and passes the link on', async ({
    open,
  }) => {
    const page = await open('/supervisor', { permissions: ['clipboard-read', 'clipboard-write'] });
    await untilFloorIs(page, 'ready');
    await expect.poll(() => count(page, 'offline'), patience).toBeGreaterThan(0);

    // A count filters the wall to its kind, and back.
    const offline = 'button:has([data-count="offline"])';
    await tabTo(page, offline);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(offline).getAttribute('aria-pressed'), patience).toBe('true');
    const kinds = () =>
      cards(page).evaluateAll((all) => [...new Set(all.map((card) => card.dataset['kind']))]);
    await expect.poll(kinds, patience).toEqual(['offline']);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await kinds()).length, patience).toBeGreaterThan(1);

    // A search leaves those who have the words; where nobody does, the page says so and takes it back.
    const wanted = (await names(page))[0] ?? '';
    const search = 'input[type=search]';
    await tabTo(page, search);
    await page.keyboard.type(wanted);
    await expect.poll(async () => new Set(await names(page)), patience).toEqual(new Set([wanted]));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('zzzz no such name');
    await untilFloorIs(page, 'nobody-matches');
    expect(await cards(page).count()).toBe(0);
    await tabTo(page, 'c-presence-notice button');
    await page.keyboard.press('Enter');
    await untilFloorIs(page, 'ready');
    expect(await isFocused(page, search)).toBe(true);

    await tabTo(page, 'select');
    await page.keyboard.type('Name');
    const inOrder = async (): Promise<boolean> => {
      const shown = await names(page);
      const sorted = shown.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
      return shown.length > 1 && shown.every((name, index) => name === sorted[index]);
    };
    await expect.poll(inOrder, patience).toBe(true);

    // The wall is one tab stop, and arrows move inside it.
    const stop = '[data-user-id][tabindex="0"]';
    expect(await page.locator(stop).count()).toBe(1);
    await tabTo(page, stop);
    const focused = () => page.locator('[data-user-id]:focus').getAttribute('data-user-id');
    const start = await focused();
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused, patience).not.toBe(start);
    const reached = await focused();

    // The panel of one agent, and back to his place.
    await page.keyboard.press('Enter');
    const panel = page.locator('c-presence-agent-panel');
    await panel.waitFor(patience);
    await expect.poll(() => isFocused(page, 'c-presence-agent-panel h3'), patience).toBe(true);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached', ...patience });
    await expect.poll(focused, patience).toBe(reached);

    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor(patience);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached', ...patience });
    await expect.poll(focused, patience).toBe(reached);

    await page.keyboard.press('/');
    await expect.poll(() => isFocused(page, search), patience).toBe(true);
    await page.keyboard.type('/?');
    expect(await page.locator(search).inputValue()).toBe('/?');
    await tabTo(page, 'button[value="copylink"]');
    await page.keyboard.press('Enter');
    await page.getByText('The link has been copied').first().waitFor(patience);
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(link.searchParams.get('c__presence')).toContain('sort=name');
  });
});
