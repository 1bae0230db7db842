import { describe, expect, it } from 'vitest';
import type { StoreChange } from '../rowChanges';
import { createPresenceStore } from '../store';
import type { PresenceStore } from '../surface';
import { available, lunch, recordOf, untold, userIdOf } from './floorEvents';
import { floor, hour, minute, now } from './smallFloor';

const names = (store: PresenceStore) => store.view().map((agent) => agent.name);

describe('versions', () => {
  const open = recordOf({ user: 1, start: now - hour });
  const closed = recordOf({ user: 1, start: now - hour, end: now });

  it('let no older answer overwrite a newer row, in any order of arrival', () => {
    for (const answers of [
      [open, closed],
      [closed, open],
    ]) {
      const store = createPresenceStore();
      answers.forEach((record, at) => store.upsertRows([record], now + at));
      store.complete(now + minute);
      expect(store.agent(userIdOf(1))?.kind).toBe('offline');
    }
  });

  it('of one second go by the server time of the answers', () => {
    const store = createPresenceStore();
    store.upsertRows([{ ...open, AverageCapacity: 2 }], now + 2);
    store.upsertRows([{ ...open, AverageCapacity: 1 }], now + 1);
    expect(store.agent(userIdOf(1))?.averageCapacity).toBe(2);
    store.upsertRows([{ ...open, AverageCapacity: 3 }], now + 3);
    expect(store.agent(userIdOf(1))?.averageCapacity).toBe(3);
  });

  it('let no answer bring back what a later read did not return, until one is later still', () => {
    const store = createPresenceStore();
    store.upsertRows([open], now);
    store.removeRows([open.Id], now + 10);
    store.upsertRows([open], now + 5);
    expect(store.view()).toHaveLength(0);
    store.upsertRows([open], now + 11);
    expect(store.view().length).toBe(1);
  });

  it('let no older read remove what a newer one showed', () => {
    const store = createPresenceStore();
    store.upsertRows([open], now + 10);
    store.removeRows([open.Id], now);
    expect(store.view().length).toBe(1);
  });

  it('of open work go by when it was last read, also where nothing had changed', () => {
    const store = floor();
    const work = { userId: userIdOf(1), items: 1, weight: 1 };
    store.setLoad([], [userIdOf(1)], now);
    store.setLoad([], [userIdOf(1)], now + 2);
    store.setLoad([work], [userIdOf(1)], now + 1);
    expect(store.agent(userIdOf(1))?.load).toMatchObject({ items: 0, asOf: now });
    store.setLoad([work], [userIdOf(1)], now + 3);
    expect(store.agent(userIdOf(1))?.load).toMatchObject({ items: 1, asOf: now + 3 });
    store.setLoad([{ ...work, items: 2 }], [userIdOf(1)], now + 3);
    expect(store.agent(userIdOf(1))?.load?.items).toBe(2);
  });

  it('are as if never seen of a user who was forgotten', () => {
    const store = floor();
    const told: StoreChange[] = [];
    store.subscribe((change) => told.push(change));
    store.forgetUsers([userIdOf(1), userIdOf(4), userIdOf(99)]);
    expect(store.userIds()).toEqual([userIdOf(2), userIdOf(3)]);
    const users = new Set([userIdOf(1), userIdOf(4)]);
    expect(told).toEqual([{ ...untold, userIds: users, left: users }]);
    store.upsertRows([recordOf({ user: 1, start: now - hour })], now - minute);
    expect(store.agent(userIdOf(1))?.kind).toBe('online');
  });

  it('follow a row to another user', () => {
    const store = createPresenceStore();
    store.upsertRows([open], now);
    store.upsertRows(
      [{ ...open, UserId: userIdOf(9), SystemModstamp: new Date(now).toISOString() }],
      now + 1,
    );
    expect(store.view().map((agent) => agent.userId)).toEqual([userIdOf(9)]);
  });
});

describe('the roster', () => {
  it('adds who has left, and drops who is no longer listed', () => {
    const store = floor();
    expect(store.agent(userIdOf(4))).toMatchObject({
      kind: 'offline',
      name: 'Cy Old',
      since: now - 5 * hour,
    });
    store.setRoster([], now + minute, now - 24 * hour);
    expect(store.agent(userIdOf(4))).toBeUndefined();
  });

  it('drops a closed row that it should tell of and does not, unless that closed only now', () => {
    const store = createPresenceStore();
    store.upsertRows([recordOf({ user: 1, start: now - hour, end: now - minute })], now);
    store.setRoster([], now + 1_000, now - hour);
    expect(store.view().length).toBe(1);
    store.setRoster([], now + minute, now - hour);
    expect(store.view()).toHaveLength(0);
  });

  it('that is older than the last one changes nothing', () => {
    const store = floor();
    store.setRoster([], now - 1, now - 24 * hour);
    expect(store.agent(userIdOf(4))).toBeDefined();
  });

  it('keeps what is known of a person', () => {
    const store = floor();
    store.setPeople([{ Id: userIdOf(4), Name: 'Cy Old', Department: 'Care' }]);
    store.setRoster([{ userId: userIdOf(4), name: 'Cy Old', lastEnd: now - hour }], now + 1, now - 24 * hour);
    expect(store.agent(userIdOf(4))).toMatchObject({ since: now - hour, person: { department: 'Care' } });
    expect(store.unknownUserIds().sort()).toEqual([1, 2, 3].map(userIdOf));
  });
});

