import locale from '@salesforce/i18n/locale';
import { createBrowser, createTicker } from 'c/presenceBrowser';
import { createServerClock } from 'c/presenceClock';
import { createApexWatchGateway } from 'c/presenceGatewayApex';
import { defaultSettings } from 'c/presenceModel';
import { createPresenceStore } from 'c/presenceStore';
import { ageOfData } from 'c/presenceSync';
import { createPresenceWatch, defaultWatchSettings } from 'c/presenceWatch';
import type { WatchSession } from './watchSession';

export const DEFAULT_POLL_SECONDS = 60;

/** A watch over this browser and this org, without anybody in it. `poll` sets its interval, seconds. */
export function createWatchSession(): {
  readonly watch: WatchSession;
  readonly poll: (seconds: number) => void;
  readonly end: () => void;
} {
  const browser = createBrowser();
  const clock = createServerClock(browser.clock);
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const store = createPresenceStore(defaultSettings, { compareNames: compare, later: browser.beforeFrame });
  const watch = createPresenceWatch({
    gateway: createApexWatchGateway(),
    store,
    clock,
    scheduler: browser.scheduler,
    random: browser.random,
    settings: defaultWatchSettings(DEFAULT_POLL_SECONDS * 1000),
  });
  const now = () => clock.now();
  const ticker = createTicker(now, browser.scheduler);
  // Before the first answer `now` is the browser's wall clock, which the store must never hear of.
  ticker.onTick((at) => {
    if (clock.sample() !== undefined) store.advance(at);
  });
  let pollSeconds = DEFAULT_POLL_SECONDS;

  function show(visible: boolean): void {
    watch.setVisible(visible);
    ticker.setRunning(visible);
  }

  browser.onVisible(show);
  browser.onFocus(() => watch.look());
  show(browser.isVisible());

  return {
    watch: {
      ...watch,
      store,
      get pollSeconds() {
        return pollSeconds;
      },
      floorWindow: defaultSettings.floorWindow,
      now,
      age: () => ageOfData(watch.status(), clock.atMost()),
      onTick: (listener) => ticker.onTick(listener),
    },
    poll(seconds) {
      if (seconds === pollSeconds) return;
      pollSeconds = seconds;
      watch.setSettings(defaultWatchSettings(seconds * 1000));
    },
    end() {
      watch.stop();
      browser.end();
    },
  };
}
