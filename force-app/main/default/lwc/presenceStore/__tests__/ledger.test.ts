import { parseRow } from 'c/presenceModel';
import { describe, expect, it } from 'vitest';
import { createLedger } from '../ledger';
import { recordOf, userIdOf } from './floorEvents';

const now = Date.UTC(2026, 4, 5, 14);
const hour = 3_600_000;
const tenMinutes = 600_000;

function ledgerOf(closings: number) {
  const changed = new Set<string>();
  const ledger = createLedger(24 * hour, (userId) => changed.add(userId));
  for (let n = 0; n < closings; n += 1) {
    const end = now - (closings - n) * 60_000;
    ledger.upsert(parseRow(recordOf({ id: n, user: 1, start: end - 60_000, end })), now);
  }
  return { ledger, changed };
}

describe('what is remembered', () => {
  it('is every closed row for ten minutes, the last one for the floor window, and then nothing', () => {
    const { ledger, changed } = ledgerOf(30);
    const ids = () => ledger.facts(userIdOf(1))?.lastClosed?.id;
    const last = ids();
    const first = recordOf({ id: 0, user: 1, start: now }).Id;
    ledger.prune(now + tenMinutes);
    expect(ledger.row(first)).toBeDefined();
    ledger.prune(now + tenMinutes + 1);
    expect(ledger.row(first)).toBeUndefined();
    expect(ids()).toBe(last);
    ledger.prune(now - 60_000 + 24 * hour);
    expect(ids()).toBe(last);
    changed.clear();
    ledger.prune(now + 24 * hour + 1);
    expect([...ledger.userIds()]).toEqual([]);
    expect([...changed]).toEqual([userIdOf(1)]);
  });

  it('is the last closed row at the very end of the floor window too, and not later', () => {
    const { ledger } = ledgerOf(1);
    const { Id } = recordOf({ id: 0, user: 1, start: now });
    ledger.prune(now - 60_000 + 24 * hour);
    expect(ledger.row(Id)).toBeDefined();
    ledger.prune(now - 60_000 + 24 * hour + 1);
    expect(ledger.row(Id)).toBeUndefined();
  });

  it('is no row of before, however many have been the last one ten minutes after they were seen', () => {
    const { ledger } = ledgerOf(0);
    const ids = Array.from({ length: 8 }, (_, n) => {
      const end = now + n * 2 * hour;
      const row = parseRow(recordOf({ id: n, user: 1, start: end - hour, end }));
      ledger.upsert(row, end);
      for (const minutes of [11, 21, 119]) ledger.prune(end + minutes * 60_000);
      return row.id;
    });
    expect(ids.filter((id) => ledger.row(id)).length).toBeLessThanOrEqual(2);
    expect(ledger.row(ids.at(-1) ?? '')).toBeDefined();
  });

  it('is a current row for as long as it is current', () => {
    const { ledger } = ledgerOf(0);
    ledger.upsert(parseRow(recordOf({ user: 1, start: now })), now);
    ledger.prune(now + 1_000 * hour);
    expect(ledger.facts(userIdOf(1))?.currentRows.length).toBe(1);
  });

  it('is a removal for ten minutes', () => {
    const { ledger } = ledgerOf(0);
    const row = parseRow(recordOf({ user: 1, start: now - hour }));
    ledger.remove(row.id, now);
    ledger.prune(now + tenMinutes);
    ledger.upsert(row, now);
    expect(ledger.facts(userIdOf(1))).toBeUndefined();
    ledger.prune(now + tenMinutes + 1);
    ledger.upsert(row, now);
    expect(ledger.facts(userIdOf(1))).toBeDefined();
  });

  it('is the latest of several removals', () => {
    const { ledger } = ledgerOf(0);
    const row = parseRow(recordOf({ user: 1, start: now - hour }));
    for (const readAt of [now, now + 10_000, now + 5_000]) ledger.remove(row.id, readAt);
    ledger.upsert(row, now + 7_000);
    expect(ledger.row(row.id)).toBeUndefined();
    ledger.prune(now + tenMinutes + 1);
    ledger.upsert(row, now + 7_000);
    expect(ledger.row(row.id)).toBeUndefined();
    ledger.prune(now + 10_000 + tenMinutes);
    ledger.upsert(row, now + 10_000);
    expect(ledger.row(row.id)).toBeUndefined();
    ledger.upsert(row, now + 10_001);
    expect(ledger.row(row.id)).toBe(row);
  });
});

