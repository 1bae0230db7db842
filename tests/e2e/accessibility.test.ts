import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { examine } from './axe.ts';
import { cards, untilFloorIs } from './floor.ts';

describe('axe', () => {
  test.for([
    ['supervisor', '/supervisor', ['ready']],
    ['supervisor', '/supervisor?theme=dark', ['ready']],
    ['supervisor', '/supervisor?lang=qps', ['ready']],
    ['outsider', '/supervisor', ['empty', 'denied']],
    ['outsider', '/supervisor?theme=dark', ['empty', 'denied']],
  ] as const)('finds no violation where the %s looks at %s', async ([who, path, states], { open }) => {
    const page = await open(path, { as: who });
    await untilFloorIs(page, ...states);
    expect((await examine(page)).violations).toEqual([]);
  });

  test('finds no violation on the first page', async ({ open }) => {
    const page = await open('/');
    await page.getByRole('link').first().waitFor();
    expect((await examine(page)).violations).toEqual([]);
  });

  test('looks inside the cards, and finds the one that has lost its colours', async ({ open }) => {
    const page = await open('/supervisor', { poll: 60 });
    await untilFloorIs(page, 'ready');
    const whole = await examine(page);
    expect(whole.cards).toBeGreaterThan(0);
    expect(whole.contrasts).toBeGreaterThan(await cards(page).count());
    await cards(page)
      .first()
      .evaluate((card) => {
        for (const text of card.querySelectorAll<HTMLElement>('.name, .status-name, time')) {
          text.style.setProperty('color', '#eee', 'important');
        }
      });
    expect((await examine(page)).violations.map(({ rule }) => rule)).toContain('color-contrast');
  });
});

describe('the preview', () => {
  test('runs the components in synthetic shadow, as Lightning Experience does', async ({ open }) => {
    const page = await open('/supervisor');
    await untilFloorIs(page, 'ready');
    for (const tag of ['c-supervisor-presence', 'c-presence-card']) {
      const host = page.locator(tag).first();
      const synthetic = await host.evaluate(({ shadowRoot }) => {
        return shadowRoot !== null && 'synthetic' in shadowRoot && shadowRoot.synthetic;
      });
      expect(synthetic).toBe(true);
    }
  });
});