describe('time', () => {
  it('makes a row too old to believe, and counts it apart', () => {
    const store = floor();
    store.advance(now - hour + 16 * hour);
    expect(store.counts()).toMatchObject({ online: 2, busy: 0, suspect: 1 });
    store.advance(now - hour + 16 * hour + 1);
    expect(store.agent(userIdOf(1))).toMatchObject({ suspect: true, suspectReason: 'too-old' });
    expect(store.counts()).toMatchObject({ online: 1, busy: 0, suspect: 2 });
  });

  it('takes agents off the floor when their window is over', () => {
    const store = floor();
    store.advance(now - 5 * hour + 24 * hour);
    expect(store.agent(userIdOf(4))).toBeDefined();
    store.advance(now - 5 * hour + 24 * hour + 1);
    expect(store.agent(userIdOf(4))).toBeUndefined();
    expect(store.counts().offline).toBe(0);
  });

  it('alone makes nobody offline: a later answer does', () => {
    const store = floor();
    store.upsertRows([recordOf({ user: 3, start: now - minute, end: now })], now);
    store.advance(now + hour);
    store.complete(now + 10_000);
    expect(store.agent(userIdOf(3))).toMatchObject({ kind: 'online', changing: true });
    expect(store.counts()).toMatchObject({ online: 2, offline: 1 });
    store.complete(now + 10_001);
    expect(store.agent(userIdOf(3))).toMatchObject({ kind: 'offline', changing: false });
    expect(store.counts()).toMatchObject({ online: 1, offline: 2 });
  });
});

describe('what is older', () => {
  it('lets no time pass backwards, nor a finished read', () => {
    const store = floor();
    store.advance(now + 16 * hour);
    store.advance(now);
    store.upsertRows([recordOf({ user: 8, start: now })], now + 1);
    store.upsertRows([recordOf({ user: 9, start: now - hour })], now + 1);
    expect([8, 9].map((user) => store.agent(userIdOf(user))?.suspect)).toEqual([false, true]);
    store.complete(now + hour);
    store.complete(now);
    store.upsertRows([recordOf({ user: 3, start: now - minute, end: now })], now + 2);
    expect(store.agent(userIdOf(3))).toMatchObject({ kind: 'offline', changing: false });
  });

  it('is forgotten by clear, but for the time', () => {
    const store = floor();
    store.complete(now + hour);
    store.clear();
    store.upsertRows(
      [recordOf({ user: 3, start: now - minute, end: now }), recordOf({ user: 4, start: now - 20 * hour })],
      now,
    );
    expect(store.agent(userIdOf(3))?.changing).toBe(true);
    expect(store.agent(userIdOf(4))?.suspectReason).toBe('too-old');
  });

  it('is removed by a read of the same time', () => {
    const store = floor();
    const { Id } = recordOf({ user: 1, start: now });
    expect(store.row(Id)).toMatchObject({ userId: userIdOf(1), current: true });
    store.removeRows([Id], now);
    expect([store.row(Id), store.agent(userIdOf(1))]).toEqual([undefined, undefined]);
  });
});

