/** Of an even number of samples the mean of the middle two. NaN of none. */
export function median(samples: readonly number[]): number {
  const sorted = ascending(samples);
  const middle = sorted.length / 2;
  const above = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + above) / 2 : above;
}

/** The smallest sample that at least `share` (0 to 1) of all samples do not exceed: always one that was seen. NaN of
 * none. */
export function percentile(samples: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * samples.length));
  return ascending(samples)[rank - 1] ?? NaN;
}

const ascending = (samples: readonly number[]): number[] => [...samples].sort((a, b) => a - b);
