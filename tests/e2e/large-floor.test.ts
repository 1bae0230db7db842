import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from './browser.ts';
import { queryLines, readExport } from './exported.ts';
import { cards, count, patience, untilFloorIs } from './floor.ts';
import { queryAs, usernameOf } from './org.ts';
import { permissionSets } from './permission-sets.ts';
import { startLargeFloor, startPreview, type Running } from './stack.ts';

/** A change is on the page long before this, milliseconds. */
const SETTLED = 15_000;
const status = 'Lunch';
/** Much of it waits for pages of thousands. */
const patient = { timeout: 240_000 };

const toolbar = (page: Page) => page.locator('c-presence-toolbar');
const choice = (page: Page, index: number) => toolbar(page).locator('select').nth(index);
const statuses = (page: Page): Promise<(string | undefined)[]> =>
  cards(page).evaluateAll((all) => [...new Set(all.map((card) => card.dataset['statusId']))]);

describe('a floor of 10,000 agents that lives ten times as fast', () => {
  let org: Running;
  let preview: Running;

  beforeAll(async () => {
    // Who was there within a day is on the floor.
    org = await startLargeFloor(10_000, 1, 10);
    preview = await startPreview(org.url);
    const [director] = await queryAs(
      'admin',
      `SELECT Id FROM User WHERE Username = '${usernameOf('director')}'`,
      org.url,
    );
    await (await permissionSets(org.url)).give(String(director?.['Id']), 'Presence_Export');
  }, 300_000);

  afterAll(async () => {
    await preview?.stop();
    await org?.stop();
  });

  test(
    'is arranged, saved, passed on, read agent by agent, and exported as a query has it',
    patient,
    async ({ open }) => {
      const look = {
        as: 'director',
        previewUrl: preview.url,
        viewport: { width: 1920, height: 1400 },
        permissions: ['clipboard-read', 'clipboard-write'],
      };
      const page = await open('/supervisor', look);
      await untilFloorIs(page, 'ready');
      await expect.poll(() => count(page, 'offline'), patience).toBeGreaterThan(300);

      // However many there are, few are in the document.
      const first = await cards(page).first().getAttribute('data-user-id');
      expect(await cards(page).count()).toBeLessThanOrEqual(120);
      await cards(page).first().focus();
      await page.keyboard.press('Control+End');
      await expect.poll(() => cards(page).last().getAttribute('data-user-id'), patience).not.toBe(first);
      expect(await cards(page).count()).toBeLessThanOrEqual(120);

      // The page opens on the director's team; others may be shared with him.
      await toolbar(page).locator('button', { hasText: 'My team' }).click();
      await choice(page, 0).selectOption('name');
      await choice(page, 1).selectOption('status');
      await page.locator('c-presence-counts button', { hasText: status }).first().click();
      await expect.poll(async () => (await statuses(page)).length, patience).toBe(1);
      const [chosen] = await statuses(page);

      await toolbar(page).locator('c-presence-view-menu button[aria-expanded]').click();
      await toolbar(page).locator('c-presence-view-menu input[type=text]').fill('At lunch');
      await page.keyboard.press('Enter');
      await page.getByText('“At lunch” is saved on this browser.').first().waitFor(patience);
      await page.keyboard.press('Escape');
      await toolbar(page).locator('button[value="copylink"]').click();
      await page.getByText('The link has been copied').first().waitFor(patience);
      const link = await page.evaluate(() => navigator.clipboard.readText());

      await page.goto(link);
      await untilFloorIs(page, 'ready');
      await expect.poll(() => statuses(page), patience).toEqual([chosen]);
      expect(await choice(page, 0).inputValue()).toBe('name');
      expect(await choice(page, 1).inputValue()).toBe('status');
      await toolbar(page).locator('c-presence-view-menu button[aria-expanded]').click();
      await toolbar(page).getByText('At lunch').first().waitFor(patience);
      await page.keyboard.press('Escape');

      await cards(page).first().click();
      const panel = page.locator('c-presence-agent-panel');
      await panel.getByText(status).first().waitFor(patience);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached', ...patience });

      const before = await queryLines('director', status, org.url);
      const saved = page.waitForEvent('download', patience);
      await toolbar(page).locator('button[value="exportwall"]').click();
      const download = await saved;
      const after = await queryLines('director', status, org.url);
      const { lines, summary } = await readExport(download);

      // What moved between the two queries may stand as either has it; whatever stood still stands as it is.
      const exported = new Map(lines.map((line) => [line.rowId, line]));
      const newest = Math.max(...[...after.values()].map(({ since }) => Date.parse(since)));
      const stood = [...before.values()].filter(
        ({ rowId, since }) => after.has(rowId) && Date.parse(since) < newest - SETTLED,
      );
      expect(stood.length).toBeGreaterThan(50);
      expect(stood.filter(({ rowId }) => !exported.has(rowId))).toEqual([]);
      for (const [rowId, line] of exported) {
        if (line.status === status) expect(line).toEqual(after.get(rowId) ?? before.get(rowId) ?? line);
      }
      expect(new Set(lines.map(({ userId }) => userId)).size).toBe(lines.length);
      expect(summary).toContain(status);
    },
  );
});
