import type { UserServicePresenceRecord } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import type { Caller } from './caller';
import { failure } from './failure';
import { chunksOf, readPages } from './pages';
import type { ChangeKey, PresenceGateway, ServerTime } from './ports';
import type { SyncSettings } from './settings';

/** The reads that make the store equal to the query: all live rows, changed rows, rows by id. All reject with
 * GatewayError; server times are epoch milliseconds. `shown` takes the ids of the rows that came. */
export interface RowReads {
  /** Every live row; what the store has and the read did not show is read by id. Answers the server time. */
  all(shown?: Set<string>): Promise<number>;
  /** What changed since the last delta, or since `all` where there was none. Answers the server time. */
  changed(shown?: Set<string>): Promise<number>;
  /** These rows; what does not come is taken away. */
  again(ids: readonly string[]): Promise<void>;
  /** Current rows from before the look-back. */
  older(): Promise<number>;
  /** Whether the store has this row. */
  has(id: string): boolean;
  /** The next `changed` starts from `all` again. */
  forget(): void;
}

/** What rowsById takes at most. */
export const idsAtOnce = 200;

export interface RowReadsParts {
  readonly gateway: PresenceGateway;
  readonly store: PresenceStore;
  readonly caller: Caller;
  readonly clock: ServerTime;
  readonly settings: () => SyncSettings;
  /** Hears of each answer before the store does. */
  readonly onAnswer: (records: readonly UserServicePresenceRecord[], serverTime: number) => void;
  /** Hears that rows which had been seen are gone or hidden. */
  readonly onRemoved: () => void;
}

export function createRowReads(parts: RowReadsParts): RowReads {
  const { gateway, store, caller, clock, settings, onAnswer, onRemoved } = parts;
  /** Where the next delta starts: a little before the start of the last one. */
  let since: number | undefined;

  async function all(shown = new Set<string>()): Promise<number> {
    const createdSince = lookBackStart();
    const live = new Set<string>();
    const read = await readPages(
      caller,
      (after: string | undefined) => gateway.liveRows(createdSince, after),
      settings().pages,
      (records, serverTime) => {
        take(records, serverTime);
        for (const { Id } of records) live.add(Id);
      },
    );
    if (!read.finished) throw failure('other', `More than ${settings().pages} pages of live rows`);
    await again(unseen({ from: createdSince }, read.serverTime, live));
    for (const id of live) shown.add(id);
    since ??= read.serverTime - settings().overlap;
    return read.serverTime;
  }

  async function changed(shown = new Set<string>()): Promise<number> {
    const from = since ?? clock.now() - settings().overlap;
    const read = await readPages(
      caller,
      (after: ChangeKey | undefined) => gateway.changedRows(after ?? { modifiedAt: wholeSecond(from) }),
      settings().deltaPages,
      (records, serverTime) => {
        take(records, serverTime);
        for (const { Id } of records) shown.add(Id);
      },
    );
    if (read.finished) {
      since = read.serverTime - settings().overlap;
      return read.serverTime;
    }
    // So much has changed that reading everything is cheaper; the closed rows among it are left to the roster.
    const serverTime = await all(shown);
    since = serverTime - settings().overlap;
    return serverTime;
  }

  async function older(): Promise<number> {
    const before = lookBackStart();
    const { serverTime, value } = await caller.call(() => gateway.olderCurrentRows(before));
    take(value, serverTime);
    await again(unseen({ before }, serverTime, new Set(value.map((record) => record.Id))));
    return serverTime;
  }

  function unseen(
    created: { from?: number; before?: number },
    serverTime: number,
    ids: ReadonlySet<string>,
  ): string[] {
    return store.currentRowIds(created, serverTime + 1).filter((id) => !ids.has(id));
  }

  /** What a read should have shown and did not has closed, was deleted or is hidden now: asking by id tells. */
  async function again(ids: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(ids, idsAtOnce)) {
      const { serverTime, value } = await caller.call(() => gateway.rowsById(chunk));
      const shown = new Set(value.map((record) => record.Id));
      const gone = chunk.filter((id) => !shown.has(id));
      const known = gone.some((id) => store.row(id) !== undefined);
      store.batch(() => {
        take(value, serverTime);
        store.removeRows(gone, serverTime);
      });
      if (known) onRemoved();
    }
  }

  function take(records: readonly UserServicePresenceRecord[], serverTime: number): void {
    onAnswer(records, serverTime);
    store.upsertRows(records, serverTime);
  }

  function lookBackStart(): number {
    return wholeSecond(clock.now() - settings().lookBack);
  }

  return {
    all,
    changed,
    again,
    older,
    has: (id) => store.row(id) !== undefined,
    forget: () => {
      since = undefined;
    },
  };
}

/** SystemModstamp and CreatedDate have second precision. */
function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
