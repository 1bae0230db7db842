import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { cards, count, floor, patience, untilFloorIs } from './floor.ts';

/** Presses Tab until `selector` has the focus; the mouse is never used. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element.matches(':focus'))) return;
  }
  throw new Error(`No number of Tabs leads to ${selector}.`);
}

const names = (page: Page): Promise<string[]> =>
  cards(page).evaluateAll((all) =>
    all.map((card) => (card.getAttribute('aria-label') ?? '').split(',')[0] ?? ''),
  );

describe('by keyboard alone', () => {
  test('a search leaves those whose name has the words', async ({ open }) => {
    const page = await open('/supervisor');
    await untilFloorIs(page, 'ready');
    const wanted = (await names(page))[0] ?? '';
    await tabTo(page, 'input[type=search]');
    await page.keyboard.type(wanted);
    await expect.poll(async () => new Set(await names(page)), patience).toEqual(new Set([wanted]));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('zzzz no such name');
    await untilFloorIs(page, 'nobody-matches');
    expect(await cards(page).count()).toBe(0);
    expect(await floor(page).innerText()).not.toBe('');
  });

  test('the sort by name puts the names in order', async ({ open }) => {
    const page = await open('/supervisor');
    await untilFloorIs(page, 'ready');
    await tabTo(page, 'select');
    await page.keyboard.type('Name');
    const inOrder = async (): Promise<boolean> => {
      const shown = await names(page);
      const sorted = shown.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
      return shown.length > 1 && shown.every((name, index) => name === sorted[index]);
    };
    await expect.poll(inOrder, patience).toBe(true);
  });

  test('a count filters the wall to its kind and back', async ({ open }) => {
    const page = await open('/supervisor');
    await untilFloorIs(page, 'ready');
    await expect.poll(() => count(page, 'offline'), patience).toBeGreaterThan(0);
    const button = 'button:has([data-count="offline"])';
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(button).getAttribute('aria-pressed'), patience).toBe('true');
    const kinds = () =>
      cards(page).evaluateAll((all) => [...new Set(all.map((card) => card.dataset['kind']))]);
    await expect.poll(kinds, patience).toEqual(['offline']);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await kinds()).length, patience).toBeGreaterThan(1);
  });

  test('the wall is one tab stop, and arrows move inside it', async ({ open }) => {
    const page = await open('/supervisor');
    await untilFloorIs(page, 'ready');
    expect(await page.locator('[data-user-id][tabindex="0"]').count()).toBe(1);
    await tabTo(page, '[data-user-id][tabindex="0"]');
    const focused = () => page.locator('[data-user-id]:focus').getAttribute('data-user-id');
    const start = await focused();
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused, patience).not.toBe(start);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(focused, patience).toBe(start);
  });
});
