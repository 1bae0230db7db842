import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOfData } from '../status';
import { createEngineBench, type EngineBench } from './engineBench';
import { userIdOf } from './fakeGateway';
import { floorOf, type ExpectedAgent } from './floorQuery';
import { step } from './history';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const histories = 60 * (process.env.SOAK ? 100 : 1);
const second = 1_000;

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
            expect(bench.sync.status()).toMatchObject({ state: 'polling', failures: 0 });
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
