import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { clippedParts } from './clipping.ts';
import { cards, liveMark, untilFloorIs } from './floor.ts';

describe('a page', () => {
  test('speaks German where it is told so, dates and numbers included', async ({ open }) => {
    const page = await open('/supervisor?lang=de');
    await untilFloorIs(page, 'ready');
    await page.getByRole('heading', { name: 'Teamübersicht' }).waitFor();
    await page.getByRole('searchbox', { name: 'Agenten suchen' }).waitFor();
    expect(await cards(page).first().locator('.since').textContent()).toMatch(/^seit /);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  test('runs from right to left in the pseudo-locale, first card and first name on the right', async ({
    open,
  }) => {
    const page = await open('/supervisor?lang=qps');
    await untilFloorIs(page, 'ready');
    const box = async (index: number) => (await cards(page).nth(index).boundingBox())?.x ?? 0;
    expect(await box(0)).toBeGreaterThan(await box(1));
    const first = cards(page).first();
    const [face, elapsed] = await Promise.all([
      first.locator('.face').boundingBox(),
      first.locator('.elapsed').boundingBox(),
    ]);
    expect(face?.x).toBeGreaterThan(elapsed?.x ?? Number.POSITIVE_INFINITY);
  });

  test.for([
    ['/agent', 'de', 320],
    ['/agent', 'qps', 320],
    ['/agent', 'qps', 1280],
    ['/badges?n=20', 'qps', 320],
  ] as const)('clips nothing of %s in %s at %d pixels', async ([path, language, width], { open }) => {
    const url = `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
    const page = await open(url, { as: 'agent', viewport: { width, height: 900 } });
    await liveMark(page).or(page.locator('c-presence-badge')).first().waitFor();
    await page.locator('c-presence-shape').first().waitFor();
    expect(await clippedParts(page)).toEqual([]);
  });

  test('refuses a language that it does not have, in words', async ({ open }) => {
    const page = await open('/supervisor?lang=xx');
    await page.getByText('?lang= takes en, de, qps, not “xx”.').waitFor();
  });
});
