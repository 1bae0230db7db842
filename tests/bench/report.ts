import type { Machine } from './machine.ts';
import { median, percentile } from './statistics.ts';

/** `/s`: more is better; of the others less. */
export type Unit = 'ms' | '/s' | '%' | 'B' | 'kB' | 'elements' | 'frames' | 'tasks' | 'checks';

/** One thing that was measured of several contenders. */
export interface Line {
  readonly case: string;
  readonly unit: Unit;
  /** By contender; one that is absent does not do this. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
}

export interface Report {
  readonly name: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly machine: Machine;
  readonly options: Readonly<Record<string, unknown>>;
  readonly ours: string;
  /** What somebody would use instead; ours is compared with the best of them, line by line. */
  readonly peers: readonly string[];
  /** Shown beside, compared with nobody. */
  readonly beside: readonly string[];
  readonly lines: readonly Line[];
}

export interface Comparison {
  readonly bestPeer: string;
  /** Ours against the best peer: above 1 ours is that many times better, below 1 it loses. */
  readonly times: number;
}

export function compare(line: Line, ours: string, peers: readonly string[]): Comparison | undefined {
  const own = line.samples[ours];
  if (own === undefined) return undefined;
  const ratio = (a: number, b: number): number => (a === b ? 1 : a / b);
  const better = (a: number, b: number): number => (line.unit === '/s' ? ratio(a, b) : ratio(b, a));
  const rivals = peers.flatMap((peer) => {
    const samples = line.samples[peer];
    return samples === undefined ? [] : [{ bestPeer: peer, times: better(median(own), median(samples)) }];
  });
  return rivals.sort((a, b) => a.times - b.times)[0];
}

/** Header first. Losing lines are marked, never left out. */
export function tableOf({ ours, peers, beside, lines }: Report): string[][] {
  const contenders = [ours, ...peers, ...beside];
  const header = ['median (p95)', 'unit', ...contenders, 'ours against the best of the others'];
  return [
    header,
    ...lines.map((line) => [
      line.case,
      line.unit,
      ...contenders.map((name) => cell(line.samples[name])),
      verdict(compare(line, ours, peers)),
    ]),
  ];
}

function cell(samples: readonly number[] | undefined): string {
  if (samples === undefined) return '–';
  const middle = figure(median(samples));
  return samples.length === 1 ? middle : `${middle} (${figure(percentile(samples, 0.95))})`;
}

function verdict(comparison: Comparison | undefined): string {
  if (comparison === undefined) return '–';
  const { times, bestPeer } = comparison;
  return times >= 1 ? `${figure(times)} × better` : `LOSES: ${figure(1 / times)} × worse than ${bestPeer}`;
}

/** Three digits that count. */
export function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
