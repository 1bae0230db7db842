import type { PresenceStore } from 'c/presenceStore';
import type { Caller } from './caller';
import { failure } from './failure';
import { chunksOf, readPages } from './pages';
import type { ChangeKey, PresenceGateway, ServerTime } from './ports';
import type { SyncSettings } from './settings';

/** The reads that make the store equal to the query: all live rows, changed rows, rows by id. All reject with
 * GatewayError; server times are epoch milliseconds. */
export interface RowReads {
  /** Every live row; what the store has and the read did not show is read by id. Answers the server time. */
  all(): Promise<number>;
  /** What changed since the last delta, or since `all` where there was none. Answers the server time. */
  changed(): Promise<number>;
  /** Current rows from before the look-back. */
  older(): Promise<number>;
  /** The next `changed` starts from `all` again. */
  forget(): void;
}

/** What rowsById takes at most. */
const idsAtOnce = 200;

export interface RowReadsParts {
  readonly gateway: PresenceGateway;
  readonly store: PresenceStore;
  readonly caller: Caller;
  readonly clock: ServerTime;
  readonly settings: SyncSettings;
  /** Hears that rows which had been seen are gone or hidden. */
  readonly onRemoved: () => void;
}

export function createRowReads(parts: RowReadsParts): RowReads {
  const { gateway, store, caller, clock, settings, onRemoved } = parts;
  /** Where the next delta starts: a little before the start of the last one. */
  let since: number | undefined;

  async function all(): Promise<number> {
    const createdSince = lookBackStart();
    const ids = new Set<string>();
    const read = await readPages(
      caller,
      (after: string | undefined) => gateway.liveRows(createdSince, after),
      settings.pages,
      (records, serverTime) => {
        store.upsertRows(records, serverTime);
        for (const record of records) ids.add(record.Id);
      },
    );
    if (!read.finished) throw failure('other', `More than ${settings.pages} pages of live rows`);
    await readAgain(unseen({ from: createdSince }, read.serverTime, ids));
    since ??= read.serverTime - settings.overlap;
    return read.serverTime;
  }

  async function changed(): Promise<number> {
    const from = since ?? clock.now() - settings.overlap;
    const read = await readPages(
      caller,
      (after: ChangeKey | undefined) => gateway.changedRows(after ?? { modifiedAt: wholeSecond(from) }),
      settings.deltaPages,
      (records, serverTime) => store.upsertRows(records, serverTime),
    );
    if (read.finished) {
      since = read.serverTime - settings.overlap;
      return read.serverTime;
    }
    // So much has changed that reading everything is cheaper; the closed rows among it are left to the roster.
    const serverTime = await all();
    since = serverTime - settings.overlap;
    return serverTime;
  }

  async function older(): Promise<number> {
    const before = lookBackStart();
    const { serverTime, value } = await caller.call(() => gateway.olderCurrentRows(before));
    store.upsertRows(value, serverTime);
    await readAgain(unseen({ before }, serverTime, new Set(value.map((record) => record.Id))));
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
  async function readAgain(ids: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(ids, idsAtOnce)) {
      const { serverTime, value } = await caller.call(() => gateway.rowsById(chunk));
      const shown = new Set(value.map((record) => record.Id));
      const gone = chunk.filter((id) => !shown.has(id));
      store.batch(() => {
        store.upsertRows(value, serverTime);
        store.removeRows(gone, serverTime);
      });
      if (gone.length > 0) onRemoved();
    }
  }

  function lookBackStart(): number {
    return wholeSecond(clock.now() - settings.lookBack);
  }

  return {
    all,
    changed,
    older,
    forget: () => {
      since = undefined;
    },
  };
}

/** SystemModstamp and CreatedDate have second precision. */
function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