describe('arranging', () => {
  it('sorts by time in status, longest first, the absent last', () => {
    expect(names(floor())).toEqual(['Ada Young', 'Zoë Łuck', 'Bo Li', 'Cy Old']);
  });

  it('sorts by name and by status, equal ones by name', () => {
    const store = floor();
    store.arrange({ sort: 'name' });
    expect(names(store)).toEqual(['Ada Young', 'Bo Li', 'Cy Old', 'Zoë Łuck']);
    store.arrange({ sort: 'status' });
    expect(names(store)).toEqual(['Bo Li', 'Zoë Łuck', 'Ada Young', 'Cy Old']);
  });

  it('moves no one while an agent is changing', () => {
    const store = floor();
    const before = names(store);
    const closed = recordOf({ user: 2, name: 'Ada Young', start: now - 3 * hour, end: now, status: lunch });
    store.upsertRows([closed], now);
    expect(store.agent(userIdOf(2))?.changing).toBe(true);
    expect(names(store)).toEqual(before);
  });

  it('finds every word of a search, without case and diacritics, in name, status, role and department', () => {
    const store = floor();
    store.setPeople([
      { Id: userIdOf(1), Name: 'Zoë Łuck', UserRole: { Name: 'Équipe Voix' }, Department: 'Soporte' },
    ]);
    const found = (search: string) => {
      store.arrange({ sort: 'name', search });
      return names(store);
    };
    expect(found('zoe')).toEqual(['Zoë Łuck']);
    expect(found('LUCK avail')).toEqual(['Zoë Łuck']);
    expect(found('equipe soporte')).toEqual(['Zoë Łuck']);
    expect(found('zoe lunch')).toEqual([]);
    expect(found('luckavail')).toEqual([]);
    expect(found('young lunch')).toEqual(['Ada Young']);
    expect(found('  ')).toEqual(['Ada Young', 'Bo Li', 'Cy Old', 'Zoë Łuck']);
  });

  it('filters by kind and status, so that as many are shown as were counted', () => {
    const store = floor();
    store.upsertRows([recordOf({ user: 5, start: now - 20 * hour })], now);
    const shown = (arrangement: object) => {
      store.arrange({ sort: 'name', ...arrangement });
      return store.view().length;
    };
    const { online, busy, offline, suspect } = store.counts();
    expect([shown({ kinds: ['online'] }), shown({ kinds: ['busy'] }), shown({ kinds: ['offline'] })]).toEqual(
      [online, busy, offline],
    );
    expect(shown({ only: ['suspect'] })).toBe(suspect);
    expect(shown({ statusIds: [lunch] })).toBe(1);
    expect(shown({ kinds: ['online', 'busy'], search: 'bo' })).toBe(1);
    expect(shown({ kinds: [], statusIds: [], only: [] })).toBe(5);
  });

  it('lets an agent into and out of a filtered view as he changes', () => {
    const store = floor();
    store.arrange({ sort: 'name', kinds: ['busy'] });
    store.upsertRows([recordOf({ user: 3, start: now - minute, end: now, modified: now })], now);
    store.upsertRows([recordOf({ id: 33, user: 3, name: 'Bo Li', start: now, status: lunch })], now);
    expect(names(store)).toEqual(['Ada Young', 'Bo Li']);
    store.upsertRows([recordOf({ user: 2, start: now - 3 * hour, end: now, status: lunch })], now);
    store.complete(now + hour);
    expect(names(store)).toEqual(['Bo Li']);
  });
});

describe('counts', () => {
  it('count each agent once, by status too, whatever is filtered', () => {
    const store = floor();
    store.arrange({ sort: 'name', search: 'nobody' });
    store.setLoad([{ userId: userIdOf(1), items: 4, weight: 4 }], [userIdOf(1), userIdOf(3)], now);
    expect(store.counts()).toMatchObject({
      online: 2,
      busy: 1,
      offline: 1,
      suspect: 0,
      bot: 0,
      total: 4,
      byStatus: [
        { statusId: available, label: 'Available', kind: 'online', count: 2 },
        { statusId: lunch, label: 'Lunch', kind: 'busy', count: 1 },
      ],
      load: { free: 1, 'part-loaded': 0, full: 1 },
    });
  });

  it('count bots apart, and second rows as suspect rows beside their agent', () => {
    const store = floor();
    store.setPeople([{ Id: userIdOf(3), Name: 'Bo Li', UserType: 'AutomatedProcess' }]);
    store.upsertRows([recordOf({ id: 11, user: 1, start: now - 2 * hour })], now);
    expect(store.counts()).toMatchObject({ online: 1, busy: 1, offline: 1, bot: 1, suspect: 1, total: 4 });
  });

  it('forget the load where AgentWork is no longer readable', () => {
    const store = floor();
    store.setLoad([], [userIdOf(1)], now);
    store.clearLoad();
    expect(store.counts().load).toEqual({ free: 0, 'part-loaded': 0, full: 0 });
    expect(store.agent(userIdOf(1))?.load).toBeUndefined();
  });

  it('take no load from an older answer', () => {
    const store = floor();
    store.setLoad([{ userId: userIdOf(1), items: 1, weight: 1 }], [userIdOf(1)], now + 10);
    store.setLoad([], [userIdOf(1)], now);
    expect(store.agent(userIdOf(1))?.load?.items).toBe(1);
  });
});

describe('current rows', () => {
  it('are found by their creation and by when they were last shown', () => {
    const store = floor();
    const ids = (from: number, before: number, seen: number) =>
      store.currentRowIds({ from, before }, seen).length;
    expect(ids(now - 24 * hour, now + 1, now + 1)).toBe(3);
    expect(ids(now - 24 * hour, now + 1, now)).toBe(0);
    expect(ids(now - hour, now + 1, now + 1)).toBe(2);
    expect(ids(now - 24 * hour, now - hour, now + 1)).toBe(1);
    expect(store.currentRowIds({}, now + 1).length).toBe(3);
    expect(store.currentUserIds().sort()).toEqual([1, 2, 3].map(userIdOf));
  });
});
