import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import myId from '@salesforce/user/Id';
import { createBrowser, createTicker } from 'c/presenceBrowser';
import { createServerClock } from 'c/presenceClock';
import {
  createApexGateway,
  createApexRulesGateway,
  createApexSettingsGateway,
  createApexTeamGateway,
  readExportRows,
} from 'c/presenceGatewayApex';
import { defaultSettings } from 'c/presenceModel';
import { createPresenceStore } from 'c/presenceStore';
import { ageOfData, createCaller, createPresenceSync, defaultSyncSettings } from 'c/presenceSync';
import { createBelonging } from './belonging';
import { chooseFeed } from './feedChoice';
import { createFloorAlerts } from './floorAlerts';
import {
  defaultPageSettings,
  reconcileSecondsOf,
  type PageSettings,
  type SettingProblem,
} from './pageSettings';
import { readUntilAnswered } from './retried';
import type { PresenceSession, SessionOptions } from './surface';

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
    if (clock.sample() === undefined) return;
    store.advance(at);
    floorAlerts.advance(at);
  });
  let loadReadable = false;
  // A read that fails once takes no load away.
  const stopLooking = sync.subscribe(({ parts: { load } }) => {
    if (load === 'ready' || load === 'denied') loadReadable = load === 'ready';
  });
  browser.onVisible(show);

  const isEnded = () => ended;
  const caller = createCaller(clock, scheduler, defaultSyncSettings().answerWithin);
  const beside = { scheduler, random: browser.random, isEnded, caller, store };
  const floorAlerts = createFloorAlerts({
    ...beside,
    gateway: createApexRulesGateway(),
    sync,
    now,
    joinGap: defaultSettings.joinGap,
    timeZone,
  });
  const belonging = createBelonging({ ...beside, gateway: createApexTeamGateway(), userId: myId });

  /** Polls until the settings are known, and says so where they could not be asked for. */
  function choose(): void {
    readUntilAnswered(
      beside,
      () => chooseFeed(createApexSettingsGateway()),
      ({ settings, problems, ...feed }) => {
        pollSeconds = options.pollSeconds ?? settings.pollSeconds;
        settingProblems = problems;
        sync.choose({ ...feed, settings: settingsOf(settings) });
      },
      () => {
        sync.choose({ feedRefusal: 'error' });
        return true;
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
      ...belonging,
      get alerts() {
        return floorAlerts.alerts();
      },
      get rules() {
        return floorAlerts.rules();
      },
      get rulesRefusal() {
        return floorAlerts.refusal();
      },
      onRules: (listener) => floorAlerts.onRules(listener),
      get loadReadable() {
        return loadReadable;
      },
      readExportRows,
      floorWindow: defaultSettings.floorWindow,
      now,
      age: () => ageOfData(sync.status(), clock.atMost()),
      onTick: (listener) => ticker.onTick(listener),
    },
    end() {
      ended = true;
      stopAdvancing();
      stopLooking();
      floorAlerts.end();
      caller.end();
      sync.stop();
      browser.end();
    },
  };
}
