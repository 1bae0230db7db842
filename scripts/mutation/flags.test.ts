import { describe, expect, it } from 'vitest';
import { mutatedBundles } from './bundles.ts';
import { MutationFlagError, readMutationFlags } from './flags.ts';

describe('the words of `npm run mutation`', () => {
  it('name a part, and within it rows or bundles; none mean everything', () => {
    expect(readMutationFlags([])).toEqual({ page: [], bundles: mutatedBundles });
    expect(readMutationFlags(['page'])).toEqual({ page: [], bundles: [] });
    expect(readMutationFlags(['page', 'IsAway', 'type'])).toEqual({ page: ['isaway', 'type'], bundles: [] });
    expect(readMutationFlags(['stryker'])).toEqual({ bundles: mutatedBundles });
    expect(readMutationFlags(['stryker', 'presenceClock'])).toEqual({ bundles: ['presenceClock'] });
  });

  it.each([
    [['pages'], 'pages: there is no such part; there are page, stryker'],
    [['--help'], '--help: there is no such part; there are page, stryker'],
    [
      ['stryker', 'presenceSync'],
      'presenceSync: no such bundle is broken; there are presenceModel, presenceClock, presenceStore',
    ],
  ])('that say nothing are refused: %s', (words, message) => {
    expect(() => readMutationFlags(words)).toThrow(new MutationFlagError(message));
  });
});
