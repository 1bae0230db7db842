import { parseArgs } from 'node:util';

export const benchNames = ['wall', 'org'] as const;
export type BenchName = (typeof benchNames)[number];

export interface BenchFlags {
  readonly names: readonly BenchName[];
  /** How many agents instead of the bench's own number. */
  readonly agents?: number;
  /** Days of past of the org. */
  readonly days?: number;
  /** How often each thing is measured instead of the bench's own number. */
  readonly runs?: number;
  /** Less of everything: to see that it runs, not how fast. */
  readonly quick?: boolean;
}

/** A name or flag that cannot be used; its message is one line. */
export class BenchFlagError extends Error {
  override readonly name = 'BenchFlagError';
}

/** Throws BenchFlagError. */
export function readBenchFlags(args: readonly string[]): BenchFlags {
  const { values, positionals } = parse(args);
  const { agents, days, runs, quick } = values;
  const names = positionals.length === 0 ? benchNames : positionals.map(nameOf);
  // Five days of so many are rows by the million.
  const most = names.includes('org') ? 20_000 : 100_000;
  return {
    names,
    ...(agents !== undefined && { agents: whole('agents', agents, 10, most) }),
    ...(days !== undefined && { days: whole('days', days, 7, 30) }),
    ...(runs !== undefined && { runs: whole('runs', runs, 1, 10_000) }),
    ...(quick !== undefined && { quick }),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: { agents: text, days: text, runs: text, quick: { type: 'boolean' } },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new BenchFlagError(message.split('\n')[0]);
  }
}

function nameOf(name: string): BenchName {
  const known = benchNames.find((each) => each === name);
  if (known) return known;
  if (name === 'history') throw new BenchFlagError('history: there is no history to measure yet');
  throw new BenchFlagError(`${name}: there is no such bench; there are ${benchNames.join(', ')}`);
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new BenchFlagError(`--${name} ${text}: a whole number from ${least} to ${most} is needed`);
}
