import {
  compareVersions,
  type AgentFacts,
  type AgentWorkLoad,
  type Person,
  type PresenceRow,
} from 'c/presenceModel';
import { createDueQueue } from './dueQueue';

/** How long what is gone or closed is remembered, so that an answer still under way cannot bring it back: no Apex
 * transaction runs longer (Apex governor limits: "Maximum execution time for each Apex transaction"). */
const remembered = 600_000;

const none: readonly PresenceRow[] = [];

interface Seen {
  readonly row: PresenceRow;
  seenAt: number;
}

interface UserFacts {
  readonly userId: string;
  current: readonly PresenceRow[];
  closed: readonly PresenceRow[];
  roster: RosterFact | undefined;
  person: Person | undefined;
  /** `asOf` is when these numbers were first read, `seenAt` when last. */
  work: { readonly open: AgentWorkLoad; readonly asOf: number; readonly seenAt: number } | undefined;
}

/** The facts, each with the server time of the answer that last showed it. */
export interface Ledger {
  upsert(row: PresenceRow, seenAt: number): void;
  remove(rowId: string, readAt: number): void;
  setRoster(entries: readonly RosterFact[], read: RosterRead): void;
  /** All of a user but what is gone: what an answer shows later is taken again. */
  forgetUser(userId: string): void;
  setPerson(person: Person): void;
  setWork(userId: string, work: AgentWorkLoad, seenAt: number): void;
  clearWork(): void;
  /** Who breaks a limit, and since when. */
  setLimitBroken(brokenAt: ReadonlyMap<string, number>): void;
  /** Forgets what can no longer matter at server time `now`. */
  prune(now: number): void;
  facts(userId: string): AgentFacts | undefined;
  userIds(): Iterable<string>;
  /** The text of a user's id that is kept here. */
  userIdOf(userId: string): string | undefined;
  row(id: string): PresenceRow | undefined;
  /** Current rows with the server time of the answer that last showed each. */
  currentRows(): Iterable<{ readonly row: PresenceRow; readonly seenAt: number }>;
}

export interface RosterFact {
  readonly userId: string;
  readonly name: string;
  readonly lastEnd: number;
}

export interface RosterRead {
  /** Server time at the start of the read. */
  readonly serverTime: number;
  /** The roster tells of every visible row that ended at or after this. */
  readonly endedSince: number;
  /** A row seen later than this may have closed while the roster was read. */
  readonly settledBefore: number;
}

