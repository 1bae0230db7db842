import { defaultSettings, type Agent, type UserServicePresenceRecord } from 'c/presenceModel';
import { wallCsv, type Counted, type CsvPlace } from './wallCsv';
import { linesOf, type RowsRead } from './wallLines';
import type { ExportWords } from './words';

/** Users of one call. */
const BATCH = 200;
/** Rows that a call answers at most. */
const MOST_ROWS = 2_000;
/** Calls at the same time. */
const IN_FLIGHT = 2;

export interface ExportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where an export stands; counts are agents. `failed`: the kind and the words of a GatewayError. */
export type ExportState =
  | { readonly phase: 'reading'; readonly done: number; readonly total: number }
  | { readonly phase: 'done'; readonly file: ExportFile; readonly agents: number }
  | { readonly phase: 'failed'; readonly kind: string; readonly message: string }
  | { readonly phase: 'cancelled' };

export interface WallExportOptions {
  /** Current rows of at most 200 users, in user mode. Rejects with GatewayError. */
  readonly readRows: (
    userIds: readonly string[],
  ) => Promise<{ readonly serverTime: number; readonly rows: readonly UserServicePresenceRecord[] }>;
  /** The wall's order; somebody who stands in two groups is exported once, where he stands first. */
  readonly userIds: Iterable<string>;
  /** What the floor knows of an agent by the time of the answer; undefined: not to be seen any more. */
  readonly agentOf: (userId: string) => Agent | undefined;
  /** Asked when everything is read. */
  readonly counted: () => Pick<Counted, 'total' | 'partial'>;
  /** The filter of the wall in words, as it was when the export began. */
  readonly filter?: string;
  readonly words: ExportWords;
  readonly place: CsvPlace;
  readonly onChange: (state: ExportState) => void;
}

export interface WallExport {
  readonly state: ExportState;
  /** Drops what was read: nothing half-done leaves the page. */
  cancel(): void;
  /** After a failure: everything is read again, so that the file is of one moment. */
  again(): void;
}

/** Begins at once. */
export function createWallExport(options: WallExportOptions): WallExport {
  const userIds = [...new Set(options.userIds)];
  let state: ExportState = { phase: 'reading', done: 0, total: userIds.length };
  let run = 0;

  function tell(next: ExportState): void {
    state = next;
    options.onChange(next);
  }

  async function start(): Promise<void> {
    const own = (run += 1);
    const isOver = () => own !== run;
    tell({ phase: 'reading', done: 0, total: userIds.length });
    try {
      const reads = await readAll(isOver);
      if (!isOver()) tell(finished(reads, options));
    } catch (thrown) {
      if (isOver()) return;
      run += 1;
      tell({ phase: 'failed', ...errorOf(thrown) });
    }
  }

  async function readAll(isOver: () => boolean): Promise<readonly RowsRead[]> {
    const batches = batchesOf(userIds);
    const reads: RowsRead[][] = batches.map(() => []);
    let next = 0;
    let done = 0;
    async function work(): Promise<void> {
      while (!isOver() && next < batches.length) {
        const place = next++;
        const batch = batches[place] ?? [];
        reads[place] = await readBatch(batch, options.readRows);
        if (isOver()) return;
        done += batch.length;
        tell({ phase: 'reading', done, total: userIds.length });
      }
    }
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    return reads.flat();
  }

  void start();
  return {
    get state() {
      return state;
    },
    cancel() {
      if (state.phase !== 'reading') return;
      run += 1;
      tell({ phase: 'cancelled' });
    },
    again() {
      if (state.phase === 'failed') void start();
    },
  };
}

/** Nobody is one batch too: the file needs the server's time. */
function batchesOf(userIds: readonly string[]): readonly (readonly string[])[] {
  const batches = [userIds.slice(0, BATCH)];
  for (let start = BATCH; start < userIds.length; start += BATCH) {
    batches.push(userIds.slice(start, start + BATCH));
  }
  return batches;
}

/** An answer that may have been cut off is asked for in halves. */
async function readBatch(
  userIds: readonly string[],
  readRows: WallExportOptions['readRows'],
): Promise<RowsRead[]> {
  const { serverTime, rows } = await readRows(userIds);
  if (rows.length < MOST_ROWS || userIds.length < 2) return [{ userIds, serverTime, rows }];
  const middle = Math.ceil(userIds.length / 2);
  const halves = [userIds.slice(0, middle), userIds.slice(middle)];
  const read: RowsRead[] = [];
  for (const half of halves) read.push(...(await readBatch(half, readRows)));
  return read;
}

function finished(reads: readonly RowsRead[], options: WallExportOptions): ExportState {
  const found = linesOf(reads, options.agentOf, defaultSettings);
  const times = reads.map(({ serverTime }) => serverTime);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const counted = { ...options.counted(), filter: options.filter, from, to };
  const bytes = wallCsv(found, counted, options.words, options.place);
  const stamp = new Date(to).toISOString().replace(/\.\d+Z$/, 'Z');
  const name = `presence-${stamp.replaceAll(':', '-')}.csv`;
  return { phase: 'done', file: { name, bytes }, agents: found.lines.length };
}

function errorOf(thrown: unknown): { kind: string; message: string } {
  const { kind, message } = (thrown ?? {}) as { kind?: unknown; message?: unknown };
  return {
    kind: typeof kind === 'string' ? kind : 'other',
    message: typeof message === 'string' ? message : '',
  };
}
