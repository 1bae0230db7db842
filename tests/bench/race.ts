export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Rounds {
  /** Rounds that are not counted. */
  readonly warmUp: number;
  readonly runs: number;
}

/** Milliseconds of each run by contender. Contenders take turns, so that what else the machine does meets all of them
 * alike; between two runs the event loop gets its turn, so that a signal is heard. */
export async function race(
  contenders: readonly Contender[],
  { warmUp, runs }: Rounds,
  clock: () => number = () => performance.now(),
): Promise<Record<string, number[]>> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < runs; round += 1) {
    for (const { name, run } of contenders) {
      await new Promise(setImmediate);
      const from = clock();
      await run();
      const took = clock() - from;
      if (round >= 0) samples.get(name)?.push(took);
    }
  }
  return Object.fromEntries(samples);
}
