import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { examine } from './axe.ts';
import { test } from './browser.ts';
import { clippedParts } from './clipping.ts';
import { cards, patience, untilFloorIs } from './floor.ts';

const toolbar = (page: Page): Locator => page.locator('c-presence-toolbar');
const menu = (page: Page, name: string): Locator =>
  toolbar(page).locator(`c-presence-${name}-menu button[aria-expanded]`);

/** Chooses rows and groups, so that every menu is there and has what it can have. */
async function prepare(page: Page): Promise<void> {
  await untilFloorIs(page, 'ready');
  await toolbar(page).locator('select').nth(1).selectOption('manager');
  await toolbar(page).locator('.half').nth(1).click();
  await menu(page, 'column').waitFor();
}

/** Which kinds of elements are cut off: of a wall that is wider than the page some are, and are scrolled to. */
const clipped = async (page: Page): Promise<string[]> =>
  (await clippedParts(page)).map((part) => part.split('"')[1] ?? '');

describe('the toolbar', () => {
  test('has menus and a help that axe and a narrow window pass, long, dark and from right to left', async ({
    open,
  }) => {
    const page = await open('/supervisor?theme=dark&lang=qps', {
      poll: 600,
      viewport: { width: 320, height: 900 },
    });
    await prepare(page);
    const ofTheWall = await clipped(page);
    const isSound = async (what: string): Promise<void> => {
      expect(ofTheWall, what).toEqual(expect.arrayContaining(await clipped(page)));
      // Its checkboxes are the filter's.
      if (what === 'column') return;
      const { violations, contrasts } = await examine(page);
      expect(violations, what).toEqual([]);
      expect(contrasts).toBeGreaterThan(20);
    };
    for (const name of ['filter', 'column', 'view']) {
      await menu(page, name).click();
      await toolbar(page).locator('[data-item]').first().waitFor();
      await isSound(name);
      await page.keyboard.press('Escape');
      await expect.poll(() => menu(page, name).getAttribute('aria-expanded'), patience).toBe('false');
    }
    await toolbar(page).locator('.action[value=help]').click();
    await page.locator('dialog[open] kbd').first().waitFor();
    await isSound('help');
  });

  test('filters, saves what it shows and opens it again, and helps, by keyboard alone', async ({ open }) => {
    const page = await open('/supervisor', { poll: 600 });
    await prepare(page);
    const active = () => toolbar(page).locator(':focus');

    await menu(page, 'filter').focus();
    await page.keyboard.press('ArrowDown');
    const status = await active().inputValue();
    await page.keyboard.press('Space');
    const statuses = () =>
      cards(page).evaluateAll((rows) => [...new Set(rows.map((row) => row.dataset['statusId']))]);
    await expect.poll(statuses, patience).toEqual([status]);
    await page.keyboard.press('Escape');
    expect(await active().innerText()).toMatch(/^Filter/);

    await menu(page, 'view').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Mine');
    await page.keyboard.press('Enter');
    expect(await active().innerText()).toMatch(/^Views\s*Mine/);

    await toolbar(page).locator('.clear').press('Enter');
    await expect.poll(async () => (await statuses()).length, patience).toBeGreaterThan(1);
    await menu(page, 'view').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(statuses, patience).toEqual([status]);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await active().innerText()).toBe('Keep');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => toolbar(page).locator('.view').count(), patience).toBe(0);

    const help = toolbar(page).locator('.action[value=help]');
    await help.press('Enter');
    await page.locator('dialog[open]').waitFor();
    expect(await help.evaluate((element) => element.matches(':focus'))).toBe(false);
    await page.keyboard.press('Escape');
    await expect.poll(() => help.evaluate((element) => element.matches(':focus')), patience).toBe(true);
  });
});
