import { parseRow, type UserServicePresenceRecord } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import {
  chunksOf,
  createPart,
  failure,
  type Answer,
  type Caller,
  type PartState,
  type Random,
  type RosterEntry,
  type ServerTime,
} from 'c/presenceSync';
import { idsAtOnce, rowsAtMost, type WatchGateway } from './ports';
import type { WatchSettings } from './settings';
import type { Standing } from './status';

/** The reads that make the store equal to the query for the watched users. Server times are epoch milliseconds. */
export interface UserReads {
  /** Reads these users, and forgets all others. Answers the server time at the start; rejects with GatewayError. */
  read(userIds: readonly string[]): Promise<number>;
  /** Last ends are read again with the next `read`. */
  wantEnds(): void;
  endsState(): PartState;
  standing(userId: string): Standing;
  isRead(userId: string): boolean;
  /** Nothing is known any more. */
  forget(): void;
}

export interface UserReadsParts {
  readonly gateway: Pick<WatchGateway, 'rowsOfUsers' | 'lastEnds'>;
  readonly store: PresenceStore;
  readonly caller: Caller;
  readonly clock: ServerTime;
  readonly random: Random;
  readonly settings: () => WatchSettings;
  readonly isClosed: () => boolean;
  readonly onChange: () => void;
}

interface Ends {
  readonly entries: readonly RosterEntry[];
  readonly serverTime: number;
  readonly endedSince: number;
}

interface Rows {
  readonly records: readonly UserServicePresenceRecord[];
  readonly serverTime: number;
  /** Current rows that the store has and the answers did not show. */
  readonly vanished: readonly string[];
  /** Rows that closed since the last read may be missing. */
  readonly gappy: boolean;
}

export function createUserReads(parts: UserReadsParts): UserReads {
  const { gateway, store, caller, clock, settings } = parts;
  /** From where changed rows are asked for: a little before the start of the last read. */
  let since: number | undefined;
  let asked: readonly string[] = [];
  let read = new Set<string>();
  /** Users whose last end has been asked for, and those of whom it is known, if there is any. */
  let endsAsked = new Set<string>();
  let endsRead = new Set<string>();
  let ends: Ends | undefined;
  const endsPart = createPart(parts, settings().rare, readEnds);

  async function readRows(): Promise<Rows> {
    const { overlap, catchUp } = settings();
    const from = since !== undefined && clock.now() - since <= catchUp ? since : undefined;
    const records: UserServicePresenceRecord[] = [];
    let first: number | undefined;
    let cut = false;
    for (const chunk of chunksOf(asked, idsAtOnce)) {
      const { serverTime, value } = await caller.call(() => gateway.rowsOfUsers(chunk, from));
      first ??= serverTime;
      cut ||= isCut(value);
      store.upsertRows(value, serverTime);
      records.push(...value);
    }
    const serverTime = first ?? clock.now();
    const gappy = cut || (from === undefined && since !== undefined);
    since = serverTime - overlap;
    const shown = new Set(records.map((record) => record.Id));
    const vanished = store.currentRowIds({}, serverTime + 1).filter((id) => !shown.has(id));
    return { records, serverTime, vanished, gappy };
  }

  async function readEnds(): Promise<void> {
    const endedSince = clock.now() - settings().floorWindow;
    endsAsked = new Set(asked);
    const answers: Answer<readonly RosterEntry[]>[] = [];
    for (const chunk of chunksOf(asked, idsAtOnce)) {
      answers.push(await caller.call(() => gateway.lastEnds(chunk, endedSince)));
    }
    ends = {
      entries: answers.flatMap(({ value }) => value),
      serverTime: answers[0]?.serverTime ?? clock.now(),
      endedSince,
    };
    endsRead = new Set(asked);
  }

  /** Somebody is not there, and nothing tells since when. */
  function someEndIsMissing(): boolean {
    return asked.some((userId) => store.agent(userId) === undefined && !endsAsked.has(userId));
  }

  function take({ records, serverTime, vanished }: Rows): void {
    store.batch(() => {
      store.removeRows(vanished, serverTime);
      if (ends !== undefined) takeEnds(ends, records, serverTime);
      store.complete(serverTime);
    });
  }

  /** Whoever ended later by the store than by the org has lost the row that said so: he is taken anew from what was
   * just read. */
  function takeEnds(
    { entries, serverTime, endedSince }: Ends,
    records: readonly UserServicePresenceRecord[],
    rowsTime: number,
  ): void {
    const told = new Map(entries.map(({ userId, lastEnd }) => [userId, lastEnd]));
    for (const row of records.map(parseRow)) {
      if (row.end !== undefined) told.set(row.userId, Math.max(row.end, told.get(row.userId) ?? -Infinity));
    }
    const wrong = asked.filter(
      (userId) => (store.agent(userId)?.lastEnd ?? -Infinity) > (told.get(userId) ?? -Infinity),
    );
    store.forgetUsers(wrong);
    store.upsertRows(
      records.filter((record) => wrong.includes(record.UserId)),
      rowsTime,
    );
    store.setRoster(entries, serverTime, endedSince);
  }

  return {
    async read(userIds) {
      asked = userIds;
      const kept = new Set(userIds);
      store.forgetUsers(store.userIds().filter((userId) => !kept.has(userId)));
      for (const known of [read, endsAsked, endsRead]) keep(known, kept);
      ends = undefined;
      const rows = await readRows();
      const isLost = rows.gappy || rows.vanished.length > 0;
      if (isLost) endsRead.clear();
      if (isLost || someEndIsMissing()) endsPart.want();
      await endsPart.readDue();
      if (parts.isClosed()) throw failure('other', 'Closed meanwhile');
      take(rows);
      read = new Set(kept);
      return rows.serverTime;
    },
    wantEnds: () => endsPart.want(),
    endsState: () => endsPart.state(),
    standing(userId) {
      if (!read.has(userId)) return 'loading';
      if (store.agent(userId) !== undefined) return 'visible';
      return endsRead.has(userId) ? 'unseen' : 'unknown';
    },
    isRead: (userId) => read.has(userId),
    forget() {
      since = undefined;
      for (const known of [read, endsAsked, endsRead]) known.clear();
      endsPart.want();
    },
  };
}

function keep(known: Set<string>, kept: ReadonlySet<string>): void {
  for (const userId of known) if (!kept.has(userId)) known.delete(userId);
}

/** A full answer holds all current rows, which come first, unless its last row is one of them. */
function isCut(records: readonly UserServicePresenceRecord[]): boolean {
  if (records.length < rowsAtMost) return false;
  if (records[records.length - 1]?.IsCurrentState) {
    throw failure('other', `More than ${rowsAtMost} current rows of ${idsAtOnce} users`);
  }
  return true;
}
