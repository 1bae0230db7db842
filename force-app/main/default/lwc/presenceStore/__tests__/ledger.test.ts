import { parseRow } from 'c/presenceModel';
import { describe, expect, it } from 'vitest';
import { createLedger } from '../ledger';
import { recordOf, userIdOf } from './floorEvents';

const now = Date.UTC(2026, 4, 5, 14);
const hour = 3_600_000;

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
  it('is every closed row for an hour, the last one for the floor window, and then nothing', () => {
    const { ledger, changed } = ledgerOf(30);
    const ids = () => ledger.facts(userIdOf(1))?.lastClosed?.id;
    const last = ids();
    ledger.prune(now + hour);
    ledger.prune(now + hour + 1);
    expect(ids()).toBe(last);
    ledger.prune(now - 60_000 + 24 * hour);
    expect(ids()).toBe(last);
    changed.clear();
    ledger.prune(now + 24 * hour + 1);
    expect([...ledger.userIds()]).toEqual([]);
    expect([...changed]).toEqual([userIdOf(1)]);
  });

  it('is a current row for as long as it is current', () => {
    const { ledger } = ledgerOf(0);
    ledger.upsert(parseRow(recordOf({ user: 1, start: now })), now);
    ledger.prune(now + 1_000 * hour);
    expect(ledger.facts(userIdOf(1))?.currentRows.length).toBe(1);
  });

  it('is a removal for an hour', () => {
    const { ledger } = ledgerOf(0);
    const row = parseRow(recordOf({ user: 1, start: now - hour }));
    ledger.remove(row.id, now);
    ledger.prune(now + hour);
    ledger.upsert(row, now);
    expect(ledger.facts(userIdOf(1))).toBeUndefined();
    ledger.prune(now + hour + 1);
    ledger.upsert(row, now);
    expect(ledger.facts(userIdOf(1))).toBeDefined();
  });
});
