import { defaultSettings, type Agent } from 'c/presenceModel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPresenceStore, type PresenceStore } from '../store';
import { available, lunch, recordOf, userIdOf, type RecordFacts } from './floorEvents';
import { recompute, type FloorEvent } from './recompute';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const soak = process.env.SOAK ? 100 : 1;
const start = Date.UTC(2026, 4, 5, 14);
const hour = 3_600_000;
const compareNames = (a: string, b: string) => (a < b ? -1 : Number(a > b));

// Few users, rows and moments, so that versions, ties and due times collide.
const users = 5;
const user = fc.integer({ min: 1, max: users });
// All answers lie within the hour for which the store remembers what is gone.
const moment = fc.integer({ min: -30, max: 30 }).map((n) => start + n * 1_000);
const { believableAge, floorWindow } = defaultSettings;
const past = fc
  .tuple(fc.constantFrom(0, hour, believableAge, floorWindow), fc.integer({ min: 0, max: 5 }))
  .map(([age, n]) => start - age + n * 600_000);

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

const event: fc.Arbitrary<FloorEvent> = fc.oneof(
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
          Department: fc.constantFrom('Care', 'Über'),
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
      .map((n) => ({ kind: 'advance' as const, now: start + n * 600_000 })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        sort: fc.constantFrom('time-in-status' as const, 'name' as const, 'status' as const),
        search: fc.constantFrom('', 'a', 'ada', 'zoe care', 'len uber', 'lunch'),
        kinds: fc.subarray(['online' as const, 'busy' as const, 'offline' as const]),
        statusIds: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([available, lunch])),
        only: fc.oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          fc.subarray(['suspect' as const, 'bot' as const]),
        ),
      })
      .map((arrangement) => ({ kind: 'arrange' as const, arrangement })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
);

function apply(store: PresenceStore, happened: FloorEvent): void {
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
    case 'clear':
      return store.clear();
  }
}

/** The time of a load reading that showed the same numbers again is not told anew. */
function plain(agents: readonly Agent[]): unknown[] {
  return agents.map((agent) => ({ ...agent, load: agent.load && { ...agent.load, asOf: 0 } }));
}

describe(`the store (seed ${seed})`, () => {
  it(
    'equals what is recomputed from everything that ever happened, after each event',
    { timeout: 30_000 * soak },
    () => {
      let compared = 0;
      fc.assert(
        fc.property(fc.array(event, { minLength: 1, maxLength: 40, size: 'max' }), (events) => {
          const store = createPresenceStore(defaultSettings, { compareNames });
          const members = new Map<string, Agent | undefined>();
          let view: readonly Agent[] = [];
          store.subscribe(({ userIds, order }) => {
            for (const id of userIds) members.set(id, store.agent(id));
            if (order) view = store.view();
            else view = view.map((agent) => store.agent(agent.userId) ?? agent);
          });
          events.forEach((happened, at) => {
            apply(store, happened);
            const expected = recompute(events.slice(0, at + 1), defaultSettings);
            expect(plain(store.view())).toEqual(plain(expected.view));
            const { byStatus, ...counts } = store.counts();
            const { byStatus: expectedByStatus, ...expectedCounts } = expected.counts;
            expect(counts).toEqual(expectedCounts);
            expect(new Map(byStatus.map((one) => [`${one.statusId} ${one.kind}`, one.count]))).toEqual(
              expectedByStatus,
            );
            // Whoever only listens knows the same.
            expect(view).toEqual(store.view());
            const heard = [...members.values()].filter((agent) => agent !== undefined);
            expect(heard.length).toBe(expected.agents.length);
            compared += 1;
          });
        }),
        { seed, numRuns: 150 * soak },
      );
      expect(compared).toBeGreaterThan(1_500);
    },
  );

  it('gives the same by many changes at once as by one at a time', { timeout: 30_000 * soak }, () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(399), fc.nat(20), fc.constantFrom(available, lunch)), {
          minLength: 100,
          maxLength: 400,
        }),
        fc.constantFrom('time-in-status' as const, 'name' as const, 'status' as const),
        (changes, sort) => {
          const records = changes.map(([n, age, status], at) =>
            recordOf({ user: n, start: start - age * 60_000, status, modified: start + at * 1_000 }),
          );
          const atOnce = createPresenceStore(defaultSettings, { compareNames });
          const single = createPresenceStore(defaultSettings, { compareNames });
          for (const store of [atOnce, single]) store.arrange({ sort, search: '1' });
          atOnce.upsertRows(records, start);
          for (const record of records) single.upsertRows([record], start);
          expect(atOnce.view()).toEqual(single.view());
          expect(atOnce.counts()).toEqual(single.counts());
        },
      ),
      { seed, numRuns: 20 * soak },
    );
  });
});
