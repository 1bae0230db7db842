import fc from 'fast-check';
import { available, lunch, userIdOf, type FakeOrg, type Fault } from './fakeGateway';
import type { FakeTime } from './fakeTime';

const second = 1_000;

/** Few users, so that they meet again. */
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

/** What a history happens to: an org behind faults, and an engine over it. */
export interface HistoryBench {
  readonly time: FakeTime;
  readonly org: FakeOrg;
  readonly sync: { setVisible(visible: boolean): void; refresh(): Promise<void> };
}

export type Step = (bench: HistoryBench) => void | Promise<void>;

/** One thing that happens to the org, to its answers, to the page or to time; the text is for a failing run. */
export const step: fc.Arbitrary<readonly [string, Step]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(user, status)
      .map(
        ([id, to]) => [`${id} takes ${to}`, ({ org }: HistoryBench) => void org.setStatus(id, to)] as const,
      ),
  },
  {
    weight: 2,
    arbitrary: user.map((id) => [`${id} logs out`, ({ org }: HistoryBench) => org.logout(id)] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(user, status, fc.integer({ min: 0, max: 20 * 3600 }))
      .map(
        ([id, to, age]) =>
          [
            `${id} has a second ${to} row, ${age} s old`,
            ({ org }: HistoryBench) => void org.openSecond(id, to, age * second),
          ] as const,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(user, fc.integer({ min: 0, max: 4 }))
      .map(([id, n]) => [`${id} has ${n} items`, ({ org }: HistoryBench) => org.moveWork(id, n)] as const),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (n) =>
        [
          `row ${n} is deleted`,
          ({ org }: HistoryBench) => {
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
          [`${id} visible: ${seen}`, ({ org }: HistoryBench) => org.setVisible(id, seen)] as const,
      ),
  },
  {
    weight: 2,
    arbitrary: fc.array(kind, { minLength: 1, maxLength: 7 }).map(
      (kinds) =>
        [
          `calls meet ${kinds.join()}`,
          ({ org }: HistoryBench) => {
            let made = 0;
            org.faults(() => kinds[made++ % kinds.length]);
          },
        ] as const,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant(['no faults', ({ org }: HistoryBench) => org.faults(() => undefined)] as const),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.integer({ min: 0, max: 40 * second }), { minLength: 1, maxLength: 5 }).map(
      (delays) =>
        [
          `answers take ${delays.join()} ms`,
          ({ org }: HistoryBench) => {
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
      .map((lag) => [`commits lag ${lag} ms`, ({ org }: HistoryBench) => org.lag(lag)] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: -3600, max: 3600 })
      .map(
        (by) =>
          [`the wall clock steps ${by} s`, ({ time }: HistoryBench) => time.stepWall(by * second)] as const,
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .boolean()
      .map((shown) => [`page shown: ${shown}`, ({ sync }: HistoryBench) => sync.setVisible(shown)] as const),
  },
  {
    weight: 1,
    arbitrary: fc.constant(['refresh', ({ sync }: HistoryBench) => void sync.refresh()] as const),
  },
  {
    weight: 10,
    arbitrary: fc
      .oneof(...[3, 30, 30, 200].map((most) => fc.integer({ min: 1, max: most * second })))
      .map((ms) => [`${ms} ms pass`, ({ time }: HistoryBench) => time.advance(ms)] as const),
  },
);
