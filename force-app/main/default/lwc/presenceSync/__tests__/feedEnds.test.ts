import { describe, expect, it } from 'vitest';
import type { FeedEnd } from '../ports';
import { defaultSyncSettings } from '../settings';
import { createEngineBench, second, since, started, type BenchOptions } from './engineBench';
import { available, lunch, userIdOf } from './fakeGateway';

const ada = userIdOf(1);
const minute = 60 * second;

const onFeed = (options: BenchOptions = {}) => started({ feed: 'push-topic', ...options });

const again: readonly FeedEnd[] = ['reconnected', 'error', 'session', 'replay'];
const rarely: readonly FeedEnd[] = ['allocation', 'budget', 'forbidden', 'no-topic'];
const never: readonly FeedEnd[] = ['absent', 'no-channel'];

describe('a feed that ends', () => {
  it.each([...again, ...rarely, ...never])(
    'leads by %s to a read of everything and to polling',
    async (end) => {
      const bench = await onFeed();
      bench.feed.opens(() => end);
      const from = bench.org.calls.length;
      bench.feed.end(end);
      expect(bench.sync.status()).toMatchObject({ state: 'catching-up', reason: 'feed-lost', feedEnd: end });
      await bench.time.advance(8 * second);
      expect(since(bench, from, 'liveRows')).toBe(1);
      expect(bench.sync.status()).toMatchObject({ state: 'polling', feed: 'polling', feedEnd: end });
      bench.org.setStatus(ada, lunch);
      await bench.time.advance(17 * second);
      expect(bench.store.agent(ada)?.kind).toBe('busy');
    },
  );

  it.each(again)('is opened again after %s, and the page is live again', async (end) => {
    const bench = await onFeed();
    bench.feed.end(end);
    await bench.time.advance(20 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'live', feed: 'push-topic', feedEnd: undefined });
    expect(bench.feed.subscriptions()).toBe(1);
  });

  it('leaves the page catching up until everything has been read, though the feed is open again', async () => {
    const bench = await onFeed({ settings: { spread: 14 * second } });
    bench.feed.end('reconnected');
    await bench.time.advance(6 * second);
    expect(bench.feed.subscriptions()).toBe(1);
    expect(bench.sync.status()).toMatchObject({ state: 'catching-up', reason: 'feed-lost' });
    await bench.time.advance(2 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'live', reason: 'feed' });
  });

  it('lets the data grow older by no more than polled data may be, though the feed would have let it', async () => {
    const bench = await onFeed();
    await bench.time.advance(20 * second);
    bench.org.faults(() => 'offline');
    bench.feed.opens(() => 'error');
    bench.feed.end('error');
    const { staleAfter, staleOnFeed } = defaultSyncSettings();
    expect(20 * second + staleAfter).toBeLessThan(staleOnFeed);
    await bench.time.advance(staleAfter - second);
    expect(bench.sync.status().state).toBe('catching-up');
    await bench.time.advance(2 * second);
    expect(bench.sync.status().state).toBe('stale');
  });

  it('is opened ever more rarely while it goes on ending', async () => {
    const bench = createEngineBench({ feed: 'push-topic', random: () => 0.99 });
    bench.feed.opens(() => 'error');
    bench.sync.start();
    await bench.time.advance(10 * minute);
    expect(bench.feed.counts.opened).toBeLessThanOrEqual(11);
    const opened = bench.feed.counts.opened;
    await bench.time.advance(60 * minute);
    expect(bench.feed.counts.opened - opened).toBeLessThanOrEqual(13);
    expect(bench.feed.counts.opened - opened).toBeGreaterThan(5);
  });

  it('is opened soon where it has lasted a while each time', async () => {
    const bench = await onFeed({ random: () => 0.99 });
    for (let n = 0; n < 8; n += 1) {
      bench.feed.end('error');
      await bench.time.advance(3 * minute);
    }
    bench.feed.end('error');
    await bench.time.advance(10 * second);
    expect(bench.sync.status().state).toBe('live');
  });

  it.each([...rarely, ...never])('is opened at most twice an hour after %s, whoever looks', async (end) => {
    const bench = createEngineBench({ feed: 'push-topic' });
    bench.feed.opens(() => end);
    bench.sync.start();
    for (let n = 0; n < 30; n += 1) {
      await bench.time.advance(minute);
      bench.sync.setVisible(false);
      await bench.time.advance(minute);
      bench.sync.setVisible(true);
    }
    expect(bench.feed.counts.opened).toBeLessThanOrEqual(never.includes(end) ? 1 : 3);
    expect(bench.sync.status().feedEnd).toBe(end);
  });

  it('is given up when it does not open, and closed when it does later', async () => {
    const bench = createEngineBench({ feed: 'push-topic', random: () => 0.99 });
    bench.feed.opens(() => 'hang');
    bench.sync.start();
    await bench.time.advance(29 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', feedEnd: undefined });
    await bench.time.advance(2 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', feedEnd: 'error' });
    bench.feed.opens(() => undefined);
    bench.feed.latency(20 * second);
    await bench.time.advance(60 * second);
    bench.feed.latency(50);
    await bench.time.advance(600 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'live', feedEnd: undefined });
    expect(bench.feed.subscriptions()).toBe(1);
  });

  it('says why there is none', async () => {
    const bench = await started();
    bench.sync.choose({ feedRefusal: 'no-channel' });
    expect(bench.sync.status()).toMatchObject({ state: 'polling', feed: 'polling', feedEnd: 'no-channel' });
  });

  it('can be chosen when the page already polls', async () => {
    const bench = await started();
    bench.sync.choose({ feed: bench.feed.feed });
    await bench.time.advance(second);
    expect(bench.sync.status()).toMatchObject({ state: 'live', feed: 'push-topic' });
    bench.sync.choose({});
    expect(bench.sync.status().state).toBe('catching-up');
    await bench.time.advance(second);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', feed: 'polling', feedEnd: undefined });
    expect(bench.feed.subscriptions()).toBe(0);
  });
});

