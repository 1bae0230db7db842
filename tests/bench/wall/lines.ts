import type { Line, Unit } from '../report.ts';

/** What is measured of every contender at every size. */
export interface Measure {
  readonly key: string;
  readonly title: string;
  readonly unit: Unit;
  /** Whether it is said of the contender whatever the size: goals of growth leave it out, as they do memory. */
  readonly growth: boolean;
}

const load = (rate: number): readonly Measure[] => {
  const each = rate.toLocaleString('en-US');
  const measure = (key: string, title: string, unit: Unit, growth = false): Measure => ({
    key: `${key}${rate}`,
    title: `${each} changes/s: ${title}`,
    unit,
    growth,
  });
  return [
    measure('share', 'main thread', '%', true),
    measure('frames', 'frames', '/s'),
    measure('draws', 'draws', '/s'),
    measure('long', 'long tasks', 'tasks'),
    measure('longest', 'longest task', 'ms'),
    measure('wrong', 'rows not right', 'checks'),
    measure('oldest', 'oldest state', 'ms'),
  ];
};

export const rates = [1000, 5000] as const;

export const measures: readonly Measure[] = [
  { key: 'mount', title: 'mount', unit: 'ms', growth: true },
  { key: 'change', title: 'one change to paint', unit: 'ms', growth: true },
  { key: 'work', title: 'one change, main thread', unit: 'ms', growth: true },
  { key: 'tick', title: 'one second passes, main thread', unit: 'ms', growth: true },
  ...rates.flatMap(load),
  { key: 'scroll', title: 'scrolling', unit: '/s', growth: false },
  { key: 'blank', title: 'scrolling: frames with a blank row', unit: 'frames', growth: false },
  { key: 'heap', title: 'heap an agent, beyond the floor', unit: 'B', growth: false },
  { key: 'elements', title: 'in the document', unit: 'elements', growth: true },
  { key: 'bytes', title: 'size, minified', unit: 'kB', growth: false },
];

/** A line of the wall's report: one measure at one size. */
export interface WallLine extends Line {
  readonly key: string;
  readonly size: number;
}

export const sizeText = (size: number): string => `${size.toLocaleString('en-US')} agents`;

/** Gathers samples by size, measure and contender. */
export function createLines() {
  const found = new Map<string, Map<string, number[]>>();
  const sizes = new Set<number>();
  return {
    put(size: number, key: string, contender: string, ...samples: readonly number[]): void {
      sizes.add(size);
      const id = `${size} ${key}`;
      const byName = found.get(id) ?? new Map<string, number[]>();
      found.set(id, byName);
      byName.set(contender, [...(byName.get(contender) ?? []), ...samples]);
    },
    lines: (): WallLine[] =>
      [...sizes].flatMap((size) =>
        measures.flatMap(({ key, title, unit }) => {
          const samples = found.get(`${size} ${key}`);
          if (samples === undefined) return [];
          return [
            { key, size, case: `${sizeText(size)}: ${title}`, unit, samples: Object.fromEntries(samples) },
          ];
        }),
      ),
  };
}
export type Lines = ReturnType<typeof createLines>;
