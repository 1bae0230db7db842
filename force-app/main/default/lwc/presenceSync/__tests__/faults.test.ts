import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOfData } from '../status';
import { createEngineBench, type EngineBench } from './engineBench';
import { available, lunch, userIdOf, type Fault } from './fakeGateway';
import { floorOf, type ExpectedAgent } from './floorQuery';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const histories = 60 * Number(process.env.SOAK ?? 1);
const second = 1_000;

const user = fc.integer({ min: 1, max: 6 }).map(userIdOf);
const status = fc.constantFrom(available, lunch);
const kind = fc.constantFrom<Fault>(
  'offline',
  'session',
  'limit',
  'other',
  'denied',
  'hang',
  undefined,
  undefined,
);

type Step = (bench: EngineBench) => void | Promise<void>;

const step: fc.Arbitrary<readonly [string, Step]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(user, status)
      .map(
        ([id, to]) => [`${id} takes ${to}`, ({ org }: EngineBench) => void org.setStatus(id, to)] as const,
      ),
  },
  {
    weight: 2,
    arbitrary: user.map((id) => [`${id} logs out`, ({ org }: EngineBench) => org.logout(id)] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(user, status, fc.integer({ min: 0, max: 20 * 3600 }))
      .map(
        ([id, to, age]) =>
          [
            `${id} has a second ${to} row, ${age} s old`,
            ({ org }: EngineBench) => void org.openSecond(id, to, age * second),
          ] as const,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(user, fc.integer({ min: 0, max: 4 }))
      .map(([id, n]) => [`${id} has ${n} items`, ({ org }: EngineBench) => org.moveWork(id, n)] as const),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (n) =>
        [
          `row ${n} is deleted`,
          ({ org }: EngineBench) => {
            const ids = [...org.rows.keys()];
            const id = ids[n % Math.max(1, ids.length)];
            if (id !== undefined) org.deleteRow(id);
          },
        ] as const,
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(user, fc.boolean())
      .map(
        ([id, seen]) =>
          [`${id} visible: ${seen}`, ({ org }: EngineBench) => org.setVisible(id, seen)] as const,
      ),
  },
  {
    weight: 2,
    arbitrary: fc.array(kind, { minLength: 1, maxLength: 7 }).map(
      (kinds) =>
        [
          `calls meet ${kinds.join()}`,
          ({ org }: EngineBench) => {
            let made = 0;
            org.faults(() => kinds[made++ % kinds.length]);
          },
        ] as const,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant(['no faults', ({ org }: EngineBench) => org.faults(() => undefined)] as const),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.integer({ min: 0, max: 40 * second }), { minLength: 1, maxLength: 5 }).map(
      (delays) =>
        [
          `answers take ${delays.join()} ms`,
          ({ org }: EngineBench) => {
            let made = 0;
            org.latency(() => delays[made++ % delays.length] ?? 0);
          },
        ] as const,
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 5 * second })
      .map((lag) => [`commits lag ${lag} ms`, ({ org }: EngineBench) => org.lag(lag)] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: -3600, max: 3600 })
      .map(
        (by) =>
          [`the wall clock steps ${by} s`, ({ time }: EngineBench) => time.stepWall(by * second)] as const,
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .boolean()
      .map((shown) => [`page shown: ${shown}`, ({ sync }: EngineBench) => sync.setVisible(shown)] as const),
  },
  {
    weight: 1,
    arbitrary: fc.constant(['refresh', ({ sync }: EngineBench) => void sync.refresh()] as const),
  },
  {
    weight: 10,
    arbitrary: fc
      .oneof(...[3, 30, 30, 200].map((most) => fc.integer({ min: 1, max: most * second })))
      .map((ms) => [`${ms} ms pass`, ({ time }: EngineBench) => time.advance(ms)] as const),
  },
);

function shown({ store }: EngineBench): ExpectedAgent[] {
  return store
    .view()
    .map(({ userId, kind, statusId, rowId, since, suspectRows }) => ({
      userId,
      kind,
      ...(statusId === undefined ? {} : { statusId, rowId }),
      since,
      suspectRows,
    }))
    .sort((a, b) => (a.userId < b.userId ? -1 : 1));
}

