import type { FloorEvent } from './events.ts';

/** A presence row as tests measure it. Times are epoch milliseconds; `end` is null while current. */
export interface MeasuredRow {
  readonly agent: string;
  readonly status: string;
  readonly start: number;
  readonly end: number | null;
}

const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;

/** The rows that events leave, in the plainest way there is: nothing here comes from the code under test. */
export function rowsOf(events: readonly FloorEvent[]): MeasuredRow[] {
  const done: MeasuredRow[] = [];
  const current = new Map<number, MeasuredRow[]>();
  const close = (agent: number, end: number): void => {
    for (const row of current.get(agent) ?? []) done.push({ ...row, end: wholeSecond(end) });
    current.set(agent, []);
  };
  for (const event of [...events].sort((a, b) => a.at - b.at)) {
    if (event.kind === 'logout') close(event.agent, event.at);
    if (event.kind !== 'status') continue;
    if (!event.keepsOld) close(event.agent, event.endedAt);
    const row = {
      agent: String(event.agent),
      status: String(event.status),
      start: wholeSecond(event.at),
      end: null,
    };
    current.set(event.agent, [...(current.get(event.agent) ?? []), row]);
  }
  return [...done, ...[...current.values()].flat()];
}

export interface FloorMeasures {
  readonly shifts: number;
  readonly rows: number;
  readonly fewestRows: number;
  readonly mostRows: number;
  /** Seconds between a row's end and the next one's start in one shift, refreshes and drops aside. */
  readonly gaps: ReadonlySet<number>;
  readonly refreshes: number;
  /** Seconds of each. */
  readonly drops: readonly number[];
  readonly hanging: number;
  readonly second: number;
}

const hour = 3_600_000;
/** No shift is that long, so a row that is hangs. */
const hangs = 10 * hour;
const betweenShifts = 4 * hour;

/** Counts over whole shifts: an agent's shift that the window [from, to) cuts is left out. */
export function measure(rows: readonly MeasuredRow[], from: number, to: number): FloorMeasures {
  const shifts = [...byAgent(rows).values()]
    .flatMap(shiftsOf)
    .filter((shift) => (shift[0]?.start ?? 0) >= from + 10 * hour && (shift.at(-1)?.start ?? 0) < to - hangs);
  const counts = shifts.map((shift) => shift.length);
  const pairs = shifts.flatMap((shift) =>
    shift.slice(1).map((row, place) => ({ before: shift[place] ?? row, row })),
  );
  const isSecond = ({ before, row }: (typeof pairs)[number]): boolean =>
    before.end === null || before.end > row.start;
  const seconds = ({ before, row }: (typeof pairs)[number]): number => (row.start - (before.end ?? 0)) / 1000;
  const joined = pairs.filter((pair) => !isSecond(pair));
  const same = joined.filter(({ before, row }) => before.status === row.status);
  return {
    shifts: shifts.length,
    rows: counts.reduce((sum, count) => sum + count, 0),
    fewestRows: Math.min(...counts),
    mostRows: Math.max(...counts),
    gaps: new Set(joined.filter(({ before, row }) => before.status !== row.status).map(seconds)),
    refreshes: same.filter((pair) => seconds(pair) <= 2).length,
    drops: same.map(seconds).filter((gap) => gap > 2),
    hanging: shifts.filter((shift) => shift.some((row) => (row.end ?? to) - row.start > hangs)).length,
    second: pairs.filter(isSecond).length,
  };
}

function byAgent(rows: readonly MeasuredRow[]): Map<string, MeasuredRow[]> {
  const found = new Map<string, MeasuredRow[]>();
  for (const row of rows) {
    const own = found.get(row.agent) ?? [];
    own.push(row);
    found.set(row.agent, own);
  }
  return found;
}

function shiftsOf(rows: readonly MeasuredRow[]): MeasuredRow[][] {
  const shifts: MeasuredRow[][] = [];
  let last = -Infinity;
  for (const row of [...rows].sort((a, b) => a.start - b.start)) {
    if (row.start - last > betweenShifts) shifts.push([]);
    shifts.at(-1)?.push(row);
    const length = (row.end ?? row.start) - row.start;
    last = Math.max(last, length > hangs ? row.start : (row.end ?? row.start));
  }
  return shifts;
}
