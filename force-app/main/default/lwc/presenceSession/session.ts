import locale from '@salesforce/i18n/locale';
import { createBrowser, createTicker } from 'c/presenceBrowser';
import { createServerClock } from 'c/presenceClock';
import { createApexGateway, createApexSettingsGateway } from 'c/presenceGatewayApex';
import { defaultSettings } from 'c/presenceModel';
import { createPresenceStore, type PresenceStore } from 'c/presenceStore';
import {
  ageOfData,
  createPresenceSync,
  defaultSyncSettings,
  gatewayErrorOf,
  retryDelay,
  type PresenceSync,
  type Scheduler,
} from 'c/presenceSync';
import { chooseFeed } from './feedChoice';
import {
  defaultPageSettings,
  reconcileSecondsOf,
  type PageSettings,
  type SettingProblem,
} from './pageSettings';

export interface SessionOptions {
  /** What the page itself says; else the org's settings do. */
  readonly pollSeconds?: number;
}

/** What the components of a page share: one store, one engine, one clock, one tick. */
export interface PresenceSession {
  readonly store: PresenceStore;
  readonly sync: PresenceSync;
  readonly scheduler: Scheduler;
  /** As of now: the org's settings come a moment after the session has begun. */
  readonly pollSeconds: number;
  /** Settings that were not taken. */
  readonly settingProblems: readonly SettingProblem[];
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

export function createSession(options: SessionOptions): {
  readonly session: PresenceSession;
  readonly end: () => void;
} {
  const browser = createBrowser();
  let pollSeconds = options.pollSeconds ?? defaultPageSettings.pollSeconds;
  let settingProblems: readonly SettingProblem[] = [];
  let ended = false;
  const settingsOf = (settings: PageSettings) =>
    defaultSyncSettings(pollSeconds * 1000, reconcileSecondsOf(settings, options.pollSeconds) * 1000);
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
    settings: settingsOf(defaultPageSettings),
  });
  const now = () => clock.now();
  const ticker = createTicker(now, scheduler);
  // Before the first answer `now` is the browser's wall clock, which the floor must never hear of.
  const stopAdvancing = ticker.onTick((at) => {
    if (clock.sample() !== undefined) store.advance(at);
  });
  browser.onVisible(show);

  /** Polls until the settings are known, and says so where they could not be asked for. */
  function choose(failures = 0): void {
    chooseFeed(createApexSettingsGateway()).then(
      ({ settings, problems, ...feed }) => {
        if (ended) return;
        pollSeconds = options.pollSeconds ?? settings.pollSeconds;
        settingProblems = problems;
        sync.choose({ ...feed, settings: settingsOf(settings) });
      },
      (thrown: unknown) => {
        if (ended) return;
        sync.choose({ feedRefusal: 'error' });
        const { kind } = gatewayErrorOf(thrown);
        const delay = retryDelay(failures + 1, kind, browser.random, defaultSyncSettings());
        scheduler.after(delay, () => choose(failures + 1));
      },
    );
  }

  function show(visible: boolean): void {
    sync.setVisible(visible);
    ticker.setRunning(visible);
  }

  show(browser.isVisible());
  sync.start();
  choose();

  return {
    session: {
      store,
      sync,
      scheduler,
      get pollSeconds() {
        return pollSeconds;
      },
      get settingProblems() {
        return settingProblems;
      },
      floorWindow: defaultSettings.floorWindow,
      now,
      age: () => ageOfData(sync.status(), clock.atMost()),
      onTick: (listener) => ticker.onTick(listener),
    },
    end() {
      ended = true;
      stopAdvancing();
      sync.stop();
      browser.end();
    },
  };
}
