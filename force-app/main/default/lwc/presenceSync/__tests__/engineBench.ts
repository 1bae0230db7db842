import { createServerClock, type ServerClock } from 'c/presenceClock';
import { defaultSettings } from 'c/presenceModel';
import { createPresenceStore, type PresenceStore } from 'c/presenceStore';
import { createPresenceSync } from '../engine';
import type { FeedName, Random } from '../ports';
import { defaultSyncSettings, type SyncSettings } from '../settings';
import type { PresenceSync } from '../sync';
import { createFakeFeed, type FakeFeed } from './fakeFeed';
import { available, createFakeOrg, lunch, userIdOf, type FakeOrg, type GatewayCall } from './fakeGateway';
import { createFakeTime, type FakeTime } from './fakeTime';

export interface EngineBench {
  readonly time: FakeTime;
  readonly org: FakeOrg;
  readonly store: PresenceStore;
  readonly clock: ServerClock;
  readonly sync: PresenceSync;
  /** The feed of the engine, where it was made with one. */
  readonly feed: FakeFeed;
}

export interface BenchOptions {
  readonly pageSize?: number;
  readonly wallError?: number;
  readonly random?: Random;
  readonly settings?: Partial<SyncSettings>;
  /** With a feed of this kind; none unless given. */
  readonly feed?: FeedName;
}

/** An engine, not started, over a fake org and time that passes by hand. */
export function createEngineBench(options: BenchOptions = {}): EngineBench {
  const time = createFakeTime(undefined, options.wallError);
  const org = createFakeOrg(time, options.pageSize);
  const store = createPresenceStore(defaultSettings);
  const clock = createServerClock(time.clock);
  const feed = createFakeFeed(time, org, options.feed);
  const sync = createPresenceSync({
    gateway: org.gateway,
    store,
    clock,
    scheduler: time.scheduler,
    random: options.random ?? (() => 0.5),
    settings: { ...defaultSyncSettings(), ...options.settings },
    ...(options.feed && { feed: feed.feed }),
  });
  return { time, org, store, clock, sync, feed };
}

export const second = 1_000;
/** Between two polls where `random` answers 0.5. */
export const poll = defaultSyncSettings().poll * 1.05;

/** An engine that has shown Agent 1 online and Agent 2 busy. */
export async function started(options: BenchOptions = {}): Promise<EngineBench> {
  const bench = createEngineBench(options);
  bench.org.setStatus(userIdOf(1), available);
  bench.org.setStatus(userIdOf(2), lunch);
  bench.sync.start();
  await bench.time.advance(second);
  return bench;
}

/** How often `call` was made since the bench had made `from` calls. */
export function since(bench: EngineBench, from: number, call: GatewayCall): number {
  return bench.org.calls.slice(from).filter((made) => made === call).length;
}
