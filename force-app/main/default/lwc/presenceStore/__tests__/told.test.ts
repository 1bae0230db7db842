import { describe, expect, it } from 'vitest';
import type { StoreChange } from '../rowChanges';
import { createPresenceStore } from '../store';
import { recordOf, untold, userIdOf } from './floorEvents';
import { floor, hour, minute, now } from './smallFloor';

describe('identity and notifications', () => {
  it('keep view, counts and agents the same while nothing changes', () => {
    const store = floor();
    const [view, counts, agent] = [store.view(), store.counts(), store.agent(userIdOf(1))];
    store.upsertRows([recordOf({ user: 1, name: 'Zoë Łuck', start: now - hour })], now + minute);
    store.advance(now + minute);
    store.complete(now + minute);
    store.setRoster(
      [{ userId: userIdOf(4), name: 'Cy Old', lastEnd: now - 5 * hour }],
      now + minute,
      now - hour,
    );
    expect(store.view()).toBe(view);
    expect(store.counts()).toBe(counts);
    expect(store.agent(userIdOf(1))).toBe(agent);
  });

  it('tell once per batch who changed and who came', () => {
    const store = floor();
    const told: StoreChange[] = [];
    store.subscribe((change) => told.push(change));
    store.batch(() => {
      store.upsertRows(
        [{ ...recordOf({ user: 1, name: 'Zoë Łuck', start: now - hour }), AverageCapacity: 1 }],
        now + 1,
      );
      store.upsertRows(
        [{ ...recordOf({ user: 2, name: 'Ada Young', start: now - 3 * hour }), AverageCapacity: 1 }],
        now + 1,
      );
      expect(told).toEqual([]);
      expect(store.agent(userIdOf(1))?.averageCapacity).toBe(1);
    });
    const users = new Set([userIdOf(1), userIdOf(2)]);
    expect(told).toEqual([{ ...untold, userIds: users, changed: users }]);
    store.upsertRows([recordOf({ user: 8, start: now })], now + 2);
    expect(told[1]).toEqual({ ...untold, userIds: new Set([userIdOf(8)]), entered: new Set([userIdOf(8)]) });
    store.upsertRows([recordOf({ user: 8, start: now })], now + 3);
    expect(told.length).toBe(2);
  });

  it('tell when the caller says so, everything since together', () => {
    const tasks: (() => void)[] = [];
    const store = createPresenceStore(undefined, { later: (task) => void tasks.push(task) });
    const told: StoreChange[] = [];
    store.subscribe((change) => told.push(change));
    store.upsertRows([recordOf({ user: 1, start: now })], now);
    store.upsertRows([recordOf({ user: 2, start: now })], now);
    expect([tasks.length, told.length]).toEqual([1, 0]);
    tasks.pop()?.();
    const users = new Set([userIdOf(1), userIdOf(2)]);
    expect(told).toEqual([{ ...untold, userIds: users, entered: users }]);
    store.clear();
    expect(tasks.length).toBe(1);
  });

  it('tell nothing of what came and went between two frames, and plan none for nothing', () => {
    const tasks: (() => void)[] = [];
    const store = createPresenceStore(undefined, { later: (task) => void tasks.push(task) });
    let heard = 0;
    store.subscribe(() => (heard += 1));
    const record = recordOf({ user: 1, start: now });
    store.upsertRows([record], now);
    store.removeRows([record.Id], now + 1);
    tasks.pop()?.();
    store.advance(now + minute);
    store.complete(now + minute);
    expect([tasks.length, heard]).toEqual([0, 0]);
    store.arrange({ sort: 'name', groupBy: 'public-group' });
    tasks.pop()?.();
    store.upsertRows([record], now + 2);
    tasks.pop()?.();
    store.setPublicGroups([{ id: '00G1', name: 'Night', userIds: [userIdOf(1)] }]);
    expect([tasks.length, heard]).toEqual([1, 2]);
    tasks.pop()?.();
    expect(heard).toBe(3);
  });

  it('tell nothing after the undo', () => {
    const store = floor();
    let heard = 0;
    const undo = store.subscribe(() => (heard += 1));
    undo();
    store.clear();
    expect(heard).toBe(0);
  });

  it('know nobody after clear, and what comes then is new', () => {
    const store = floor();
    store.clear();
    expect(store.view()).toHaveLength(0);
    expect(store.counts()).toMatchObject({ online: 0, busy: 0, offline: 0, total: 0, byStatus: [] });
    store.upsertRows([recordOf({ user: 1, start: now - hour })], now - hour);
    expect(store.view().length).toBe(1);
  });
});
