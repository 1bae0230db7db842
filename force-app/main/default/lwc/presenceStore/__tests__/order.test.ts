import { describe, expect, it } from 'vitest';
import type { SortKey } from '../arrangement';
import type { PresenceStore } from '../surface';
import { recordOf, userIdOf } from './floorEvents';
import { floor, hour, minute, now } from './smallFloor';

const names = (store: PresenceStore, sort: SortKey) => {
  store.arrange({ sort });
  return store.view().map(({ name }) => name);
};

function busyFloor(): PresenceStore {
  const store = floor();
  store.upsertRows(
    [
      recordOf({ user: 5, name: 'Eva', start: now - hour }),
      recordOf({ user: 6, name: 'Flo', start: now - hour }),
      { ...recordOf({ user: 7, name: 'Gil', start: now - hour }), ConfiguredCapacity: 0 },
    ],
    now,
  );
  return store;
}

describe('by load', () => {
  it('stand the full first, by weight against capacity, then those of whom it is not known, and who is away last', () => {
    const store = busyFloor();
    const users = [1, 3, 5, 6, 7].map(userIdOf);
    const [zoe = '', bo = '', eva = '', , gil = ''] = users;
    store.setLoad(
      [
        { userId: zoe, items: 2, weight: 2 },
        { userId: bo, items: 1, weight: 4 },
        { userId: eva, items: 3, weight: 3 },
        { userId: gil, items: 1, weight: 1 },
      ],
      users,
      now,
    );
    expect(names(store, 'load')).toEqual(['Bo Li', 'Gil', 'Eva', 'Zoë Łuck', 'Flo', 'Ada Young', 'Cy Old']);
    store.setLoad([{ userId: bo, items: 2, weight: 6 }], [bo], now + 1);
    expect(store.view().at(0)?.name).toBe('Bo Li');
    store.clearLoad();
    expect(store.view().map(({ name }) => name)).toEqual([
      'Ada Young',
      'Bo Li',
      'Eva',
      'Flo',
      'Gil',
      'Zoë Łuck',
      'Cy Old',
    ]);
  });
});

describe('by last change', () => {
  it('stand the newest first, and of whom only the roster tells by his last end', () => {
    const store = floor();
    expect(names(store, 'last-change')).toEqual(['Bo Li', 'Zoë Łuck', 'Ada Young', 'Cy Old']);
    const ada = { user: 2, name: 'Ada Young', start: now - 3 * hour };
    store.upsertRows([recordOf({ ...ada, modified: now + minute })], now + minute);
    expect(store.view().at(0)?.name).toBe('Ada Young');
    store.upsertRows([recordOf({ ...ada, end: now + 2 * minute })], now + 2 * minute);
    store.complete(now + hour);
    expect(store.view().at(0)).toMatchObject({ name: 'Ada Young', kind: 'offline' });
    const lastEnd = now + hour;
    store.setRoster([{ userId: userIdOf(4), name: 'Cy Old', lastEnd }], now + hour, now + hour);
    expect(store.view().at(0)).toMatchObject({ name: 'Cy Old', lastChangeAt: undefined, since: lastEnd });
  });
});
