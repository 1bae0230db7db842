import {
  agentOf,
  parseRow,
  type Agent,
  type PresenceSettings,
  type UserServicePresenceRecord,
} from 'c/presenceModel';

/** One read: which users were asked for, and their current rows as of `serverTime`, epoch milliseconds. */
export interface RowsRead {
  readonly userIds: readonly string[];
  readonly serverTime: number;
  readonly rows: readonly UserServicePresenceRecord[];
}

/** One agent as a read showed him. */
export interface WallLine {
  readonly agent: Agent;
  /** The read returned no current row of him, and nothing else says that he is offline. */
  readonly noRow: boolean;
  readonly readAt: number;
}

export interface WallLines {
  readonly lines: readonly WallLine[];
  /** Agents without a row who may not be seen any more. */
  readonly gone: number;
  /** Current rows beside the newest of an agent. */
  readonly second: number;
}

/**
 * What the reads returned, in their order. The wall (`known`) adds only what no presence row holds: who somebody is, his
 * open work, since when he is offline. A status that no read has shown stands nowhere.
 */
export function linesOf(
  reads: readonly RowsRead[],
  known: (userId: string) => Agent | undefined,
  settings: PresenceSettings,
): WallLines {
  const lines: WallLine[] = [];
  let gone = 0;
  let second = 0;
  for (const read of reads) {
    const rows = rowsByUser(read);
    for (const userId of read.userIds) {
      const line = lineOf(userId, rows.get(userId) ?? [], read.serverTime, known(userId), settings);
      if (line === undefined) gone += 1;
      else lines.push(line);
      second += Math.max(0, (rows.get(userId)?.length ?? 0) - 1);
    }
  }
  return { lines, gone, second };
}

function rowsByUser({ rows }: RowsRead): ReadonlyMap<string, readonly UserServicePresenceRecord[]> {
  const byUser = new Map<string, UserServicePresenceRecord[]>();
  for (const row of rows) {
    const own = byUser.get(row.UserId);
    if (own === undefined) byUser.set(row.UserId, [row]);
    else own.push(row);
  }
  return byUser;
}

function lineOf(
  userId: string,
  rows: readonly UserServicePresenceRecord[],
  readAt: number,
  known: Agent | undefined,
  settings: PresenceSettings,
): WallLine | undefined {
  const moment = { now: readAt, knownComplete: readAt };
  const facts = { userId, currentRows: rows.map(parseRow), person: known?.person };
  const read = agentOf(facts, moment, settings);
  if (read !== undefined) return { agent: withKnown(read, known), noRow: false, readAt };
  if (known === undefined) return undefined;
  const isOffline = known.kind === 'offline' && !known.changing;
  return { agent: known, noRow: !isOffline, readAt };
}

/** Bots may be named by settings that the wall knows; a limit is broken by a row, and not by the one after it. */
function withKnown(read: Agent, known: Agent | undefined): Agent {
  const limitBrokenAt = known?.rowId === read.rowId ? known?.limitBrokenAt : undefined;
  return { ...read, bot: read.bot || known?.bot === true, load: known?.load, limitBrokenAt };
}