/** `changed` hears of every user whose facts may differ. `floorWindow` in milliseconds. */
export function createLedger(floorWindow: number, changed: (userId: string) => void): Ledger {
  const rows = new Map<string, Seen>();
  const gone = new Map<string, number>();
  const users = new Map<string, UserFacts>();
  const forgettable = createDueQueue();
  let rosterAt = -Infinity;
  let limitBroken: ReadonlyMap<string, number> = new Map();

  function userOf(userId: string): UserFacts {
    let user = users.get(userId);
    if (user === undefined) {
      user = {
        userId,
        current: none,
        closed: none,
        roster: undefined,
        person: undefined,
        work: undefined,
      };
      users.set(userId, user);
    }
    return user;
  }

  function detach(row: PresenceRow): void {
    const user = users.get(row.userId);
    if (user === undefined) return;
    const list = listOf(row);
    user[list] = user[list].filter((other) => other !== row);
    changed(row.userId);
  }

  function dropIfEmpty(userId: string): void {
    const user = users.get(userId);
    if (user === undefined || user.roster !== undefined) return;
    if (user.current.length + user.closed.length === 0) users.delete(userId);
  }

  /** Closed rows that the roster should tell of and does not are gone or hidden. */
  function forgetUnlisted(user: UserFacts, lastEnd: number, read: RosterRead): void {
    for (const row of user.closed) {
      const end = row.end ?? 0;
      const seenAt = rows.get(row.id)?.seenAt ?? 0;
      if (end <= lastEnd || end < read.endedSince || seenAt >= read.settledBefore) continue;
      rows.delete(row.id);
      detach(row);
    }
  }

  function forgetRow(id: string, now: number): void {
    const seen = rows.get(id);
    if (seen === undefined || seen.row.current) return;
    const user = users.get(seen.row.userId);
    const end = seen.row.end ?? 0;
    if (user !== undefined && lastClosedOf(user)?.id === id && end + floorWindow >= now) {
      // Another row may be the last one by then: waiting for the window alone would keep a day of them.
      forgettable.push(Math.min(end + floorWindow, now + remembered), id);
      return;
    }
    rows.delete(id);
    detach(seen.row);
    dropIfEmpty(seen.row.userId);
  }

  return {
    upsert(row, seenAt) {
      const goneAt = gone.get(row.id);
      if (goneAt !== undefined && seenAt <= goneAt) return;
      gone.delete(row.id);
      const known = rows.get(row.id);
      if (known !== undefined) {
        if (compareVersions(versionOf({ row, seenAt }), versionOf(known)) <= 0) return;
        if (sameRow(row, known.row)) {
          known.seenAt = seenAt;
          return;
        }
        detach(known.row);
      }
      rows.set(row.id, { row, seenAt });
      const user = userOf(row.userId);
      const list = listOf(row);
      // A spread leaves room for more, which nearly nobody needs.
      user[list] = user[list].concat(row);
      if (!row.current) forgettable.push(seenAt + remembered, row.id);
      changed(row.userId);
      if (known !== undefined && known.row.userId !== row.userId) dropIfEmpty(known.row.userId);
    },

    remove(rowId, readAt) {
      const known = rows.get(rowId);
      if (known !== undefined && known.seenAt > readAt) return;
      gone.set(rowId, Math.max(readAt, gone.get(rowId) ?? readAt));
      forgettable.push(readAt + remembered, rowId);
      if (known === undefined) return;
      rows.delete(rowId);
      detach(known.row);
      dropIfEmpty(known.row.userId);
    },

    setRoster(entries, read) {
      if (read.serverTime <= rosterAt) return;
      rosterAt = read.serverTime;
      for (const entry of entries) {
        userOf(entry.userId);
        changed(entry.userId);
      }
      const listed = new Map(entries.map((entry) => [entry.userId, entry]));
      for (const user of users.values()) {
        const entry = listed.get(user.userId);
        forgetUnlisted(user, entry?.lastEnd ?? -Infinity, read);
        if (entry === undefined && user.roster !== undefined) changed(user.userId);
        user.roster = entry;
        dropIfEmpty(user.userId);
      }
    },

    forgetUser(userId) {
      const user = users.get(userId);
      if (user === undefined) return;
      for (const row of [...user.current, ...user.closed]) rows.delete(row.id);
      users.delete(userId);
      changed(userId);
    },

    setPerson(person) {
      const user = users.get(person.userId);
      if (user === undefined) return;
      user.person = person;
      changed(person.userId);
    },

    setWork(userId, work, seenAt) {
      const user = users.get(userId);
      if (user === undefined || (user.work !== undefined && user.work.seenAt > seenAt)) return;
      const { items, weight } = work;
      const same = user.work?.open.items === items && user.work.open.weight === weight;
      const asOf = same && user.work !== undefined ? user.work.asOf : seenAt;
      user.work = { open: { userId: user.userId, items, weight }, asOf, seenAt };
      if (!same) changed(userId);
    },

    clearWork() {
      for (const user of users.values()) {
        if (user.work === undefined) continue;
        user.work = undefined;
        changed(user.userId);
      }
    },

    setLimitBroken(brokenAt) {
      const before = limitBroken;
      limitBroken = new Map(brokenAt);
      for (const userId of new Set([...before.keys(), ...brokenAt.keys()])) {
        if (before.get(userId) !== brokenAt.get(userId)) changed(userId);
      }
    },

    prune(now) {
      for (const id of forgettable.take(now)) {
        const goneAt = gone.get(id);
        if (goneAt !== undefined && goneAt + remembered < now) gone.delete(id);
        forgetRow(id, now);
      }
    },

    facts(userId) {
      const user = users.get(userId);
      return (
        user && {
          userId,
          currentRows: user.current,
          lastClosed: lastClosedOf(user),
          roster: user.roster,
          person: user.person,
          work: user.work,
          limitBrokenAt: limitBroken.get(userId),
        }
      );
    },

    userIds: () => users.keys(),

    userIdOf: (userId) => users.get(userId)?.userId,

    row: (id) => rows.get(id)?.row,

    *currentRows() {
      for (const seen of rows.values()) if (seen.row.current) yield seen;
    },
  };
}

function listOf(row: PresenceRow): 'current' | 'closed' {
  return row.current ? 'current' : 'closed';
}

function versionOf({ row, seenAt }: Seen) {
  return { modifiedAt: row.modifiedAt, current: row.current, seenAt };
}

function lastClosedOf(user: UserFacts): PresenceRow | undefined {
  let last: PresenceRow | undefined;
  for (const row of user.closed) if (last === undefined || endsLater(row, last)) last = row;
  return last;
}

function endsLater(row: PresenceRow, than: PresenceRow): boolean {
  const order = (row.end ?? 0) - (than.end ?? 0) || row.start - than.start;
  return order > 0 || (order === 0 && row.id > than.id);
}

function sameRow(a: PresenceRow, b: PresenceRow): boolean {
  return (Object.keys(a) as (keyof PresenceRow)[]).every((key) => a[key] === b[key]);
}