describe('a feed that is let go of', () => {
  it('closes the feed where the rows are denied, and opens it when they are allowed again', async () => {
    const bench = await onFeed();
    bench.org.faults((call) => (call === 'rowsById' ? 'denied' : undefined));
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(second);
    expect(bench.sync.status()).toMatchObject({ state: 'denied', feed: 'none' });
    expect(bench.store.view()).toHaveLength(0);
    expect(bench.feed.subscriptions()).toBe(0);
    bench.org.faults(() => undefined);
    await bench.time.advance(120 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'live', feed: 'push-topic' });
  });

  it('closes the feed of a page that stays hidden, and catches up when it is shown', async () => {
    const bench = await onFeed();
    bench.sync.setVisible(false);
    await bench.time.advance(29 * second);
    expect(bench.feed.subscriptions()).toBe(1);
    await bench.time.advance(2 * second);
    expect([bench.feed.subscriptions(), bench.time.pending()]).toEqual([0, 0]);
    bench.org.setStatus(ada, lunch);
    bench.sync.setVisible(true);
    expect(bench.sync.status()).toMatchObject({ state: 'catching-up', reason: 'shown-again' });
    await bench.time.advance(second);
    expect(bench.sync.status().state).toBe('live');
    expect(bench.store.agent(ada)?.kind).toBe('busy');
  });

  it('keeps it while hidden for a moment, and reads what was told when shown', async () => {
    const bench = await onFeed();
    bench.sync.setVisible(false);
    const from = bench.org.calls.length;
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(20 * second);
    expect(bench.org.calls.length).toBe(from);
    bench.sync.setVisible(true);
    expect(bench.sync.status()).toMatchObject({ state: 'live', reason: 'feed' });
    await bench.time.advance(second);
    expect(bench.store.agent(ada)?.kind).toBe('busy');
    expect(bench.feed.counts.opened).toBe(1);
  });

  it('catches up when shown after the feed ended unseen', async () => {
    const bench = await onFeed();
    bench.sync.setVisible(false);
    await bench.time.advance(second);
    bench.feed.end('reconnected');
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(2 * second);
    bench.sync.setVisible(true);
    expect(bench.sync.status()).toMatchObject({ state: 'catching-up', reason: 'shown-again' });
    await bench.time.advance(2 * second);
    expect(bench.store.agent(ada)?.kind).toBe('busy');
  });

  it('is not opened by a page that has never been shown', async () => {
    const bench = createEngineBench({ feed: 'push-topic' });
    bench.sync.setVisible(false);
    bench.sync.start();
    await bench.time.advance(minute);
    expect([bench.feed.counts.opened, bench.org.calls.length]).toEqual([0, 0]);
    bench.sync.setVisible(true);
    await bench.time.advance(second);
    expect(bench.sync.status().state).toBe('live');
  });

  it('leaves no timer and no subscription, whenever it is stopped', async () => {
    for (const after of [0, 75, 120, 1_000, 20_000]) {
      const bench = createEngineBench({ feed: 'push-topic' });
      bench.org.setStatus(ada, available);
      bench.sync.start();
      await bench.time.advance(after);
      bench.org.setStatus(ada, lunch);
      await bench.time.advance(60);
      bench.sync.stop();
      await bench.time.advance(minute);
      expect([bench.feed.subscriptions(), bench.time.pending()]).toEqual([0, 0]);
      expect(bench.sync.status()).toMatchObject({ state: 'stopped', feed: 'none' });
    }
  });
});
