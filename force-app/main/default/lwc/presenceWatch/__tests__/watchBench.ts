import { createServerClock, type ServerClock } from 'c/presenceClock';
import { defaultSettings } from 'c/presenceModel';
import { createPresenceStore, type PresenceStore } from 'c/presenceStore';
import type { Random } from 'c/presenceSync';
/* eslint-disable omnipresence/arrows -- time that passes by hand, and names in the fake org */
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { createFakeTime, type FakeTime } from '../../presenceSync/__tests__/fakeTime';
/* eslint-enable omnipresence/arrows */
import { defaultWatchSettings, type WatchSettings } from '../settings';
import { createPresenceWatch, type PresenceWatch } from '../watch';
import { createFakeWatchOrg, type FakeWatchOrg } from './fakeWatchOrg';

export interface WatchBench {
  readonly time: FakeTime;
  readonly org: FakeWatchOrg;
  readonly store: PresenceStore;
  readonly clock: ServerClock;
  readonly sync: PresenceWatch;
  /** How often `call` was made in `work`. */
  counted(call: string, work: () => Promise<unknown>): Promise<number>;
}

export interface BenchOptions {
  readonly wallError?: number;
  readonly random?: Random;
  readonly settings?: Partial<WatchSettings>;
}

export const second = 1_000;
export const minute = 60 * second;
/** More than two polls are apart, less than two polls and a bit. */
export const poll = minute;

/** A watch of nobody over a fake org and time that passes by hand. Without jitter unless `random` is given. */
export function createWatchBench(options: BenchOptions = {}): WatchBench {
  const time = createFakeTime(undefined, options.wallError);
  const org = createFakeWatchOrg(time);
  const store = createPresenceStore(defaultSettings);
  const clock = createServerClock(time.clock);
  const sync = createPresenceWatch({
    gateway: org.watchGateway,
    store,
    clock,
    scheduler: time.scheduler,
    random: options.random ?? (() => 0.5),
    settings: { ...defaultWatchSettings(), ...options.settings },
  });
  return {
    time,
    org,
    store,
    clock,
    sync,
    async counted(call, work) {
      const from = org.calls.length;
      await work();
      return org.calls.slice(from).filter((made) => made === call).length;
    },
  };
}

export const ada = userIdOf(1);
export const bo = userIdOf(2);

/** A watch that has shown Ada online and Bo at lunch. */
export async function started(options: BenchOptions = {}): Promise<WatchBench> {
  const bench = createWatchBench(options);
  bench.org.setStatus(ada, available);
  bench.org.setStatus(bo, lunch);
  bench.sync.watch(ada);
  bench.sync.watch(bo);
  await bench.time.advance(second);
  return bench;
}
