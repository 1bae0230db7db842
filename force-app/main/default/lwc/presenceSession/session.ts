import locale from '@salesforce/i18n/locale';
import { createBrowser, createTicker } from 'c/presenceBrowser';
import { createServerClock } from 'c/presenceClock';
import { createApexGateway } from 'c/presenceGatewayApex';
import { defaultSettings } from 'c/presenceModel';
import { createPresenceStore, type PresenceStore } from 'c/presenceStore';
import {
  ageOfData,
  createPresenceSync,
  defaultSyncSettings,
  type PresenceSync,
  type Scheduler,
} from 'c/presenceSync';

export interface SessionOptions {
  readonly pollSeconds: number;
}

/** What the components of a page share: one store, one engine, one clock, one tick. */
export interface PresenceSession {
  readonly store: PresenceStore;
  readonly sync: PresenceSync;
  readonly scheduler: Scheduler;
  readonly pollSeconds: number;
  /** How long after his last end an agent still belongs to the floor, milliseconds. */
  readonly floorWindow: number;
  /** Server time, epoch milliseconds. */
  now(): number;
  /** Milliseconds since everything shown was known to be complete, never too few; undefined before the first
   * read. */
  age(): number | undefined;
  /** At each whole second of server time while the page is in view. */
  onTick(listener: (now: number) => void): () => void;
}

export function createSession({ pollSeconds }: SessionOptions): {
  readonly session: PresenceSession;
  readonly end: () => void;
} {
  const browser = createBrowser();
  const { scheduler } = browser;
  const clock = createServerClock(browser.clock);
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const store = createPresenceStore(defaultSettings, { compareNames: compare, later: browser.beforeFrame });
  const sync = createPresenceSync({
    gateway: createApexGateway(),
    store,
    clock,
    scheduler,
    random: browser.random,
    settings: defaultSyncSettings(pollSeconds * 1000),
  });
  const now = () => clock.now();
  const ticker = createTicker(now, scheduler);
  // Before the first answer `now` is the browser's wall clock, which the floor must never hear of.
  const stopAdvancing = ticker.onTick((at) => {
    if (clock.sample() !== undefined) store.advance(at);
  });
  browser.onVisible(show);

  function show(visible: boolean): void {
    sync.setVisible(visible);
    ticker.setRunning(visible);
  }

  show(browser.isVisible());
  sync.start();

  return {
    session: {
      store,
      sync,
      scheduler,
      pollSeconds,
      floorWindow: defaultSettings.floorWindow,
      now,
      age: () => ageOfData(sync.status(), clock.atMost()),
      onTick: (listener) => ticker.onTick(listener),
    },
    end() {
      stopAdvancing();
      sync.stop();
      browser.end();
    },
  };
}
