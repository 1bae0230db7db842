import { figure } from '../report.ts';
import { median } from '../statistics.ts';
import { capped, cappedName, limit } from './entrants.ts';
import { measures, rates, sizeText, type WallLine } from './lines.ts';
import type { ContenderName } from './samples.ts';

export interface Goal {
  readonly title: string;
  /** What was seen; undefined where this run has not measured it. */
  readonly seen?: string;
  readonly met?: boolean;
}

interface Figures {
  /** Median of a measure of a contender at a size; NaN where it was not measured. */
  readonly of: (size: number, key: string, contender: string) => number;
}

export function figuresOf(lines: readonly WallLine[]): Figures {
  return {
    of: (size, key, contender) =>
      median(lines.find((line) => line.size === size && line.key === key)?.samples[contender] ?? []),
  };
}

const middle = 10_000;

/** The goals of `name`, one of ours, beside the list by hand and the peers of the same run. */
export function goalsOf(lines: readonly WallLine[], name: ContenderName): Goal[] {
  const { of } = figuresOf(lines);
  const times = (title: string, key: string, most: number, contender: string = name): Goal =>
    atMost(title, of(middle, key, contender) / of(middle, key, limit), most, '×');
  const beside = `at ${sizeText(middle)}, against the list by hand`;
  const loads = [name, cappedName(name)];
  return [
    times(`mount ${beside}`, 'mount', 1.5),
    times(`main thread of one change ${beside}`, 'work', 1.3),
    ...rates.map((rate) => shared(lines, `main thread at ${each(rate)} ${beside}`, rate, name, 1.2)),
    ...rates.map((rate) =>
      shared(lines, `the same at ${each(rate)}, drawn every ${capped} ms`, rate, cappedName(name), 0.4),
    ),
    atMost(
      'long tasks under load',
      sumOf(rates, loads, (rate, who) => of(middle, `long${rate}`, who)),
      0,
    ),
    atMost(
      'rows not right under load',
      sumOf(rates, loads, (rate, who) => of(middle, `wrong${rate}`, who)),
      0,
    ),
    atLeast('frames a second while scrolling', of(middle, 'scroll', name), 59),
    atMost('frames with a blank row while scrolling', of(middle, 'blank', name), 0),
    atMost(
      'heap an agent above the list by hand',
      of(middle, 'heap', name) - of(middle, 'heap', limit),
      1024,
      'B',
    ),
    growth(lines, name),
    faster(lines, name, 'SlickGrid'),
    faster(lines, name, 'AG Grid'),
    ...['mount', 'change'].map((key) =>
      atLeast(
        `${key} at 1,000 agents against lightning-datatable`,
        of(1000, key, 'lightning-datatable') / of(1000, key, name),
        50,
        '×',
      ),
    ),
  ];
}

/** Of the main thread; beside it the same without what the store and the bench take while nobody draws. */
function shared(
  lines: readonly WallLine[],
  title: string,
  rate: number,
  contender: string,
  most: number,
): Goal {
  const { of } = figuresOf(lines);
  const share = (name: string): number => of(middle, `share${rate}`, name);
  const whole = atMost(title, share(contender) / share(limit), most, '×');
  const rest = share('store alone');
  const drawing = (share(contender) - rest) / (share(limit) - rest);
  if (whole.seen === undefined || Number.isNaN(drawing)) return whole;
  return { ...whole, seen: `${whole.seen} (drawing alone ${figure(drawing)} ×)` };
}

const each = (rate: number): string => `${rate.toLocaleString('en-US')} changes/s`;

function sumOf(
  numbers: readonly number[],
  names: readonly string[],
  of: (rate: number, name: string) => number,
): number {
  return numbers.flatMap((rate) => names.map((name) => of(rate, name))).reduce((a, b) => a + b, 0);
}

function atMost(title: string, seen: number, most: number, unit = ''): Goal {
  return judged(`${title}: at most ${most} ${unit}`.trimEnd(), seen, seen <= most, unit);
}

function atLeast(title: string, seen: number, least: number, unit = ''): Goal {
  return judged(`${title}: at least ${least} ${unit}`.trimEnd(), seen, seen >= least, unit);
}

function judged(title: string, seen: number, met: boolean, unit: string): Goal {
  return Number.isNaN(seen) ? { title } : { title, seen: `${figure(seen)} ${unit}`.trimEnd(), met };
}

/** The line that grows most from 1,000 agents to 100,000. */
function growth(lines: readonly WallLine[], name: string): Goal {
  const { of } = figuresOf(lines);
  const title = '100,000 agents against 1,000, every line but memory: at most 1.2 ×';
  const ratios = measures
    .filter((measure) => measure.growth)
    .flatMap((measure) => namesOf(measure.key, name).map((who) => ({ measure, who })))
    .map(({ measure, who }) => ({
      what: who === name ? measure.title : `${measure.title}, capped`,
      ratio: of(100_000, measure.key, who) / of(1000, measure.key, who),
    }))
    .filter(({ ratio }) => !Number.isNaN(ratio))
    .sort((a, b) => b.ratio - a.ratio);
  const [worst] = ratios;
  if (worst === undefined) return { title };
  const above = ratios.filter(({ ratio }) => ratio > 1.2);
  const most = `${worst.what} ${figure(worst.ratio)} ×`;
  if (above.length === 0) return { title, seen: `at most ${most}`, met: true };
  return { title, seen: `above on ${above.length} of ${ratios.length}, most: ${most}`, met: false };
}

const namesOf = (key: string, name: string): string[] =>
  key.startsWith('share') ? [name, cappedName(name as ContenderName)] : [name];

/** Lines, at all sizes, on which a peer is faster. */
function faster(lines: readonly WallLine[], name: string, peer: string): Goal {
  const title = `faster than ${peer} on every line`;
  const compared = lines
    .filter(({ unit, key }) => (unit === 'ms' && !/^(longest|oldest)/.test(key)) || unit === '%')
    .map((line) => ({
      line,
      own: median(line.samples[name] ?? []),
      other: median(line.samples[peer] ?? []),
    }))
    .filter(({ own, other }) => !Number.isNaN(own) && !Number.isNaN(other));
  const ratioOf = ({ own, other }: { own: number; other: number }): number => own / other;
  const [worst] = compared.sort((a, b) => ratioOf(b) - ratioOf(a));
  if (worst === undefined) return { title };
  const ratio = ratioOf(worst);
  if (ratio <= 1) return { title, seen: `${figure(1 / ratio)} × at least`, met: true };
  const lost = compared.filter((one) => ratioOf(one) > 1).length;
  const most = `${worst.line.case} ${figure(ratio)} × slower`;
  return { title, seen: `slower on ${lost} of ${compared.length}, most: ${most}`, met: false };
}
