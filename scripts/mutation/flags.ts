import { mutatedBundles, type MutatedBundle } from './bundles.ts';

export interface MutationFlags {
  /** Words that a row's name must have; undefined: no row is broken. */
  readonly page?: readonly string[];
  readonly bundles: readonly MutatedBundle[];
}

/** A word that says nothing; its message is one line. */
export class MutationFlagError extends Error {
  override readonly name = 'MutationFlagError';
}

/** `[page [WORD …] | stryker [BUNDLE …]]`; nothing means everything. Throws MutationFlagError. */
export function readMutationFlags([part, ...words]: readonly string[]): MutationFlags {
  switch (part) {
    case undefined:
      return { page: [], bundles: mutatedBundles };
    case 'page':
      return { page: words.map((word) => word.toLowerCase()), bundles: [] };
    case 'stryker':
      return { bundles: words.length === 0 ? mutatedBundles : words.map(bundleOf) };
    default:
      throw new MutationFlagError(`${part}: there is no such part; there are page, stryker`);
  }
}

function bundleOf(word: string): MutatedBundle {
  const bundle = mutatedBundles.find((name) => name === word);
  if (bundle !== undefined) return bundle;
  throw new MutationFlagError(`${word}: no such bundle is broken; there are ${mutatedBundles.join(', ')}`);
}
