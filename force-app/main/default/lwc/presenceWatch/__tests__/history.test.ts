import { ageOfData } from 'c/presenceSync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
/* eslint-disable omnipresence/arrows -- the histories that the floor's engine is tested with */
import { userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { floorOf, type ExpectedAgent } from '../../presenceSync/__tests__/floorQuery';
import { step } from '../../presenceSync/__tests__/history';
/* eslint-enable omnipresence/arrows */
import { createWatchBench, minute, second, type WatchBench } from './watchBench';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const histories = 80 * (process.env.SOAK ? 100 : 1);
const everybody = Array.from({ length: 6 }, (_, n) => userIdOf(n + 1));

interface Audience extends WatchBench {
  readonly undos: Map<string, (() => void)[]>;
}

type Happening = readonly [string, (bench: Audience) => void | Promise<void>];

/** Users come onto the page and leave it; several components may show one of them. */
const audience: fc.Arbitrary<Happening> = fc.tuple(fc.constantFrom(...everybody), fc.boolean()).map(
  ([id, comes]) =>
    [
      `${id} ${comes ? 'comes' : 'goes'}`,
      ({ sync, undos }: Audience) => {
        const held = undos.get(id) ?? [];
        if (comes) held.push(sync.watch(id, { load: id === everybody[0] }));
        else held.pop()?.();
        undos.set(id, held);
      },
    ] as const,
);
const attention: fc.Arbitrary<Happening> = fc.constantFrom<Happening>(
  ['somebody looks', ({ sync }) => sync.look()],
  ['nobody is left', ({ undos }) => undos.forEach((held) => held.splice(0).forEach((undo) => undo()))],
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 10, arbitrary: step },
  { weight: 4, arbitrary: audience },
  { weight: 1, arbitrary: attention },
);

const isWatched = ({ undos }: Audience, id: string) => (undos.get(id)?.length ?? 0) > 0;

/** The slow and obvious answer: the whole floor, those who are watched. */
function expected(bench: Audience): ExpectedAgent[] {
  return floorOf(bench.org, bench.time.now()).filter(({ userId }) => isWatched(bench, userId));
}

function shown({ store }: Audience): ExpectedAgent[] {
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

/**
 * Follows the org and checks, whenever asked, what the status promises: whatever changed, vanished or came by sharing
 * before known complete is shown as the table has it, and the age told is never less than the true one.
 */
function createTruth(bench: Audience) {
  const { org, sync, store, time, clock } = bench;
  /** Checked from outside, a change has happened up to one step ago and commits up to 5 s late. */
  const settledFor = 6 * second;
  const seen = new Map<string, { readonly text: string; readonly since: number }>();

  return {
    check() {
      const now = time.now();
      const floor = new Map(floorOf(org, now).map((agent) => [agent.userId, agent]));
      const { knownComplete } = sync.status();
      for (const id of everybody) {
        const text = `${floor.get(id)?.rowId} ${org.isVisible(id)}`;
        const before = seen.get(id);
        const since = before?.text === text ? before.since : now;
        seen.set(id, { text, since });
        if (knownComplete === undefined || since + settledFor > knownComplete) continue;
        if (!isWatched(bench, id) || sync.standing(id) === 'loading' || store.agent(id)?.changing) continue;
        expect(store.agent(id)?.rowId, `row of ${id}`).toBe(floor.get(id)?.rowId);
      }
      if (knownComplete === undefined) return;
      const age = ageOfData(sync.status(), clock.atMost());
      expect(age, 'the age is never too small').toBeGreaterThanOrEqual(now - knownComplete);
    },
  };
}

describe(`any history of polls, faults and visitors (seed ${seed})`, () => {
  it(
    'ends equal to what the query returns for who is watched, and was never older than it said',
    { timeout: 30_000 * histories },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(happening, { minLength: 5, maxLength: 60, size: 'max' }),
          fc.integer(),
          async (happenings, jitter) => {
            let random = Math.abs(jitter) % 997;
            const bench: Audience = {
              ...createWatchBench({
                random: () => (random = (random * 57 + 11) % 997) / 997,
                wallError: jitter % 7_200_000,
              }),
              undos: new Map(),
            };
            const { org, sync, time } = bench;
            const truth = createTruth(bench);
            org.latency(() => 200 + random);
            for (const [, happen] of happenings) {
              await happen(bench);
              truth.check();
            }
            org.faults(() => undefined);
            org.latency(() => 0);
            org.lag(0);
            sync.setVisible(true);
            await time.advance(4 * minute);
            if (expected(bench).length > 0) {
              expect(sync.status()).toMatchObject({ state: 'polling', failures: 0 });
            }
            const present = (agents: ExpectedAgent[]) => agents.filter(({ kind }) => kind !== 'offline');
            expect(present(shown(bench))).toEqual(present(expected(bench)));
            void sync.refresh();
            await time.advance(second);
            expect(shown(bench)).toEqual(expected(bench));
            for (const id of everybody.filter((userId) => isWatched(bench, userId))) {
              const isThere = expected(bench).some(({ userId }) => userId === id);
              expect(sync.standing(id)).toBe(isThere ? 'visible' : 'unseen');
            }
            // What was seen a moment ago is gone as soon as a read does not show it.
            const lost = everybody[random % everybody.length] ?? '';
            org.logout(lost);
            void sync.refresh();
            await time.advance(second);
            for (const row of [...org.rows.values()]) if (row.userId === lost) org.deleteRow(row.id);
            void sync.refresh();
            await time.advance(second);
            expect(shown(bench)).toEqual(expected(bench));
            sync.stop();
            await time.advance(minute);
            expect(time.pending()).toBe(0);
          },
        ),
        { seed, numRuns: histories, endOnFailure: false },
      );
    },
  );
});
