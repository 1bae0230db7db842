import { createServerClock } from 'c/presenceClock';
import { createPresenceStore } from 'c/presenceStore';
import { createPresenceSync } from '../presenceSync';
import type { FeedEnd } from '../ports';
import { createFakeFeed } from './fakeFeed';
import { available, createFakeOrg, userIdOf } from './fakeGateway';
import { createFakeTime } from './fakeTime';

const second = 1_000;
/** Seconds; the longest retry is a minute. */
const afterwards = 65;

export interface Outage {
  /** Milliseconds that no call is answered and nothing can be subscribed; 0: only the feed ends. */
  readonly length: number;
  readonly end: FeedEnd;
  readonly browsers: number;
}

/** What came in each second from the moment that the org was there again, or the feed ended. */
export interface Aftermath {
  /** Apex calls and subscriptions, in seconds. */
  readonly calls: readonly number[];
  /** Browsers whose first read of everything since then finished in this second. */
  readonly recovered: readonly number[];
}

const { compare: compareNames } = new Intl.Collator();

/** Runs the engines of all these browsers over one org through an outage and for a while after it. */
export async function simulateOutage({ length, end, browsers }: Outage): Promise<Aftermath> {
  const time = createFakeTime();
  const org = createFakeOrg(time);
  const feed = createFakeFeed(time, org);
  const random = randomFrom(12_345);
  for (const n of [1, 2]) org.setStatus(userIdOf(n), available);
  org.latency(() => 50 + 200 * random());

  const engines = Array.from({ length: browsers }, () =>
    createPresenceSync({
      gateway: org.gateway,
      store: createPresenceStore(undefined, { compareNames }),
      clock: createServerClock(time.clock),
      scheduler: time.scheduler,
      random,
      feed: feed.feed,
    }),
  );
  // Nobody opens the page at the same moment as another.
  for (const engine of engines) {
    time.scheduler.after(60 * second * random(), () => engine.start());
  }
  await time.advance(65 * second);

  if (length > 0) {
    org.faults(() => 'offline');
    feed.opens(() => end);
  }
  feed.end(end);
  if (length > 0) {
    await time.advance(length);
    org.faults(() => undefined);
    feed.opens(() => undefined);
  }

  const back = time.now();
  const calls: number[] = [];
  const recovered: number[] = [];
  let made = org.calls.length + feed.counts.opened;
  let whole = 0;
  for (let passed = 0; passed < afterwards; passed += 1) {
    await time.advance(second);
    const now = org.calls.length + feed.counts.opened;
    const fresh = engines.filter((engine) => (engine.status().reconciled ?? 0) >= back).length;
    calls.push(now - made);
    recovered.push(fresh - whole);
    made = now;
    whole = fresh;
  }
  for (const engine of engines) engine.stop();
  return { calls, recovered };
}

/** Full jitter wants numbers that are spread evenly, and a test the same ones each time. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Bars of `bucket` seconds, a block for each `unit`. */
export function histogram(counts: readonly number[], bucket: number, unit: number): string {
  const lines: string[] = [];
  for (let from = 0; from < counts.length; from += bucket) {
    const sum = counts.slice(from, from + bucket).reduce((total, count) => total + count, 0);
    if (sum === 0 && counts.slice(from).every((count) => count === 0)) break;
    const label = `${String(from).padStart(3)}–${String(from + bucket).padEnd(3)} s`;
    lines.push(`${label} ${String(sum).padStart(5)} ${'█'.repeat(Math.round(sum / unit))}`.trimEnd());
  }
  return lines.join('\n');
}
