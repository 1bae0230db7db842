import type { Arrangement, StoreChange } from 'c/presenceStore';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WallView } from '../pace';
import { lunch, pacedFloor, userIdOf, work } from './pacedFloor';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const runs = process.env.SOAK ? 10_000 : process.env.MUTANTS ? 40 : 200;
const every = 100;
const users = 6;

type Step =
  | { kind: 'change'; user: number; name: string; status: string }
  | { kind: 'vanish'; user: number }
  | { kind: 'arrange'; arrangement: Arrangement }
  | { kind: 'hold'; held: boolean }
  | { kind: 'apply' }
  | { kind: 'pass'; milliseconds: number };

const user = fc.nat(users - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      user,
      name: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      status: fc.constantFrom(work, lunch),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('vanish' as const), user }) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        sort: fc.constantFrom('name' as const, 'status' as const),
        kinds: fc.subarray(['online' as const, 'busy' as const]),
        groupBy: fc.constantFrom(undefined, 'status' as const),
      })
      .map((arrangement) => ({ kind: 'arrange' as const, arrangement })),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), held: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'apply' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(1, 16, 50, 99, 100, 250),
    }),
  },
);

/** Who stands where, by name of the group; '' is the whole wall. */
function placesOf({ agents, groups = [] }: WallView): readonly (readonly [string, readonly string[]])[] {
  const ids = (some: WallView['agents']) => some.map(({ userId }) => userId);
  return [['', ids(agents)], ...groups.map((group) => [group.key, ids(group.agents)] as const)];
}

/** What the wall should be, told again from all that happened, as plain lists. */
function oracleOf(floor: ReturnType<typeof pacedFloor>) {
  const { store, pace, time, told, draws } = floor;
  const isThere = (userId: string) => store.agent(userId) !== undefined;
  const newest = (): WallView => ({
    agents: store.view(),
    ...(store.arrangement().groupBy === undefined ? {} : { groups: store.groups() }),
  });
  let places = placesOf(newest());
  let everMoved = new Set<string>();
  let held = false;
  let heard = 0;
  let seen = 0;
  let lastDraw = -Infinity;
  let waitingSince: number | undefined;

  function take(): void {
    places = placesOf(newest());
    everMoved = new Set();
  }

  function hear(change: StoreChange, at: number): void {
    for (const userId of [...change.moved, ...change.entered]) everMoved.add(userId);
    waitingSince ??= at;
    places = withoutGone(places);
    if (change.arranged) take();
  }

  function draw(at: number, urgent: boolean): void {
    expect(urgent || at - lastDraw >= every).toBe(true);
    if (waitingSince !== undefined) expect(at - waitingSince).toBeLessThanOrEqual(every);
    lastDraw = at;
    waitingSince = undefined;
  }

  function movedNow(): number {
    const order = places[0]?.[1] ?? [];
    const view = store.view().map(({ userId }) => userId);
    const entered = view.filter((userId) => !order.includes(userId));
    const left = order.filter((userId) => !view.includes(userId) && isThere(userId));
    const both = order.filter((userId) => view.includes(userId) && everMoved.has(userId));
    return entered.length + left.length + both.length;
  }

  return function check(happened: Step): void {
    const drawn = draws.slice(seen);
    seen = draws.length;
    const changes = told.slice(heard);
    heard = told.length;
    if (happened.kind === 'hold' && held !== happened.held) held = happened.held;
    // A timer draws before the step's own doing is over; whatever a step does, it does at its end.
    const urgent = happened.kind === 'apply' || happened.kind === 'arrange';
    for (const change of changes) hear(change, time.now());
    if (happened.kind === 'apply') take();
    for (const at of drawn) draw(at, urgent);
    if (drawn.length > 0) {
      if (!held) take();
      expect(placesOf(pace.view())).toEqual(places);
      for (const agent of pace.view().agents) expect(agent).toBe(store.agent(agent.userId));
    }
    if (waitingSince !== undefined) expect(time.now() - waitingSince).toBeLessThan(every);
    expect(time.waiting()).toBeLessThanOrEqual(1);
    expect(pace.moved).toBe(held ? movedNow() : 0);
    if (held && pace.moved === 0) expect(places).toEqual(placesOf(newest()));
  };

  function withoutGone(all: typeof places): typeof places {
    return all
      .map(([key, ids]) => [key, ids.filter(isThere)] as const)
      .filter(([key, ids]) => key === '' || ids.length > 0);
  }
}

function happen(floor: ReturnType<typeof pacedFloor>, happened: Step): void {
  switch (happened.kind) {
    case 'change':
      return floor.change(happened.user, happened.name, happened.status);
    case 'vanish':
      return floor.vanish(happened.user);
    case 'arrange':
      return floor.store.arrange(happened.arrangement);
    case 'hold':
      return floor.pace.hold(happened.held);
    case 'apply':
      return floor.pace.apply();
    case 'pass':
      return floor.time.pass(happened.milliseconds);
  }
}

describe(`the pace (seed ${seed})`, () => {
  it('draws the newest state in time and in turn, the held order but of those who are gone, and counts who moved', () => {
    let drawn = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), (steps) => {
        const floor = pacedFloor(users);
        const check = oracleOf(floor);
        for (const happened of steps) {
          happen(floor, happened);
          check(happened);
        }
        floor.time.pass(every);
        check({ kind: 'pass', milliseconds: every });
        expect(floor.time.waiting()).toBe(0);
        expect(floor.store.agent(userIdOf(users))).toBeUndefined();
        drawn += floor.draws.length;
      }),
      { seed, numRuns: runs },
    );
    expect(drawn).toBeGreaterThan(runs);
  });
});
