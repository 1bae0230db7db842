import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { clippedParts } from './clipping.ts';
import { cards, untilFloorIs } from './floor.ts';

describe('nothing is clipped', () => {
  test.for([320, 768, 1280, 1920])('at %d pixels', async (width, { open }) => {
    const page = await open('/supervisor', { viewport: { width, height: 900 } });
    await untilFloorIs(page, 'ready');
    await cards(page).first().waitFor();
    expect(await clippedParts(page)).toEqual([]);
  });

  test.for([
    ['de', 320],
    ['de', 1280],
    ['qps', 320],
    ['qps', 768],
    ['qps', 1280],
  ] as const)('in %s at %d pixels', async ([language, width], { open }) => {
    const page = await open(`/supervisor?lang=${language}`, { viewport: { width, height: 900 } });
    await untilFloorIs(page, 'ready');
    await cards(page).first().waitFor();
    expect(await clippedParts(page)).toEqual([]);
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
