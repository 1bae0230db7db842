import { mkdir } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { inject, test as base } from 'vitest';
import { usernameOf } from './org.ts';

export interface Look extends BrowserContextOptions {
  /** Which demo user looks; the supervisor unless said. `false` leaves it to the page. */
  readonly as?: string | false;
  /** Seconds between polls; 1 unless said. */
  readonly poll?: number;
  readonly previewUrl?: string;
  /** Runs before the page is loaded: to set its clock. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export type Open = (path: string, look?: Look) => Promise<Page>;

const failures = 'build/e2e';

const fileName = (title: string): string => title.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 80);

/** `open` shows a page of the preview in a context of its own; what fails leaves a screenshot of it in build/e2e. */
export const test = base.extend<{ browser: Browser; open: Open }>({
  browser: [
    // Which fixtures are needed is read from this pattern.
    async ({}, use) => {
      const browser = await chromium.connect(inject('chromium'));
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  open: async ({ browser, task }, use) => {
    const pages: Page[] = [];
    await use(async (path, { as, poll, previewUrl, prepare, ...options } = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      pages.push(page);
      page.on('pageerror', (error) => console.error(`In the page: ${error.stack ?? error.message}`));
      await prepare?.(page);
      const url = new URL(path, previewUrl ?? inject('previewUrl'));
      if (as !== false) url.searchParams.set('as', usernameOf(as ?? 'supervisor'));
      url.searchParams.set('poll', String(poll ?? 1));
      await page.goto(url.href);
      return page;
    });
    const failed = task.result?.state === 'fail' || (task.result?.errors?.length ?? 0) > 0;
    for (const [index, page] of pages.entries()) {
      if (failed) {
        await mkdir(failures, { recursive: true });
        const path = `${failures}/${fileName(task.name)}-${index}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      await page.context().close();
    }
  },
});
