import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options: RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  // Experimental: it wants every word inside a cell of a grid in the cell's name.
  rules: { 'label-content-name-mismatch': { enabled: false } },
};

export interface Examination {
  /** `rule: what is wrong`, with the elements. A rule that gave up counts: it has proved nothing. */
  readonly violations: readonly { readonly rule: string; readonly where: readonly string[] }[];
  /** How many texts had their contrast measured. */
  readonly contrasts: number;
  readonly cards: number;
}

/**
 * Synthetic shadow roots refuse `getElementById`, by which axe looks up labels: its contrast rule then gives up
 * for the whole page, without a violation.
 */
async function allowLookups(page: Page): Promise<void> {
  await page.evaluate(() => {
    const host = [...document.body.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot !== null);
    const root: unknown = host && Object.getPrototypeOf(host.shadowRoot);
    if (typeof root !== 'object' || root === null) return;
    Object.defineProperty(root, 'getElementById', {
      configurable: true,
      value(this: ShadowRoot, id: string) {
        return this.querySelector(`#${CSS.escape(id)}`);
      },
    });
  });
}

/** `rules`: only these, where the others have been held already. */
export async function examine(page: Page, rules?: readonly string[]): Promise<Examination> {
  const asked: RunOptions = rules ? { runOnly: { type: 'rule', values: [...rules] } } : options;
  await allowLookups(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations, passes, incomplete } = await page.evaluate(async (given) => {
    const { axe } = globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } };
    return axe.run(given);
  }, asked);
  const gaveUp = incomplete.filter((result) => 'error' in result);
  return {
    violations: [...violations, ...gaveUp].map(({ id, help, nodes }) => ({
      rule: id,
      where: [
        help,
        ...nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
      ],
    })),
    contrasts: passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0,
    cards: passes.flatMap(({ nodes }) => nodes).filter(({ html }) => html.includes('data-user-id')).length,
  };
}
