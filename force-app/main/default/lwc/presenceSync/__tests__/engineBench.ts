import { createServerClock, type ServerClock } from 'c/presenceClock';
import { defaultSettings } from 'c/presenceModel';
import { createPresenceStore, type PresenceStore } from 'c/presenceStore';
import { createPresenceSync, type PresenceSync } from '../engine';
import type { Random } from '../ports';
import { defaultSyncSettings, type SyncSettings } from '../settings';
import { createFakeOrg, type FakeOrg } from './fakeGateway';
import { createFakeTime, type FakeTime } from './fakeTime';

export interface EngineBench {
  readonly time: FakeTime;
  readonly org: FakeOrg;
  readonly store: PresenceStore;
  readonly clock: ServerClock;
  readonly sync: PresenceSync;
}

export interface BenchOptions {
  readonly pageSize?: number;
  readonly wallError?: number;
  readonly random?: Random;
  readonly settings?: Partial<SyncSettings>;
}

/** An engine, not started, over a fake org and time that passes by hand. */
export function createEngineBench(options: BenchOptions = {}): EngineBench {
  const time = createFakeTime(undefined, options.wallError);
  const org = createFakeOrg(time, options.pageSize);
  const store = createPresenceStore(defaultSettings);
  const clock = createServerClock(time.clock);
  const sync = createPresenceSync({
    gateway: org.gateway,
    store,
    clock,
    scheduler: time.scheduler,
    random: options.random ?? (() => 0.5),
    settings: { ...defaultSyncSettings(), ...options.settings },
  });
  return { time, org, store, clock, sync };
}
