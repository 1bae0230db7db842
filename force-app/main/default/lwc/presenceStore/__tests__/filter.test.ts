import type { StatusCatalog } from 'c/presenceModel';
import { describe, expect, it } from 'vitest';
import type { Arrangement } from '../arrangement';
import type { StoreChange } from '../rowChanges';
import type { PresenceStore } from '../surface';
import { available, lunch, recordOf, untold, userIdOf } from './floorEvents';
import { floor, hour, minute, now } from './smallFloor';

const names = (store: PresenceStore, arrangement: Omit<Arrangement, 'sort'>) => {
  store.arrange({ sort: 'name', ...arrangement });
  return store.view().map(({ name }) => name);
};

const voice = '0N9V';
const catalog: StatusCatalog = {
  statuses: [
    { id: available, label: 'Available', channelIds: [voice, '0N9C'] },
    { id: lunch, label: 'Lunch', channelIds: [] },
  ],
  channels: [
    { id: voice, label: 'Voice' },
    { id: '0N9C', label: 'Chat' },
    { id: '0N9E', label: 'Email' },
  ],
};

describe('a filter by channel', () => {
  it('shows nobody before it is known which status serves which, and then whoever is online in one', () => {
    const store = floor();
    expect(names(store, { channelIds: [voice] })).toEqual([]);
    const told: StoreChange[] = [];
    store.subscribe((change) => told.push(change));
    store.setStatusChannels(catalog);
    expect(store.view().map(({ name }) => name)).toEqual(['Bo Li', 'Zoë Łuck']);
    const entered = new Set([userIdOf(1), userIdOf(3)]);
    expect(told).toEqual([{ ...untold, entered, totals: true }]);
    expect(names(store, { channelIds: ['0N9E'] })).toEqual([]);
    expect(names(store, { channelIds: ['0N9E', '0N9C'] })).toEqual(['Bo Li', 'Zoë Łuck']);
  });

  it('has neither a bot nor who is away in a status that serves it', () => {
    const store = floor();
    store.setStatusChannels(catalog);
    store.setPeople([{ Id: userIdOf(3), UserType: 'AutomatedProcess' }]);
    const away = recordOf({ user: 1, name: 'Zoë Łuck', start: now - hour, modified: now + minute });
    store.upsertRows([{ ...away, IsAway: true }], now + minute);
    expect(names(store, { channelIds: [voice] })).toEqual([]);
    expect(store.counts().channels.map(({ online }) => online)).toEqual([0, 0, 0]);
  });
});

describe('channels', () => {
  it('are counted by name, those that nobody serves too, and told when they come', () => {
    const store = floor();
    expect(store.counts().channels).toEqual([]);
    const told: StoreChange[] = [];
    store.subscribe((change) => told.push(change));
    store.setStatusChannels(catalog);
    expect(told).toEqual([{ ...untold, totals: true }]);
    const counts = store.counts();
    expect(counts.channels).toEqual([
      { id: '0N9C', label: 'Chat', online: 2 },
      { id: '0N9E', label: 'Email', online: 0 },
      { id: voice, label: 'Voice', online: 2 },
    ]);
    expect(store.counts()).toBe(counts);
    store.upsertRows([recordOf({ user: 9, start: now })], now + 1);
    expect(store.counts().channels[0]?.online).toBe(3);
    store.clear();
    expect(store.counts().channels.map(({ online }) => online)).toEqual([0, 0, 0]);
  });
});

describe('a team', () => {
  it('is counted of the floor, and filters it', () => {
    const store = floor();
    expect([store.teamSize(), names(store, { team: true })]).toEqual([0, []]);
    const told: StoreChange[] = [];
    store.subscribe((change) => told.push(change));
    store.setTeam([userIdOf(1), userIdOf(2), userIdOf(77)]);
    expect([store.teamSize(), store.view().map(({ name }) => name)]).toEqual([2, ['Ada Young', 'Zoë Łuck']]);
    expect(told).toEqual([{ ...untold, entered: new Set([userIdOf(1), userIdOf(2)]), totals: true }]);
    expect(names(store, { team: false })).toHaveLength(4);
  });

  it('grows and shrinks with the floor, and outlives its forgetting', () => {
    const store = floor();
    store.setTeam([userIdOf(1), userIdOf(77)]);
    store.upsertRows([recordOf({ user: 77, start: now })], now + 1);
    store.upsertRows([recordOf({ user: 77, start: now, modified: now + minute })], now + 2);
    expect(store.teamSize()).toBe(2);
    store.forgetUsers([userIdOf(77), userIdOf(2)]);
    expect(store.teamSize()).toBe(1);
    store.clear();
    expect(store.teamSize()).toBe(0);
    store.upsertRows([recordOf({ user: 1, start: now })], now + 3);
    expect(store.teamSize()).toBe(1);
  });
});

describe('a broken limit', () => {
  it('is told of those of whom it differs, counted, and filtered by', () => {
    const store = floor();
    const told: StoreChange[] = [];
    store.setLimitBroken(new Map([[userIdOf(2), now]]));
    store.subscribe((change) => told.push(change));
    store.setLimitBroken(
      new Map([
        [userIdOf(2), now],
        [userIdOf(3), now + 1],
        [userIdOf(99), now],
      ]),
    );
    const changed = new Set([userIdOf(3)]);
    expect(told).toEqual([{ ...untold, userIds: changed, changed }]);
    expect(store.counts().limit).toBe(2);
    expect(names(store, { only: ['limit'] })).toEqual(['Ada Young', 'Bo Li']);
    store.setLimitBroken(new Map([[userIdOf(3), now + 2]]));
    expect(store.view().map(({ limitBrokenAt }) => limitBrokenAt)).toEqual([now + 2]);
    store.clear();
    store.upsertRows([recordOf({ user: 3, start: now })], now + 3);
    expect(store.counts().limit).toBe(0);
  });

  it('stands beside the other marks: whoever has one of them is shown', () => {
    const store = floor();
    store.setLimitBroken(new Map([[userIdOf(2), now]]));
    store.setPeople([{ Id: userIdOf(3), Name: 'Bo Li', UserType: 'AutomatedProcess' }]);
    expect(names(store, { only: ['bot'] })).toEqual(['Bo Li']);
    expect(names(store, { only: ['bot', 'limit'] })).toEqual(['Ada Young', 'Bo Li']);
    expect(names(store, { only: ['suspect'] })).toEqual([]);
  });
});

describe('a search', () => {
  it('finds who has changed while it is on, and who has not', () => {
    const store = floor();
    expect(names(store, { search: 'lunch' })).toEqual(['Ada Young']);
    const gone = { user: 3, name: 'Bo Li', start: now, status: lunch, modified: now + minute };
    store.upsertRows([recordOf(gone)], now + minute);
    expect(store.view().map(({ name }) => name)).toEqual(['Ada Young', 'Bo Li']);
    expect(names(store, { search: 'lunch li' })).toEqual(['Bo Li']);
    expect(names(store, {})).toHaveLength(4);
    expect(names(store, { search: 'li' })).toEqual(['Bo Li']);
  });
});
