import { expect } from 'vitest';
import { userIdOf } from './fakeGateway';
import { floorOf, type ExpectedAgent } from './floorQuery';
import type { ProofBench } from './proofBench';
import { present, shown } from './truth';

const second = 1_000;
const minute = 60 * second;

/** Faults stop, and answers are quick. What has been lost stays lost, and what is late comes late. */
export function heal({ org, feeds, sync, isVisible }: ProofBench): void {
  org.faults(() => undefined);
  org.latency(() => 20);
  org.lag(0);
  org.setPermitted(true);
  for (const feed of Object.values(feeds)) {
    feed.events(() => undefined);
    feed.opens(() => undefined);
    feed.withhold(false);
    feed.latency(50);
  }
  if (!isVisible()) sync.setVisible(true);
}

/**
 * The store equals the query within one reconcile: a call that hangs has its time, the longest retry passes, and then a
 * read of everything that began when every closed row had lain for longer than the join gap leaves no difference.
 */
export async function converges(bench: ProofBench, check: () => void): Promise<void> {
  const { time, settings } = bench;
  heal(bench);
  const settledAt = time.now() + settings.joinGap + second;
  const { answerWithin, retryMost, reconcile } = settings;
  const by = time.now() + answerWithin + retryMost + reconcile * 1.1 + 5 * second;
  while ((bench.sync.status().reconciled ?? 0) < settledAt && time.now() < by) {
    await time.advance(5 * second);
    check();
  }
  expect(bench.sync.status().reconciled, 'a read of everything has ended').toBeGreaterThanOrEqual(settledAt);
  await time.advance(second);
  check();
  equals(bench, present(shown(bench)), present);
  expect(bench.sync.status()).toMatchObject({ failures: 0 });
  // An overflow that comes late has everything read once more.
  const quiet = time.now() + 2 * settings.poll;
  while (bench.sync.status().state === 'catching-up' && time.now() < quiet) await time.advance(second);
  check();
  expect(['live', 'polling']).toContain(bench.sync.status().state);
}

/** An idle quarter of an hour costs what docs/SYNC.md says; at its end those who left are right, too. */
export async function idles(bench: ProofBench, check: () => void): Promise<void> {
  const { org, time, settings, feeds } = bench;
  const from = org.calls.length;
  const opened = () => Object.values(feeds).reduce((sum, { counts }) => sum + counts.opened, 0);
  const openedBefore = opened();
  const polls = (15 * minute) / settings.poll + 1;
  const reconciles = (15 * minute) / settings.reconcile + 1;
  for (let passed = 0; passed < 15; passed += 1) {
    await time.advance(minute);
    check();
  }
  const made = (call: string) => org.calls.slice(from).filter((name) => name === call).length;
  const pages = Math.ceil(org.rows.size / 3) + 1;
  const subscriptions = opened() - openedBefore;
  expect(made('liveRows'), 'reads of everything').toBeLessThanOrEqual(
    (reconciles + 2 * subscriptions) * pages,
  );
  expect(made('changedRows'), 'deltas').toBeLessThanOrEqual((polls + subscriptions) * pages);
  expect(made('rowsById'), 'reads by id').toBeLessThanOrEqual(reconciles + 2 * subscriptions);
  // Full jitter below 1 s, 2 s, 4 s and so on.
  expect(subscriptions, 'subscriptions').toBeLessThanOrEqual(20);
  equals(bench, shown(bench), (floor) => floor);
}

/** What time alone changes (a row grows too old to believe, an agent leaves the floor) the engine lets happen with each
 * read: the store is the floor as of now, or as of the last read. */
function equals(
  { org, time, sync }: ProofBench,
  agents: readonly ExpectedAgent[],
  of: (floor: readonly ExpectedAgent[]) => readonly ExpectedAgent[],
): void {
  const asOfRead = of(floorOf(org, sync.status().knownComplete ?? 0));
  if (JSON.stringify(agents) !== JSON.stringify(asOfRead))
    expect(agents).toEqual(of(floorOf(org, time.now())));
}

/** On a feed that is believed, and not dropped without a word, a change is shown as soon as it has been gathered and read. */
export async function follows(bench: ProofBench): Promise<void> {
  const { org, store, sync, time, settings, feeds } = bench;
  // A read of everything for an overflow waits for a poll, and with it the ids that are told meanwhile.
  await time.advance(2 * settings.poll);
  const { state, feed } = sync.status();
  if (state !== 'live' || feed === 'none' || feed === 'polling') return;
  if (feeds[feed].subscriptions() === 0) return;
  const rowId = org.setStatus(userIdOf(7), '0N5000000000001AAA');
  await time.advance(settings.gather + settings.rereadEvery + second);
  expect(store.agent(userIdOf(7))?.rowId, 'told by the feed').toBe(rowId);
}

/** Nothing runs once it is stopped. */
export async function ends(bench: ProofBench): Promise<void> {
  const { org, time, sync, feeds, store } = bench;
  sync.stop();
  const calls = org.calls.length;
  const view = JSON.stringify([...store.view()]);
  // The fake org's own answers and events come to nothing meanwhile.
  await time.advance(3 * minute);
  expect(org.calls.length, 'calls after the end').toBe(calls);
  expect(JSON.stringify([...store.view()]), 'the store after the end').toBe(view);
  expect(time.pending(), 'timers after the end').toBe(0);
  expect(
    Object.values(feeds).map((feed) => feed.subscriptions()),
    'subscriptions after the end',
  ).toEqual([0, 0]);
}
