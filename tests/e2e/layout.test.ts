import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { clippedParts } from './clipping.ts';
import { cards, untilFloorIs } from './floor.ts';

const settling = { timeout: 5_000, interval: 50 };

describe('nothing is clipped', () => {
  test.for([
    ['en', [320, 768, 1280, 1920]],
    ['de', [320, 1280]],
    ['qps', [320, 768, 1280]],
  ] as const)('in %s, however wide the window', async ([language, widths], { open }) => {
    const page = await open(`/supervisor?lang=${language}`, { viewport: { width: 1280, height: 900 } });
    await untilFloorIs(page, 'ready');
    await cards(page).first().waitFor();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      // The wall is laid out anew a frame after its width is known.
      await expect.poll(async () => [width, await clippedParts(page)], settling).toEqual([width, []]);
    }
  });

  test('at 320 pixels for the outsider', async ({ open }) => {
    const page = await open('/supervisor', { as: 'outsider', viewport: { width: 320, height: 700 } });
    await untilFloorIs(page, 'empty', 'denied');
    expect(await clippedParts(page)).toEqual([]);
  });

  test('unless a card is made too narrow for its words', async ({ open }) => {
    const page = await open('/supervisor', { poll: 60 });
    await untilFloorIs(page, 'ready');
    const name = cards(page).first().locator('[title]').first();
    await name.evaluate((element) => {
      element.removeAttribute('title');
      element.style.cssText += 'inline-size: 20px !important; max-inline-size: 20px; overflow: hidden;';
    });
    expect(await clippedParts(page)).not.toEqual([]);
  });
});
