import { createServerClock, type ServerClock } from 'c/presenceClock';
import { defaultSettings } from 'c/presenceModel';
import { createPresenceStore, type PresenceStore } from 'c/presenceStore';
import { createPresenceSync, type PresenceSync } from '../presenceSync';
import type { FeedName, Random } from '../ports';
import { defaultSyncSettings, type SyncSettings } from '../settings';
import { createFakeFeed, type FakeFeed } from './fakeFeed';
import { createFakeOrg, type FakeOrg } from './fakeGateway';
import { createFakeTime, type FakeTime } from './fakeTime';
import { createSightings, type Sightings } from './sightings';

/** An org with both feeds, a page over it, and an engine that can be exchanged for one on another feed. */
export interface ProofBench {
  readonly time: FakeTime;
  readonly org: FakeOrg;
  readonly store: PresenceStore;
  readonly clock: ServerClock;
  readonly sightings: Sightings;
  readonly feeds: Readonly<Record<FeedName, FakeFeed>>;
  readonly settings: SyncSettings;
  /** The engine of the moment. */
  readonly sync: PresenceSync;
  isVisible(): boolean;
  /** The settings name another feed: one engine stops, another takes over the store. */
  exchange(feed: FeedName | 'none'): void;
  /** `counted`: the browser's monotonic clock goes on meanwhile. What is under way is never answered. */
  sleep(milliseconds: number, counted: boolean, meanwhile: () => void): void;
}

export interface ProofOptions {
  readonly feed: FeedName | 'none';
  readonly random: Random;
  readonly wallError?: number;
  readonly pageSize?: number;
}

export function createProofBench({ feed, random, wallError, pageSize = 3 }: ProofOptions): ProofBench {
  const time = createFakeTime(undefined, wallError);
  const org = createFakeOrg(time, pageSize);
  const store = createPresenceStore(defaultSettings);
  const clock = createServerClock(time.clock);
  const settings = defaultSyncSettings();
  const sightings = createSightings(org.gateway, time.clock.monotonic, settings.answerWithin);
  const feeds = {
    'push-topic': createFakeFeed(time, org, 'push-topic'),
    'change-events': createFakeFeed(time, org, 'change-events'),
  };
  let visible = true;
  let engine = engineOn(feed);
  engine.start();

  function engineOn(name: FeedName | 'none'): PresenceSync {
    const chosen = name === 'none' ? {} : { feed: feeds[name].feed };
    const parts = { gateway: sightings.gateway, store, clock, scheduler: time.scheduler, random, settings };
    return createPresenceSync({ ...parts, ...chosen });
  }

  return {
    time,
    org,
    store,
    clock,
    sightings,
    feeds,
    settings,
    get sync() {
      return {
        ...engine,
        setVisible(next: boolean) {
          visible = next;
          engine.setVisible(next);
        },
      };
    },
    isVisible: () => visible,
    exchange(name) {
      engine.stop();
      sightings.letGo();
      engine = engineOn(name);
      engine.start();
      engine.setVisible(visible);
    },
    sleep(milliseconds, counted, meanwhile) {
      const pass = (part: number) => {
        if (counted) {
          time.freeze(part);
          return;
        }
        time.stepServer(part);
        time.stepWall(part);
      };
      org.cut();
      pass(milliseconds / 2);
      meanwhile();
      pass(milliseconds / 2);
      if (!counted) sightings.wake();
    },
  };
}
