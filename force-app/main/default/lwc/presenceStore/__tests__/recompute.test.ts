import { defaultSettings, type Agent } from 'c/presenceModel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentCounts } from '../counts';
import type { AgentGroup } from '../groups';
import type { StoreChange } from '../rowChanges';
import { createPresenceStore } from '../store';
import { available, lunch, recordOf, untold } from './floorEvents';
import { floorEvent, happen, sorts, start } from './histories';
import { recompute, type FloorEvent } from './recompute';
import { sortKey } from './recomputeView';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** A soak looks longer; a mutant is noticed sooner, or not at all. */
const effort = process.env.SOAK ? 100 : process.env.MUTANTS ? 0.2 : 1;
const runs = (count: number) => Math.ceil(count * effort);
const compareNames = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The time of a load reading that showed the same numbers again is not told anew. */
const plainAgent = (agent: Agent) => ({ ...agent, load: agent.load && { ...agent.load, asOf: 0 } });
const plain = (agents: Iterable<Agent>) => Array.from(agents, plainAgent);

function plainCounts<T extends AgentCounts>({ byStatus, ...counts }: T) {
  return { ...counts, byStatus: new Map(byStatus.map((one) => [`${one.statusId} ${one.kind}`, one.count])) };
}

function plainGroup({ key, label, agents, counts }: AgentGroup) {
  return { key, label, agents: plain(agents), counts: plainCounts(counts) };
}

type Floor = ReturnType<typeof recompute>;

/** Compares what was told with the two floors, each recomputed from everything. */
function expectTold(told: StoreChange, before: Floor, after: Floor, happened: readonly FloorEvent[]): void {
  const agents = { before: byUser(before.agents), after: byUser(after.agents) };
  const view = { before: byUser(before.view), after: byUser(after.view) };
  const isOther = (userId: string) => agents.before.get(userId) !== agents.after.get(userId);
  const everybody = new Set([...agents.before.keys(), ...agents.after.keys()]);
  const stayed = [...view.after.keys()].filter((userId) => view.before.has(userId));

  expect(told.userIds).toEqual(new Set([...everybody].filter(isOther)));
  expect(told.entered).toEqual(new Set([...view.after.keys()].filter((id) => !view.before.has(id))));
  expect(told.left).toEqual(new Set([...view.before.keys()].filter((id) => !view.after.has(id))));
  expect(told.changed).toEqual(new Set(stayed.filter(isOther)));
  expect(told.arranged).toBe(happened.some(({ kind }) => kind === 'arrange'));
  expect(told.totals).toBe(happened.some(({ kind }) => kind === 'channels' || kind === 'team'));
  expect([...told.moved].every((userId) => stayed.includes(userId))).toBe(true);
  if (told.arranged) {
    expect(told.moved.size).toBe(0);
  } else {
    const kept = (ids: Iterable<string>) =>
      [...ids].filter((id) => stayed.includes(id) && !told.moved.has(id));
    expect(kept(view.after.keys())).toEqual(kept(view.before.keys()));
    for (const id of kept(view.after.keys())) {
      expect(keysOf(after, id)).toEqual(keysOf(before, id));
    }
    if (happened.length === 1) expect([...told.moved].filter((id) => !hasOtherKey(id))).toEqual([]);
  }
  const [then, now] = [byKey(before), byKey(after)];
  for (const key of [...then.keys(), ...now.keys()]) {
    if (then.get(key) !== now.get(key)) expect(told.groups).toContain(key);
  }

  function hasOtherKey(userId: string): boolean {
    const key = (floor: Floor) => {
      const agent = floor.view.find((one) => one.userId === userId);
      return JSON.stringify([agent && sortKey(agent, floor.arrangement), keysOf(floor, userId)]);
    };
    return key(before) !== key(after);
  }
}

/** Of the groups in which somebody stands. */
function keysOf({ groups }: Floor, userId: string): string[] {
  const his = groups.filter(({ agents }) => agents.some((agent) => agent.userId === userId));
  return his.map(({ key }) => key).sort();
}

