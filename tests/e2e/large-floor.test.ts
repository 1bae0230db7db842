import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from './browser.ts';
import { cards, count, kinds, patience, untilFloorIs } from './floor.ts';
import { expectedKinds } from './expected.ts';
import { startLargeFloor, startPreview, type Running } from './stack.ts';

describe('a floor of 2,000 agents', () => {
  let org: Running;
  let preview: Running;

  beforeAll(async () => {
    // Who was there within a day is on the floor; a row that hangs is as old as a weekend.
    org = await startLargeFloor(2_000, 3);
    preview = await startPreview(org.url);
  });

  afterAll(async () => {
    await preview?.stop();
    await org?.stop();
  });

  test('never has more than 120 cards in the document', async ({ open }) => {
    const page = await open('/supervisor', {
      as: 'director',
      previewUrl: preview.url,
      viewport: { width: 1920, height: 1400 },
    });
    await untilFloorIs(page, 'ready');
    await expect.poll(() => count(page, 'offline'), patience).toBeGreaterThan(300);
    const expected = await expectedKinds('director', org.url);
    expect(expected.online).toBeGreaterThan(120);
    await expect.poll(() => kinds(page), patience).toEqual(expected);

    const first = await cards(page).first().getAttribute('data-user-id');
    expect(await cards(page).count()).toBeLessThanOrEqual(120);
    await cards(page).first().focus();
    await page.keyboard.press('Control+End');
    await expect.poll(() => cards(page).last().getAttribute('data-user-id'), patience).not.toBe(first);
    expect(await cards(page).count()).toBeLessThanOrEqual(120);
  });
});
