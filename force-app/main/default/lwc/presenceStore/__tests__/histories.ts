import { defaultSettings } from 'c/presenceModel';
import fc from 'fast-check';
import type { Arrangement } from '../arrangement';
import type { PresenceStore } from '../surface';
import { available, lunch, recordOf, userIdOf, type RecordFacts } from './floorEvents';
import type { FloorEvent } from './recompute';

export const start = Date.UTC(2026, 4, 5, 14);
const hour = 3_600_000;

// Few users, rows and moments, so that versions, ties and due times collide.
const users = 5;
const user = fc.integer({ min: 1, max: users });
// All answers lie within the hour for which the store remembers what is gone.
const moment = fc.integer({ min: -30, max: 30 }).map((n) => start + n * 1_000);
const { believableAge, floorWindow } = defaultSettings;
const past = fc
  .tuple(fc.constantFrom(0, hour, believableAge, floorWindow), fc.integer({ min: 0, max: 5 }))
  .map(([age, n]) => start - age + n * 100_000);

const record = fc
  .record({ row: fc.integer({ min: 1, max: 9 }), status: fc.constantFrom(available, lunch) })
  .chain(({ row, status }) =>
    fc
      .record({
        start: past,
        length: fc.option(fc.constantFrom(0, 5, 600, 3_600, 8 * 3_600)),
        modified: moment,
        capacity: fc.option(fc.integer({ min: 0, max: 4 })),
        name: fc.constantFrom(undefined, 'Zoë', 'Ada', 'bo'),
      })
      .map(({ start: begun, length, modified, capacity, name }) => {
        const facts: RecordFacts = {
          id: row,
          user: 1 + (row % users),
          ...(name === undefined ? {} : { name }),
          status,
          start: begun,
          ...(length === null ? {} : { end: begun + length * 1_000 }),
          modified,
        };
        return { ...recordOf(facts), ...(capacity === null ? {} : { AverageCapacity: capacity }) };
      }),
  );

export const sorts = ['time-in-status', 'name', 'status', 'load', 'last-change'] as const;

/** Anything that may happen to a store. */
export const floorEvent: fc.Arbitrary<FloorEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('rows' as const),
      records: fc.array(record, { maxLength: 4 }),
      serverTime: moment,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('removed' as const),
      ids: fc.array(fc.integer({ min: 1, max: 9 }).map((id) => recordOf({ id, user: 1, start }).Id)),
      serverTime: moment,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('forgotten' as const), userIds: fc.array(user.map(userIdOf)) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('roster' as const),
      entries: fc.uniqueArray(
        fc.record({
          userId: user.map(userIdOf),
          name: fc.constantFrom('Ada', 'Rosa'),
          lastEnd: fc.oneof(moment, past),
        }),
        { selector: (entry) => entry.userId },
      ),
      serverTime: moment,
      endedSince: past,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('people' as const),
      records: fc.array(
        fc.record({
          Id: user.map(userIdOf),
          Name: fc.constantFrom('Ada', 'Łena'),
          UserType: fc.constantFrom('Standard', 'AutomatedProcess'),
          Department: fc.constantFrom(undefined, 'Care', 'Über'),
          UserRoleId: fc.constantFrom(undefined, '00E1', '00E2'),
          UserRole: fc.record({ Name: fc.constantFrom('Tier 1', 'Tier 2') }),
          ManagerId: fc.constantFrom(undefined, userIdOf(1), userIdOf(2)),
          Manager: fc.record({ Name: fc.constantFrom('Ada', 'Mia') }),
        }),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('load' as const),
      work: fc.uniqueArray(
        fc.record({ userId: user.map(userIdOf), items: fc.integer({ min: 1, max: 4 }), weight: fc.nat(5) }),
        { selector: (work) => work.userId },
      ),
      asked: fc.uniqueArray(user.map(userIdOf)),
      serverTime: moment,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'clear-load' as const }) },
  { weight: 4, arbitrary: moment.map((serverTime) => ({ kind: 'complete' as const, serverTime })) },
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: -1, max: 5 })
      .map((n) => ({ kind: 'advance' as const, now: start + n * 100_000 })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        sort: fc.constantFrom(...sorts),
        search: fc.constantFrom('', 'a', 'ada', 'zoe care', 'len uber', 'lunch'),
        kinds: fc.subarray(['online' as const, 'busy' as const, 'offline' as const]),
        statusIds: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([available, lunch])),
        only: fc.oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          fc.subarray(['suspect' as const, 'bot' as const, 'limit' as const]),
        ),
        channelIds: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(['0N9V', '0N9C'])),
        team: fc.constantFrom(undefined, undefined, false, true),
        groupBy: fc.constantFrom(
          undefined,
          'kind',
          'status',
          'role',
          'manager',
          'department',
          'public-group',
        ),
        groupKeys: fc.oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          fc.subarray(['', 'online', 'suspect', available, '00E1', userIdOf(1), 'Care', '00G1', '00G2']),
        ),
      } satisfies { [key in keyof Arrangement]: fc.Arbitrary<Arrangement[key]> })
      .map((arrangement) => ({ kind: 'arrange' as const, arrangement })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ sort: fc.constantFrom(...sorts), groupBy: fc.constantFrom(undefined, 'kind', 'role') })
      .map((arrangement) => ({ kind: 'arrange' as const, arrangement })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('public-groups' as const),
      groups: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('00G1', '00G2', '00G3'),
          name: fc.constantFrom('Night', 'Spanish'),
          userIds: fc.array(user.map(userIdOf)),
        }),
        { selector: (group) => group.id },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        served: fc.subarray(['0N9V', '0N9C']),
        channels: fc.subarray([
          { id: '0N9V', label: 'Voice' },
          { id: '0N9C', label: 'Chat' },
          { id: '0N9A', label: 'Chat' },
        ]),
      })
      .map(({ served, channels }) => ({
        kind: 'channels' as const,
        catalog: {
          statuses: [
            { id: available, label: 'Available', channelIds: served },
            { id: lunch, label: 'Lunch', channelIds: [] },
          ],
          channels,
        },
      })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('team' as const), userIds: fc.uniqueArray(user.map(userIdOf)) }),
  },
  {
    weight: 2,
    arbitrary: fc
      .uniqueArray(fc.tuple(user.map(userIdOf), moment), { selector: ([userId]) => userId })
      .map((broken) => ({ kind: 'limits' as const, brokenAt: new Map(broken) })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
);

export function happen(store: PresenceStore, happened: FloorEvent): void {
  switch (happened.kind) {
    case 'rows':
      return store.upsertRows(happened.records, happened.serverTime);
    case 'removed':
      return store.removeRows(happened.ids, happened.serverTime);
    case 'forgotten':
      return store.forgetUsers(happened.userIds);
    case 'roster':
      return store.setRoster(happened.entries, happened.serverTime, happened.endedSince);
    case 'people':
      return store.setPeople(happened.records);
    case 'load':
      return store.setLoad(happened.work, happened.asked, happened.serverTime);
    case 'clear-load':
      return store.clearLoad();
    case 'complete':
      return store.complete(happened.serverTime);
    case 'advance':
      return store.advance(happened.now);
    case 'arrange':
      return store.arrange(happened.arrangement);
    case 'public-groups':
      return store.setPublicGroups(happened.groups);
    case 'channels':
      return store.setStatusChannels(happened.catalog);
    case 'team':
      return store.setTeam(happened.userIds);
    case 'limits':
      return store.setLimitBroken(happened.brokenAt);
    case 'clear':
      return store.clear();
  }
}
