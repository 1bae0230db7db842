import type { Locator, Page, Request } from 'playwright-core';
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

/** What the page counts of a kind. */
export async function count(page: Page, kind: string): Promise<number> {
  const text = await page.locator(`[data-count="${kind}"]`).first().innerText();
  return Number(text.replaceAll(/\D/g, ''));
}

export const kinds = async (page: Page): Promise<{ online: number; busy: number }> => ({
  online: await count(page, 'online'),
  busy: await count(page, 'busy'),
});

export interface Polls {
  /** How often the page has asked what changed since this began. */
  asked(): number;
  /** Waits until `count` of those questions have been answered. */
  answered(count: number): Promise<void>;
}

export function watchPolls(page: Page): Polls {
  const isPoll = (url: string): boolean => url.includes('/apex/PresenceFloor/changedRows');
  const pending = new Set<Request>();
  let asked = 0;
  let answered = 0;
  page.on('request', (request) => {
    if (!isPoll(request.url())) return;
    asked += 1;
    pending.add(request);
  });
  page.on('requestfinished', (request) => {
    if (pending.delete(request)) answered += 1;
  });
  return {
    asked: () => asked,
    answered: (count) => expect.poll(() => answered, patience).toBeGreaterThanOrEqual(count),
  };
}
