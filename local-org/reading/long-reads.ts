import type { ReadTask } from '../calls/read-calls.ts';

/** Milliseconds from which on others should not have to wait for the end of a read. */
export const longFrom = 250;
const mostKinds = 500;

/** Which reads take long: those of a kind whose last one did, and aggregates, which may read rows without end to answer a
 * few. */
export interface LongReads {
  isLong(kind: string): boolean;
  /** `took`: milliseconds. */
  ended(kind: string, took: number): void;
}

/** The same call for the same user, and of a query all but the values that it compares with. */
export function kindOf({ call, userId, args }: ReadTask): string {
  const { q = '' } = (args ?? {}) as { readonly q?: string };
  const shape = q
    .replace(/'(?:\\.|[^'\\])*'/g, '?')
    .replace(/\b\d[\w.:+-]*/g, '?')
    .replace(/\?(?:\s*,\s*\?)+/g, '?');
  return `${call} ${userId} ${shape.slice(0, 2000)}`;
}

const aggregate = /^query \S+ .*(?:\b(?:COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX)\s*\(|\bGROUP\s+BY\b)/is;

export function createLongReads(): LongReads {
  const kinds = new Set<string>();
  return {
    isLong: (kind) => kinds.has(kind) || aggregate.test(kind),
    ended(kind, took) {
      kinds.delete(kind);
      if (took < longFrom) return;
      kinds.add(kind);
      const [oldest] = kinds;
      if (kinds.size > mostKinds && oldest !== undefined) kinds.delete(oldest);
    },
  };
}
