import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Conditions are waited for this long, milliseconds: generous, because nothing here measures speed. */
export const patience = { timeout: 30_000, interval: 50 };

export const cards = (page: Page): Locator => page.locator('[data-user-id]');

export const cardOf = (page: Page, userId: string): Locator => page.locator(`[data-user-id="${userId}"]`);

export const liveMark = (page: Page): Locator => page.locator('[data-feed]');

/** The container's own state: loading, ready, empty, denied, stale, error or nobody-matches. */
export const floor = (page: Page): Locator => page.locator('[data-state]:not([data-feed])').first();

/** Waits until the floor of the page is in one of these states. */
export async function untilFloorIs(page: Page, ...states: readonly string[]): Promise<void> {
  await expect.poll(() => floor(page).getAttribute('data-state'), patience).toBeOneOf([...states]);
}

/** Waits until the page's counts add up: online + busy + offline is what `count` says. */
export async function count(page: Page, kind: string): Promise<number> {
  const text = await page.locator(`[data-count="${kind}"]`).first().innerText();
  return Number(/\d[\d.,\s]*/.exec(text)?.[0].replaceAll(/\D/g, ''));
}

/** Waits until the page has heard `polls` more answers to the question what changed. */
export async function untilPolled(page: Page, polls: number): Promise<void> {
  for (let poll = 0; poll < polls; poll += 1) {
    await page.waitForResponse((response) => response.url().endsWith('/apex/PresenceFloor/changedRows'));
  }
}