describe('an answer', () => {
  const row = parseRow(recordOf({ user: 1, start: now - hour }));
  const load = (items: number, weight: number) => ({ userId: userIdOf(1), items, weight });

  it('that shows the same changes nobody, but is the last that showed it', () => {
    const { ledger, changed } = ledgerOf(0);
    ledger.upsert(row, now);
    ledger.setWork(userIdOf(1), load(1, 1), now);
    expect([...changed]).toEqual([userIdOf(1)]);
    changed.clear();
    ledger.upsert({ ...row }, now + 1);
    ledger.setWork(userIdOf(1), load(1, 1), now + 1);
    expect([...changed]).toEqual([]);
    expect([...ledger.currentRows()]).toEqual([{ row, seenAt: now + 1 }]);
    expect(ledger.facts(userIdOf(1))?.work).toMatchObject({ asOf: now, seenAt: now + 1 });
    ledger.setWork(userIdOf(1), load(1, 2), now + 2);
    expect([...changed]).toEqual([userIdOf(1)]);
    expect(ledger.facts(userIdOf(1))?.work).toMatchObject({ open: { weight: 2 }, asOf: now + 2 });
  });

  it('that AgentWork cannot be read changes those who had a load', () => {
    const { ledger, changed } = ledgerOf(0);
    ledger.upsert(row, now);
    ledger.upsert(parseRow(recordOf({ user: 2, start: now })), now);
    ledger.setWork(userIdOf(1), load(1, 1), now);
    changed.clear();
    ledger.clearWork();
    expect([...changed]).toEqual([userIdOf(1)]);
  });

  it('of a person or of the load of nobody known adds nobody', () => {
    const { ledger, changed } = ledgerOf(0);
    ledger.setPerson({ userId: userIdOf(1) });
    ledger.setWork(userIdOf(1), load(1, 1), now);
    ledger.forgetUser(userIdOf(1));
    expect([[...changed], [...ledger.userIds()]]).toEqual([[], []]);
  });

  it('that gives a row to another user leaves nothing of the first, unless he has another', () => {
    const { ledger } = ledgerOf(0);
    const moved = (at: number, userId: string) => ({ ...row, userId, modifiedAt: now + at });
    ledger.upsert(row, now);
    ledger.upsert(moved(1, userIdOf(2)), now + 1);
    expect([...ledger.userIds()]).toEqual([userIdOf(2)]);
    ledger.upsert(parseRow(recordOf({ id: 9, user: 2, start: now })), now);
    ledger.upsert(moved(2, userIdOf(3)), now + 2);
    expect([...ledger.userIds()]).toEqual([userIdOf(2), userIdOf(3)]);
  });
});

describe('a row', () => {
  it('is known while it is there, and among the current while it is', () => {
    const { ledger } = ledgerOf(2);
    const open = parseRow(recordOf({ id: 7, user: 1, start: now }));
    ledger.upsert(open, now);
    expect([...ledger.currentRows()]).toEqual([{ row: open, seenAt: now }]);
    expect(ledger.row(open.id)).toBe(open);
    ledger.remove(open.id, now);
    expect(ledger.row(open.id)).toBeUndefined();
    expect([...ledger.userIds()]).toEqual([userIdOf(1)]);
  });

  it('that is removed leaves the user his others, a current one and a closed one too', () => {
    const { ledger } = ledgerOf(2);
    const open = parseRow(recordOf({ id: 7, user: 1, start: now }));
    ledger.upsert(open, now);
    ledger.remove(recordOf({ id: 0, user: 1, start: now }).Id, now + 1);
    expect(ledger.facts(userIdOf(1))?.currentRows).toEqual([open]);
  });

  it('that is current again is kept when its closing would be forgotten', () => {
    const { ledger } = ledgerOf(0);
    ledger.upsert(parseRow(recordOf({ user: 1, start: now - hour, end: now })), now);
    const again = parseRow(recordOf({ user: 1, start: now - hour, modified: now + 60_000 }));
    ledger.upsert(again, now + 60_000);
    ledger.prune(now + 48 * hour);
    expect(ledger.facts(userIdOf(1))?.currentRows).toEqual([again]);
  });

  it('is the last closed one by its end, its start and its id, however they arrive', () => {
    const rows = [
      { id: 4, user: 1, start: now - hour, end: now - 60_000 },
      { id: 1, user: 1, start: now - 2 * hour, end: now },
      { id: 3, user: 1, start: now - hour, end: now },
      { id: 2, user: 1, start: now - hour, end: now },
    ].map((facts) => parseRow(recordOf(facts)));
    const lastFirst = [rows[2], rows[3], rows[1], rows[0]];
    for (const arriving of [rows, rows.toReversed(), lastFirst, lastFirst.toReversed()]) {
      const { ledger } = ledgerOf(0);
      for (const row of arriving) if (row !== undefined) ledger.upsert(row, now);
      for (const expected of lastFirst) {
        expect(ledger.facts(userIdOf(1))?.lastClosed).toBe(expected);
        if (expected !== undefined) ledger.remove(expected.id, now);
      }
    }
  });
});

describe('a roster', () => {
  const end = now - hour;
  const closed = parseRow(recordOf({ user: 1, start: end - hour, end }));
  const read = { serverTime: now + hour, endedSince: end, settledBefore: now + 1 };

  function afterRoster(lastEnd: number | undefined, more: Partial<typeof read> = {}) {
    const { ledger } = ledgerOf(0);
    ledger.upsert(closed, now);
    const entries = lastEnd === undefined ? [] : [{ userId: userIdOf(1), name: 'Ada', lastEnd }];
    ledger.setRoster(entries, { ...read, ...more });
    return ledger.row(closed.id);
  }

  it('that does not tell of a closed row it should tell of takes it away', () => {
    expect(afterRoster(undefined)).toBeUndefined();
    expect(afterRoster(end - 1)).toBeUndefined();
  });

  it('leaves a row that it tells of, that ended before its bound, or that was seen too late for it', () => {
    expect(afterRoster(end)).toBe(closed);
    expect(afterRoster(undefined, { endedSince: end + 1 })).toBe(closed);
    expect(afterRoster(undefined, { settledBefore: now })).toBe(closed);
  });

  it('changes who is on it and who is no longer, and no other', () => {
    const { ledger, changed } = ledgerOf(0);
    const entry = (user: number) => ({ userId: userIdOf(user), name: 'Ada', lastEnd: end });
    ledger.setRoster([entry(1)], read);
    ledger.upsert(parseRow(recordOf({ user: 3, start: now })), now);
    changed.clear();
    ledger.setRoster([entry(2)], { ...read, serverTime: read.serverTime + 1 });
    expect([...changed].sort()).toEqual([userIdOf(1), userIdOf(2)]);
    expect([...ledger.userIds()].sort()).toEqual([userIdOf(2), userIdOf(3)]);
  });
});