function byUser(agents: readonly Agent[]): ReadonlyMap<string, string> {
  return new Map(agents.map((agent) => [agent.userId, JSON.stringify(plainAgent(agent))]));
}

function byKey({ groups }: Floor): ReadonlyMap<string, string> {
  const plainly = (group: Floor['groups'][number]) =>
    JSON.stringify([group.label, plain(group.agents), group.counts, [...group.counts.byStatus]]);
  return new Map(groups.map((group) => [group.key, plainly(group)]));
}

describe(`the store (seed ${seed})`, () => {
  it(
    'equals what is recomputed from everything that ever happened, after each event',
    { timeout: 30_000 * Math.max(1, effort) },
    () => {
      let compared = 0;
      fc.assert(
        fc.property(fc.array(floorEvent, { minLength: 1, maxLength: 40, size: 'max' }), (events) => {
          const store = createPresenceStore(defaultSettings, { compareNames });
          events.forEach((happened, at) => {
            happen(store, happened);
            const expected = recompute(events.slice(0, at + 1), defaultSettings);
            expect(plain(store.view())).toEqual(plain(expected.view));
            expect(plainCounts(store.counts())).toEqual(expected.counts);
            expect(store.groups().map(plainGroup)).toEqual(
              expected.groups.map((group) => ({ ...group, agents: plain(group.agents) })),
            );
            expect(store.groupChoices()).toEqual(expected.choices);
            expect(store.teamSize()).toBe(expected.teamSize);
            compared += 1;
          });
        }),
        { seed, numRuns: runs(100) },
      );
      expect(compared).toBeGreaterThan(runs(1_000));
    },
  );

  it(
    'tells each frame what has changed since the last, and nothing else',
    { timeout: 30_000 * Math.max(1, effort) },
    () => {
      const frame = fc.array(floorEvent, { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(fc.array(frame, { minLength: 1, maxLength: 15, size: 'max' }), (frames) => {
          const tasks: (() => void)[] = [];
          const store = createPresenceStore(defaultSettings, {
            compareNames,
            later: (task) => void tasks.push(task),
          });
          let told: StoreChange | undefined;
          store.subscribe((change) => {
            expect(told).toBeUndefined();
            told = change;
          });
          const events: FloorEvent[] = [];
          let before = recompute(events, defaultSettings);
          for (const happened of frames) {
            for (const event of happened) happen(store, event);
            events.push(...happened);
            expect(tasks.length).toBeLessThanOrEqual(1);
            told = undefined;
            tasks.pop()?.();
            const after = recompute(events, defaultSettings);
            expectTold(told ?? untold, before, after, happened);
            before = after;
          }
        }),
        { seed, numRuns: runs(100) },
      );
    },
  );

  it(
    'gives the same by many changes at once as by one at a time',
    { timeout: 30_000 * Math.max(1, effort) },
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(399), fc.nat(20), fc.constantFrom(available, lunch)), {
            minLength: 100,
            maxLength: 400,
          }),
          fc.constantFrom(...sorts),
          (changes, sort) => {
            const records = changes.map(([n, age, status], at) =>
              recordOf({ user: n, start: start - age * 60_000, status, modified: start + at * 1_000 }),
            );
            const atOnce = createPresenceStore(defaultSettings, { compareNames });
            const single = createPresenceStore(defaultSettings, { compareNames });
            for (const store of [atOnce, single]) store.arrange({ sort, search: '1', groupBy: 'status' });
            atOnce.upsertRows(records, start);
            for (const record of records) single.upsertRows([record], start);
            expect([...atOnce.view()]).toEqual([...single.view()]);
            expect(atOnce.groups().map(plainGroup)).toEqual(single.groups().map(plainGroup));
            expect(atOnce.counts()).toEqual(single.counts());
          },
        ),
        { seed, numRuns: runs(20) },
      );
    },
  );
});
