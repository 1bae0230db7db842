import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { examine } from './axe.ts';
import { cards, patience, untilFloorIs } from './floor.ts';
import { local, setStatus, userId } from './org.ts';

/** Brings the page into one state after the other; each hands back what takes it there and, where it has to be, back. */
const states: Readonly<Record<string, (page: Page) => Promise<(() => Promise<unknown>) | void>>> = {
  async cards(page) {
    await cards(page).first().waitFor();
  },
  async counts(page) {
    const more = page.locator('c-presence-counts .more');
    if (await more.isVisible()) await more.click();
    await page.locator('[data-longest]').waitFor();
  },
  async alerts(page) {
    const fold = page.locator('c-presence-alert-list button[aria-expanded="false"]');
    if ((await fold.count()) > 0) await fold.click();
    await page.locator('[data-alert] .acknowledge').first().click();
    await page.locator('[data-alert][data-acknowledged="true"]').first().waitFor();
  },
  async menu(page) {
    await page.locator('c-presence-filter-menu button[aria-expanded]').click();
    await page.locator('c-presence-filter-menu [data-item]').first().waitFor();
    return () => page.keyboard.press('Escape');
  },
  async help(page) {
    await page.locator('c-presence-toolbar .action[value=help]').click();
    await page.locator('dialog[open] kbd').first().waitFor();
    return () => page.keyboard.press('Escape');
  },
  async 'an agent’s panel'(page) {
    await cards(page).first().click();
    await page.locator('c-presence-agent-panel section').waitFor();
  },
  async 'an export that runs'(page) {
    let read = () => {};
    const held = new Promise<void>((resolve) => {
      read = resolve;
    });
    await page.route('**/apex/PresenceExport/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('c-presence-toolbar .action[value=exportwall]').click();
    await page.locator('[role=progressbar]').waitFor();
    return async () => {
      read();
      await page.locator('c-presence-export-status a').waitFor();
    };
  },
  async 'an export that is done'(page) {
    await page.unrouteAll();
  },
  async 'dense rows in groups'(page) {
    await page.locator('c-presence-toolbar select').nth(1).selectOption('status');
    await page.locator('c-presence-toolbar .half').nth(1).click();
    await page.locator('c-presence-grid [role=columnheader]').first().waitFor();
    await page.locator('c-presence-grid [aria-expanded]').first().waitFor();
  },
  async wallboard(page) {
    await page.locator('c-presence-toolbar .action[value=wallboard]').click();
    await page.locator('c-presence-wallboard [data-tile]').first().waitFor();
  },
};

/** The same page as it stands: what colours, and a window of 1280 pixels at 200 %, can break. */
async function inTheDarkAndLarge(page: Page) {
  const dark = await page.addStyleTag({ url: '/preview/dark.css' });
  await page.setViewportSize({ width: 640, height: 900 });
  // The colours of links pass from one to the other.
  await page.evaluate(() =>
    Promise.allSettled(
      document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : [])),
    ),
  );
  const { violations } = await examine(page, [
    'color-contrast',
    'target-size',
    'scrollable-region-focusable',
  ]);
  await dark.evaluate((link: Element) => link.remove());
  await page.setViewportSize({ width: 1280, height: 900 });
  return violations;
}

describe('axe', () => {
  test.for([
    ['supervisor', '/supervisor?lang=qps', ['ready']],
    ['outsider', '/supervisor', ['empty', 'denied']],
    ['outsider', '/supervisor?theme=dark', ['empty', 'denied']],
  ] as const)('finds no violation where the %s looks at %s', async ([who, path, states], { open }) => {
    const page = await open(path, { as: who });
    await untilFloorIs(page, ...states);
    expect((await examine(page)).violations).toEqual([]);
  });

  test(
    'finds no violation in any state of the page, light, dark and at 200 %',
    { timeout: 180_000 },
    async ({ open }) => {
      const agent = userId('agent');
      await setStatus(agent, 'Case Work');
      await local('clock', { advance: 400 });
      const page = await open('/supervisor', { as: 'admin', poll: 600, acceptDownloads: true });
      await untilFloorIs(page, 'ready');
      await expect.poll(() => page.locator('[data-alert]').count(), patience).toBeGreaterThan(0);
      for (const [name, enter] of Object.entries(states)) {
        const leave = await enter(page);
        const { violations, contrasts } = await examine(page);
        expect(violations, name).toEqual([]);
        expect(contrasts, name).toBeGreaterThan(10);
        expect(await inTheDarkAndLarge(page), name).toEqual([]);
        await leave?.();
      }
      await setStatus(agent, 'Available – Case');
    },
  );

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
