import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoreChange } from '../rowChanges';
import { createPresenceStore } from '../store';
import type { UserServicePresenceRecord } from 'c/presenceModel';
import { available, lunch, recordOf, userIdOf, untold } from './floorEvents';

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

/** A list is searched for the old place and for the new one, page and place within it, and the neighbours asked. */
const ofList = (agents: number) => 2 * (Math.ceil(Math.log2(agents)) + 2) + 2;
/** All agents, those in view, and the group where there is one, or two when he changes it. */
const most = (agents: number, groups = 0) => (2 + groups) * ofList(agents);

describe.each([1_000, 100_000])('among %i agents', (agents) => {
  const told: StoreChange[] = [];
  let floor: ReturnType<typeof counted>;
  beforeAll(() => {
    floor = counted(agents);
    floor.store.subscribe((change) => told.push(change));
  });
  beforeEach(() => {
    told.length = 0;
  });
  const modified = now + 60_000;

  function touched(record: UserServicePresenceRecord | undefined, capacity: number) {
    if (record === undefined) throw new Error('no record');
    return { ...record, AverageCapacity: capacity, SystemModstamp: new Date(modified).toISOString() };
  }

  it('a change that moves nobody costs a logarithm of comparisons and tells of one agent', () => {
    const { store, records, cost } = floor;
    const record = touched(records[agents / 2], 2);
    expect(cost(() => store.upsertRows([record], now + 1))).toBeLessThanOrEqual(most(agents));
    expect(told).toEqual([
      { ...untold, userIds: new Set([record.UserId]), changed: new Set([record.UserId]) },
    ]);
  });

  it('a change that moves an agent across the list costs a logarithm too, and tells that one moved', () => {
    const { store, cost } = floor;
    const renamed = recordOf({ user: 17, name: 'Zz', start: now - 17_000, status: lunch, modified });
    const spent = cost(() => store.upsertRows([renamed], now + 2));
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(most(agents));
    expect(store.view().at(-1)?.userId).toBe(userIdOf(17));
    const mover = new Set([userIdOf(17)]);
    expect(told).toEqual([{ ...untold, userIds: mover, changed: mover, moved: mover }]);
  });

  it('coming and leaving cost a logarithm each', () => {
    const { store, cost } = floor;
    const came = recordOf({ id: agents + 1, user: agents + 1, name: 'Agent 5x', start: now });
    expect(cost(() => store.upsertRows([came], now + 3))).toBeLessThanOrEqual(most(agents));
    expect(cost(() => store.removeRows([came.Id], now + 4))).toBeLessThanOrEqual(most(agents));
    expect(told.map(({ entered, left }) => [entered.size, left.size])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('a view that was read keeps what it had, and shares with the next what did not change', () => {
    const { store, records } = floor;
    const before = store.view();
    const first = before.at(0);
    const record = touched(records[agents / 2], 3);
    store.upsertRows([record], now + 5);
    const after = store.view();
    expect(after).not.toBe(before);
    expect(after.at(0)).toBe(first);
    const place = [...before].findIndex(({ userId }) => userId === record.UserId);
    expect([before.at(place)?.averageCapacity, after.at(place)?.averageCapacity]).toEqual([2, 3]);
  });

  it('an hour of seconds that pass costs no comparison and tells nothing, nor does counting', () => {
    const { store, cost } = floor;
    const view = store.view();
    const hour = () => {
      for (let second = 0; second < 3_600; second += 1) store.advance(now + second * 1_000);
    };
    expect(cost(hour)).toBe(0);
    expect(cost(() => void store.counts())).toBe(0);
    expect(told).toEqual([]);
    expect(store.view()).toBe(view);
  });

  it('a filter costs no comparison, and the view afterwards is as long as it says', () => {
    const { store, cost } = floor;
    const spent = cost(() => store.arrange({ sort: 'name', search: 'agent 12' }));
    expect(spent).toBe(0);
    expect([...store.view()].every((agent) => agent.name.includes('12'))).toBe(true);
    expect(store.view().length).toBeGreaterThan(0);
  });

  it('groups cost no comparison but of their own names, and a logarithm at a change of group', () => {
    const { store, cost } = floor;
    const grouped = () => store.arrange({ sort: 'name', groupBy: 'status' });
    expect(cost(grouped)).toBe(0);
    expect(cost(() => void store.groups())).toBe(1);
    const [available, lunching] = store.groups();
    const before = available?.agents.length ?? 0;
    const next = recordOf({ user: 3, name: 'Agent 3', start: now - 3_000, status: lunch, modified });
    told.length = 0;
    expect(cost(() => store.upsertRows([next], now + 6))).toBeLessThanOrEqual(most(agents, 2));
    expect(store.groups()[0]?.agents.length).toBe(before - 1);
    expect(store.groups()[1]?.agents.length).toBe((lunching?.agents.length ?? 0) + 1);
    expect(told.map(({ groups }) => groups.size)).toEqual([2]);
  });

  it('every filter at once, another order and a choice of groups cost a change no more', () => {
    const { store, cost } = floor;
    const users = Array.from({ length: agents }, (_, user) => userIdOf(user));
    store.setTeam(users.filter((_, n) => n % 2 === 0));
    store.setLimitBroken(new Map([[userIdOf(8), now]]));
    const channels = [{ id: '0N9V', label: 'Voice' }];
    const statuses = [{ id: available, label: 'Available', channelIds: ['0N9V'] }];
    store.setStatusChannels({ statuses, channels });
    const filters = { team: true, channelIds: ['0N9V'], only: ['limit'] as const, search: 'agent' };
    store.arrange({ sort: 'load', ...filters, groupBy: 'status', groupKeys: [available] });
    expect(store.view().map(({ userId }) => userId)).toEqual([userIdOf(8)]);
    const counted = () => [store.groups(), store.groupChoices(), store.counts(), store.teamSize()];
    counted();
    told.length = 0;
    const change = () => store.setLimitBroken(new Map([8, 10].map((user) => [userIdOf(user), now])));
    const spent = cost(() => {
      change();
      counted();
    });
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(most(agents, 1));
    const came = new Set([userIdOf(10)]);
    expect(told).toEqual([{ ...untold, userIds: came, entered: came, groups: new Set([available]) }]);
    expect(store.groupChoices()).toEqual([{ key: available, label: 'Available', count: 2 }]);
  });
});

describe('many at once', () => {
  const renamed = (user: number) =>
    recordOf({ user, name: `Other ${(user * 31) % 1_000}`, start: now - 1_000, modified: now + 60_000 });
  const first = (count: number) => Array.from({ length: count }, (_, user) => renamed(user));

  it('cost a logarithm each while they are few, and one sort when they are many', () => {
    const few = counted(1_000);
    expect(few.cost(() => few.store.upsertRows(first(40), now + 1))).toBeLessThanOrEqual(40 * most(1_000));
    const all = counted(1_000);
    const sort = 1_000 * Math.log2(1_000);
    expect(all.cost(() => all.store.upsertRows(first(1_000), now + 1))).toBeLessThanOrEqual(sort + 1_000);
  });
});
