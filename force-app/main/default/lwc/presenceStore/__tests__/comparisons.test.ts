import { beforeAll, describe, expect, it } from 'vitest';
import type { StoreChange } from '../announcements';
import { createPresenceStore } from '../store';
import { lunch, recordOf, userIdOf } from './floorEvents';

const now = Date.UTC(2026, 4, 5, 14);

function counted(agents: number) {
  let comparisons = 0;
  const store = createPresenceStore(undefined, {
    compareNames: (a, b) => {
      comparisons += 1;
      return a < b ? -1 : Number(a > b);
    },
  });
  store.arrange({ sort: 'name' });
  store.advance(now);
  const records = Array.from({ length: agents }, (_, n) =>
    recordOf({ user: n, name: `Agent ${(n * 7919) % agents}`, start: now - 1_000 * (n % 997) }),
  );
  store.upsertRows(records, now);
  store.complete(now);
  return {
    store,
    records,
    cost(work: () => void): number {
      const before = comparisons;
      work();
      store.view();
      return comparisons - before;
    },
  };
}

/** Both ordered lists are searched for the old place and for the new one, and the neighbours are asked. */
const most = (agents: number) => 2 * (2 * Math.ceil(Math.log2(agents)) + 3);

describe.each([10_000, 100_000])('among %i agents', (agents) => {
  const changes: StoreChange[] = [];
  let floor: ReturnType<typeof counted>;
  beforeAll(() => {
    floor = counted(agents);
    floor.store.subscribe((change) => changes.push(change));
  });
  const modified = now + 60_000;

  it('a change that moves nobody costs a logarithm of comparisons and tells of one agent', () => {
    const { store, records, cost } = floor;
    const [record] = records.slice(agents / 2);
    if (record === undefined) throw new Error('no record');
    const touched = { ...record, AverageCapacity: 2, SystemModstamp: new Date(modified).toISOString() };
    changes.length = 0;
    expect(cost(() => store.upsertRows([touched], now + 1))).toBeLessThanOrEqual(most(agents));
    expect(changes).toEqual([{ userIds: new Set([record.UserId]), order: false }]);
  });

  it('a change that moves an agent across the list costs a logarithm too', () => {
    const { store, cost } = floor;
    const renamed = recordOf({ user: 17, name: 'Zz', start: now - 17_000, status: lunch, modified });
    const spent = cost(() => store.upsertRows([renamed], now + 2));
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(most(agents));
    expect(store.view().at(-1)?.userId).toBe(userIdOf(17));
  });

  it('coming and leaving cost a logarithm each', () => {
    const { store, cost } = floor;
    const came = recordOf({ id: agents + 1, user: agents + 1, name: 'Agent 5x', start: now });
    expect(cost(() => store.upsertRows([came], now + 3))).toBeLessThanOrEqual(most(agents));
    expect(cost(() => store.removeRows([came.Id], now + 4))).toBeLessThanOrEqual(most(agents));
  });

  it('time that passes and counts cost no comparison', () => {
    const { store, cost } = floor;
    expect(cost(() => store.advance(now + 120_000))).toBe(0);
    expect(cost(() => void store.counts())).toBe(0);
  });

  it('a filter costs no comparison, and the view afterwards is as long as it says', () => {
    const { store, cost } = floor;
    const spent = cost(() => store.arrange({ sort: 'name', search: 'agent 12' }));
    expect(spent).toBe(0);
    expect(store.view().every((agent) => agent.name.includes('12'))).toBe(true);
    expect(store.view().length).toBeGreaterThan(0);
  });
});
