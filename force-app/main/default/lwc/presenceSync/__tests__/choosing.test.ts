import { describe, expect, it } from 'vitest';
import { followSettings } from '../choosing';
import { failure } from '../failure';
import type { FeedGateway, FeedSettings, PresenceFeed } from '../ports';
import type { SyncChoice } from '../sync';
import { createFakeTime } from './fakeTime';

const second = 1_000;
const silent = {
  changed: () => undefined,
  missed: () => undefined,
  ended: () => undefined,
};

function feedOf(name: PresenceFeed['name'], opened: string[], what: string): PresenceFeed {
  return {
    name,
    open() {
      opened.push(what);
      return Promise.resolve(() => undefined);
    },
  };
}

function bench(settings: Partial<FeedSettings>, gateway: Partial<FeedGateway> = {}, pollSeconds?: number) {
  const time = createFakeTime();
  const choices: SyncChoice[] = [];
  const opened: string[] = [];
  const stop = followSettings({
    gateway: {
      settings: () => Promise.resolve({ feed: 'auto', pushTopic: 'Updates', ...settings }),
      hasPushTopic: () => Promise.resolve(true),
      remainingDeliveries: () => Promise.resolve(10),
      ...gateway,
    },
    makers: {
      pushTopic: (name) => feedOf('push-topic', opened, name),
      changeEvents: ({ channel }) => feedOf('change-events', opened, channel),
    },
    sync: { choose: (choice) => void choices.push(choice) },
    scheduler: time.scheduler,
    random: () => 0.5,
    pollSeconds,
  });
  return { time, choices, opened, stop };
}

/** What the feed is opened on, or why it is not. */
async function openedOf({ time, choices, opened }: ReturnType<typeof bench>): Promise<string | undefined> {
  await time.settle();
  const [choice] = choices.slice(-1);
  if (choice?.feed === undefined) return choice?.feedRefusal;
  try {
    await choice.feed.open(silent);
  } catch (thrown) {
    return (thrown as { end: string }).end;
  }
  return opened[0];
}

describe('the choice of a feed', () => {
  it('is the push topic unless something else is set', async () => {
    expect(await openedOf(bench({}))).toBe('Updates');
    expect(await openedOf(bench({ feed: 'push-topic', pushTopic: 'Mine' }))).toBe('Mine');
    expect(await openedOf(bench({ feed: 'polling' }))).toBeUndefined();
    expect(await openedOf(bench({ feed: 'change-events', changeEventChannel: '/data/X__chn' }))).toBe(
      '/data/X__chn',
    );
  });

  it('is no change events without a channel, and no topic that is not there or may not be read', async () => {
    expect(await openedOf(bench({ feed: 'change-events' }))).toBe('no-channel');
    expect(await openedOf(bench({}, { hasPushTopic: () => Promise.resolve(false) }))).toBe('no-topic');
    const rejecting = (kind: 'denied' | 'session' | 'offline') => ({
      hasPushTopic: () => Promise.reject(failure(kind, 'no')),
    });
    expect(await openedOf(bench({}, rejecting('denied')))).toBe('no-topic');
    expect(await openedOf(bench({}, rejecting('session')))).toBe('session');
    expect(await openedOf(bench({}, rejecting('offline')))).toBe('error');
  });

  it('takes the intervals that are set, and of polls what the page itself wants', async () => {
    const set = bench({ pollSeconds: 30, reconcileSeconds: 120 });
    await set.time.settle();
    expect(set.choices[0]?.settings).toMatchObject({ poll: 30 * second, reconcile: 120 * second });
    const own = bench({ pollSeconds: 30 }, {}, 5);
    await own.time.settle();
    expect(own.choices[0]?.settings).toMatchObject({ poll: 5 * second, reconcile: 60 * second });
  });

  it('is made again while the settings cannot be read, later each time', async () => {
    let asked = 0;
    const settings = () => {
      asked += 1;
      if (asked < 4) return Promise.reject(failure('offline', 'no'));
      return Promise.resolve({ feed: 'auto', pushTopic: 'Updates' } as const);
    };
    const { time, choices } = bench({}, { settings });
    await time.settle();
    expect(choices).toEqual([{ feedRefusal: 'error' }]);
    await time.advance(2 * second);
    expect(asked).toBe(2);
    await time.advance(6 * second);
    expect([asked, time.pending()]).toEqual([4, 0]);
    expect(choices[3]?.feed?.name).toBe('push-topic');
  });

  it('does not wait for ever, and not at all where the settings are denied or nobody is left', async () => {
    const hanging = bench({}, { settings: () => new Promise(() => undefined) });
    await hanging.time.advance(30 * second);
    expect(hanging.choices).toEqual([{ feedRefusal: 'error' }]);
    hanging.stop();
    const denied = bench({}, { settings: () => Promise.reject(failure('denied', 'no')) });
    await denied.time.advance(30 * second);
    expect(denied.choices).toEqual([{ feedRefusal: 'forbidden' }]);
    const left = bench({});
    left.stop();
    await left.time.advance(second);
    expect(left.choices).toEqual([]);
    expect([hanging, denied, left].map(({ time }) => time.pending())).toEqual([0, 0, 0]);
  });
});