/** Faults stop; what is under way ends, and one reconcile and one poll pass. */
async function quiet({ org, sync, time }: EngineBench, length: number): Promise<void> {
  org.faults(() => undefined);
  org.latency(() => 0);
  org.lag(0);
  sync.setVisible(true);
  await time.advance(length);
}

const present = (floor: readonly ExpectedAgent[]) => floor.filter((agent) => agent.kind !== 'offline');

describe(`any history of changes and faults (seed ${seed})`, () => {
  it(
    'ends equal to what the query returns, and was never older than it said',
    { timeout: 30_000 * histories },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
          fc.integer(),
          async (steps, jitter) => {
            let random = Math.abs(jitter) % 997;
            const bench = createEngineBench({
              pageSize: 3,
              random: () => (random = (random * 57 + 11) % 997) / 997,
              wallError: jitter % 7_200_000,
            });
            const truth = createTruth(bench);
            bench.org.latency(() => 200 + random);
            bench.sync.start();
            for (const [, act] of steps) {
              await act(bench);
              truth.check();
            }
            await quiet(bench, 60_000 + 60_000 + 17_000);
            expect(present(shown(bench))).toEqual(present(floorOf(bench.org, bench.time.now())));
            expect(bench.sync.status()).toMatchObject({ state: 'live', failures: 0 });
            await quiet(bench, 700 * second);
            expect(shown(bench)).toEqual(floorOf(bench.org, bench.time.now()));
            bench.sync.stop();
            await bench.time.advance(60 * second);
            expect(bench.time.pending()).toBe(0);
          },
        ),
        { seed, numRuns: histories, endOnFailure: false },
      );
    },
  );
});

interface Seen {
  readonly text: string;
  readonly rowIds: readonly string[];
  readonly visible: boolean;
  /** When the agent last changed, and when in a way that only a read of all live rows can tell. */
  readonly since: number;
  readonly silentSince: number;
}

/**
 * Follows the org and checks, whenever asked, what the status promises: what changed before known complete is shown
 * as the table has it, what vanished or came by sharing before the last reconcile too, and the age told is never
 * less than the true one.
 */
function createTruth({ org, sync, store, time, clock }: EngineBench) {
  /** Checked from outside, a change has happened up to one step ago and commits up to 5 s late. */
  const settledFor = 6 * second;
  const seen = new Map<string, Seen>();

  function look(id: string, floor: ExpectedAgent | undefined): Seen {
    const before = seen.get(id);
    const visible = org.isVisible(id);
    const text = `${floor?.rowId} ${floor?.kind} ${visible}`;
    const rowIds = [...org.rows.values()].filter((row) => row.userId === id).map((row) => row.id);
    const lost = before?.rowIds.some((rowId) => !rowIds.includes(rowId)) ?? false;
    const silent = lost || (before?.visible ?? true) !== visible;
    const since = before?.text === text ? before.since : time.now();
    const silentSince = silent ? time.now() : (before?.silentSince ?? -Infinity);
    return { text, rowIds, visible, since, silentSince };
  }

  return {
    check() {
      const now = time.now();
      const floor = new Map(present(floorOf(org, now)).map((agent) => [agent.userId, agent]));
      const status = sync.status();
      const age = ageOfData(status, clock.atMost());
      for (const id of Array.from({ length: 6 }, (_, n) => userIdOf(n + 1))) {
        const agent = look(id, floor.get(id));
        seen.set(id, agent);
        const { knownComplete = -Infinity, reconciled = -Infinity } = status;
        if (agent.since + settledFor > knownComplete) continue;
        if (agent.silentSince + settledFor > reconciled) continue;
        if (store.agent(id)?.changing) continue;
        expect(store.agent(id)?.rowId, `row of ${id}`).toBe(floor.get(id)?.rowId);
      }
      if (status.knownComplete === undefined) return;
      expect(age, 'the age is never too small').toBeGreaterThanOrEqual(now - status.knownComplete);
    },
  };
}
