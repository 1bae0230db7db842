import { describe, expect, it } from 'vitest';
import type { StoreChange } from '../rowChanges';
import { createPresenceStore } from '../store';
import { available, lunch, recordOf, untold, userIdOf } from './floorEvents';

const now = Date.UTC(2026, 4, 5, 14);
const everybody = Array.from({ length: 40 }, (_, n) => n);
const named = (user: number) => `Agent ${String(user).padStart(2, '0')}`;

/** A floor in order of names, told of when `frame` is called. */
function floor() {
  const tasks: (() => void)[] = [];
  const told: StoreChange[] = [];
  let comparisons = 0;
  const store = createPresenceStore(undefined, {
    compareNames: (a, b) => {
      comparisons += 1;
      return a < b ? -1 : Number(a > b);
    },
    later: (task) => void tasks.push(task),
  });
  const frame = () => {
    tasks.pop()?.();
    return told.pop();
  };
  store.advance(now);
  store.arrange({ sort: 'name' });
  store.upsertRows(
    everybody.map((user) => recordOf({ user, name: named(user), start: now - 1_000 })),
    now,
  );
  store.subscribe((change) => told.push(change));
  frame();
  return { store, frame, comparisons: () => comparisons };
}

/** A later version of the row of a user. */
function later(user: number, at: number, name = named(user)) {
  const record = recordOf({ user, name, start: now - 1_000, modified: now + at * 1_000 });
  return { ...record, AverageCapacity: at };
}

const users = (...of: number[]) => new Set(of.map(userIdOf));

describe('many who change at once', () => {
  it('are told as changed, and nobody as moved while all keep their names', () => {
    const { store, frame } = floor();
    store.upsertRows(
      everybody.map((user) => later(user, 1)),
      now + 1,
    );
    expect(frame()).toEqual({ ...untold, userIds: users(...everybody), changed: users(...everybody) });
  });

  it('are told as moved where their names are others, or where they come back elsewhere', () => {
    const { store, frame } = floor();
    store.upsertRows(
      everybody.map((user) => later(user, 1, user === 3 ? 'Zoe' : named(user))),
      now + 1,
    );
    expect(frame()?.moved).toEqual(users(3));
    expect(store.view().at(-1)?.name).toBe('Zoe');
    store.arrange({ sort: 'name', search: 'agent' });
    frame();
    store.removeRows([recordOf({ user: 5, start: now }).Id], now + 2);
    const others = everybody.filter((user) => user !== 3);
    store.upsertRows(
      others.map((user) => later(user, 3, user === 5 ? 'Agent 99' : named(user))),
      now + 3,
    );
    expect(frame()?.moved).toEqual(users(5));
  });

  it('go by user id where their names are the same', () => {
    const { store } = floor();
    store.upsertRows(
      [...everybody].reverse().map((user) => later(user, 1, 'Ada')),
      now + 1,
    );
    expect(store.view().map(({ userId }) => userId)).toEqual(everybody.map(userIdOf));
  });

  it('cost no comparison when they leave, and are gone from view', () => {
    const { store, frame, comparisons } = floor();
    const before = comparisons();
    store.removeRows(
      everybody.map((user) => recordOf({ user, start: now }).Id),
      now + 1,
    );
    expect(comparisons()).toBe(before);
    expect(store.view()).toHaveLength(0);
    expect(frame()).toEqual({ ...untold, userIds: users(...everybody), left: users(...everybody) });
  });
});

describe('one frame', () => {
  it('tells as moved who left the view and came back elsewhere', () => {
    const { store, frame } = floor();
    store.removeRows([recordOf({ user: 5, start: now }).Id], now + 1);
    store.upsertRows([later(5, 2, 'Zoe')], now + 2);
    expect(frame()).toEqual({ ...untold, userIds: users(5), changed: users(5), moved: users(5) });
  });

  it('does not tell who is again as he was', () => {
    const { store, frame } = floor();
    store.setLimitBroken(new Map([[userIdOf(5), now]]));
    store.upsertRows([later(6, 1)], now + 1);
    expect(store.agent(userIdOf(5))?.limitBrokenAt).toBe(now);
    store.setLimitBroken(new Map());
    expect(frame()).toEqual({ ...untold, userIds: users(6), changed: users(6) });
  });

  it('tells nothing of who is on no floor, and is not asked for', () => {
    const tasks: (() => void)[] = [];
    const store = createPresenceStore(undefined, { later: (task) => void tasks.push(task) });
    store.advance(now);
    const lastEnd = now - 30 * 3_600_000;
    store.setRoster([{ userId: userIdOf(1), name: 'Ada', lastEnd }], now, now - 48 * 3_600_000);
    expect([tasks.length, store.view().length]).toEqual([0, 0]);
  });
});

describe('groupings', () => {
  it('that end are told by the groups that were there', () => {
    const { store, frame } = floor();
    store.arrange({ sort: 'name', groupBy: 'status' });
    expect(frame()?.groups).toEqual(new Set([available]));
    store.upsertRows([{ ...later(5, 1), ServicePresenceStatusId: lunch }], now + 1);
    expect(frame()?.groups).toEqual(new Set([available, lunch]));
    store.arrange({ sort: 'name' });
    expect(frame()?.groups).toEqual(new Set([available, lunch]));
  });

  it('by anything else know nothing of new public groups, which are there once they are asked for', () => {
    const { store, frame } = floor();
    store.arrange({ sort: 'name', groupBy: 'kind' });
    frame();
    const [view, groups] = [store.view(), store.groups()];
    store.setPublicGroups([{ id: '00G1', name: 'Night', userIds: [userIdOf(1)] }]);
    expect(frame()).toBeUndefined();
    expect(store.view()).toBe(view);
    expect(store.groups()).toBe(groups);
    store.arrange({ sort: 'name', groupBy: 'public-group' });
    expect(store.groups().map(({ key, agents }) => [key, agents.length])).toEqual([
      ['00G1', 1],
      ['', 39],
    ]);
    expect(store.arrangement()).toEqual({ sort: 'name', groupBy: 'public-group' });
    store.setPublicGroups([]);
    expect(store.groups().map(({ key }) => key)).toEqual(['']);
  });
});
