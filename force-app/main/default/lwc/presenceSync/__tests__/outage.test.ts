import { describe, expect, it } from 'vitest';
import { documented } from './documented';
import { histogram, simulateOutage } from './outage';

const browsers = 500;
const share = 0.05;
const most = (counts: readonly number[]) => Math.max(...counts);
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** A bar for each 5 s, a block for each 5 browsers, and what a second saw at most. */
function drawn(recovered: readonly number[], calls: readonly number[]): string {
  const peaks = `at most ${most(recovered)} browsers and ${most(calls)} calls in a second`;
  return `\`\`\`text\n${histogram(recovered, 5, 5)}\n${peaks}\n\`\`\``;
}

describe(`${browsers} browsers`, () => {
  it('come back spread over the longest retry after an outage of two minutes', async () => {
    const { recovered, calls } = await simulateOutage({ length: 120_000, end: 'error', browsers });
    expect(sum(recovered)).toBe(browsers);
    expect(most(recovered)).toBeLessThanOrEqual(share * browsers);
    documented('outage', drawn(recovered, calls));
  });

  it('come back spread over some seconds where the feed ends for all of them at once', async () => {
    const { recovered, calls } = await simulateOutage({ length: 0, end: 'reconnected', browsers });
    expect(sum(recovered)).toBe(browsers);
    expect(most(recovered)).toBeLessThanOrEqual(4 * share * browsers);
    documented('dropped', drawn(recovered, calls));
  });
});
