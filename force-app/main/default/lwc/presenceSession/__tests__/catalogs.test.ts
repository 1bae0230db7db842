import { createCaller, type PresenceSync, type SyncStatus } from 'c/presenceSync';
import { createServerClock } from 'c/presenceClock';
import { createPresenceStore } from 'c/presenceStore';
import type { StatusCatalog } from 'c/presenceModel';
/* eslint-disable omnipresence/arrows -- time that passes by hand */
import { createFakeTime } from '../../presenceSync/__tests__/fakeTime';
/* eslint-enable omnipresence/arrows */
import { createFloorAlerts } from '../floorAlerts';

const lunch = { id: 'lunch', label: 'Lunch', channelIds: [] };
const catalogOf = (...statuses: StatusCatalog['statuses']): StatusCatalog => ({ statuses, channels: [] });
const iso = (time: number) => new Date(time).toISOString();

/** The floor's alerts on a real store, and an engine that says what it is told to. */
async function open(first: StatusCatalog) {
  const time = createFakeTime();
  const store = createPresenceStore();
  let catalog: StatusCatalog | undefined = first;
  let hear = () => undefined as void;
  const status = { state: 'polling', knownComplete: time.now() } as SyncStatus;
  const sync = {
    status: () => status,
    catalog: () => catalog,
    subscribe: (listener: () => void) => {
      hear = listener;
      return () => undefined;
    },
  } as unknown as PresenceSync;
  const limit = { DeveloperName: 'Lunch', Status__c: 'Lunch', Spell_Minutes__c: 1 };
  const floorAlerts = createFloorAlerts({
    gateway: {
      limits: () => Promise.resolve({ serverTime: time.now(), value: [limit] }),
      coverage: () => Promise.resolve({ serverTime: time.now(), value: [] }),
    },
    caller: createCaller(createServerClock(time.clock), time.scheduler, 30_000),
    store,
    sync,
    now: () => time.now(),
    joinGap: 10_000,
    timeZone: 'UTC',
    scheduler: time.scheduler,
    random: () => 0.5,
    isEnded: () => false,
  });
  store.upsertRows(
    [
      {
        Id: 'row',
        UserId: 'ada',
        IsAway: true,
        IsCurrentState: true,
        ServicePresenceStatusId: 'lunch',
        StatusStartDate: iso(time.now() - 120_000),
        CreatedDate: iso(time.now() - 120_000),
        SystemModstamp: iso(time.now() - 120_000),
      },
    ],
    time.now(),
  );
  await time.settle();
  hear();
  return {
    floorAlerts,
    store,
    read(next: StatusCatalog) {
      catalog = next;
      hear();
    },
  };
}

describe('the alerts of a floor', () => {
  it('stay as they are where the catalog is read again and is the same', async () => {
    const { floorAlerts, read } = await open(catalogOf(lunch));
    const before = floorAlerts.alerts();
    expect(before?.list()).toMatchObject([{ userId: 'ada' }]);
    read(catalogOf({ ...lunch }));
    expect(floorAlerts.alerts()).toBe(before);
  });

  it('are others where it is not, and keep what was acknowledged', async () => {
    const { floorAlerts, read } = await open(catalogOf(lunch));
    const before = floorAlerts.alerts();
    before?.acknowledge(before.list()[0]?.id ?? '');
    const told = jest.fn();
    floorAlerts.onRules(told);
    read(catalogOf(lunch, { id: 'nap', label: 'Nap', channelIds: [] }));
    expect(told).toHaveBeenCalledTimes(1);
    expect(floorAlerts.alerts()).not.toBe(before);
    expect(floorAlerts.alerts()?.list()).toMatchObject([{ userId: 'ada', acknowledged: true }]);
  });

  it('take a limit from the card whose status is there no more', async () => {
    const { floorAlerts, read, store } = await open(catalogOf(lunch));
    expect(store.agent('ada')?.limitBrokenAt).toBeDefined();
    read(catalogOf({ ...lunch, label: 'Break' }));
    expect(floorAlerts.alerts()?.list()).toEqual([]);
    expect(store.agent('ada')?.limitBrokenAt).toBeUndefined();
    expect(floorAlerts.rules()?.problems).toHaveLength(1);
  });
});
