import { describe, expect, it } from 'vitest';
import { ageOfData } from '../status';
import { createEngineBench, second, since, started, type BenchOptions } from './engineBench';
import { available, lunch, userIdOf } from './fakeGateway';

const [ada, bob, cy] = [userIdOf(1), userIdOf(2), userIdOf(3)];

const onFeed = (options: BenchOptions = {}) => started({ feed: 'push-topic', ...options });

describe('on a feed', () => {
  it('is live once a read has begun with the feed open', async () => {
    const bench = createEngineBench({ feed: 'push-topic' });
    bench.feed.latency(2 * second);
    bench.sync.start();
    await bench.time.advance(second);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', feed: 'polling', feedEnd: undefined });
    await bench.time.advance(4 * second);
    expect(bench.sync.status()).toMatchObject({
      state: 'live',
      feed: 'push-topic',
      reason: 'feed',
      missed: 0,
    });
  });

  it('shows a change within a second, by one read of the rows that were told', async () => {
    const bench = await onFeed();
    const from = bench.org.calls.length;
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(second);
    expect(bench.store.agent(ada)?.kind).toBe('busy');
    expect(bench.org.calls.slice(from)).toEqual(['rowsById']);
  });

  it('removes what a told id does not show any more', async () => {
    const bench = await onFeed({ feed: 'change-events' });
    const [row] = bench.org.rows.values();
    bench.org.deleteRow(row?.id ?? '');
    await bench.time.advance(second);
    expect(bench.store.agent(ada)).toBeUndefined();
  });

  it('reads no roster for rows that it has never seen', async () => {
    const bench = await onFeed({ feed: 'change-events' });
    bench.org.setVisible(cy, false);
    const from = bench.org.calls.length;
    bench.org.setStatus(cy, available);
    await bench.time.advance(second);
    expect(bench.org.calls.slice(from)).toEqual(['rowsById']);
  });

  it('does not take an event for a read: the age of the data grows on', async () => {
    const bench = await onFeed();
    const { knownComplete } = bench.sync.status();
    await bench.time.advance(20 * second);
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(2 * second);
    expect(bench.store.agent(ada)?.kind).toBe('busy');
    expect(bench.sync.status().knownComplete).toBe(knownComplete);
    expect(ageOfData(bench.sync.status(), bench.clock.atMost())).toBeGreaterThan(20 * second);
  });

  it('calls an agent offline soon after the join gap, though no event tells that no row follows', async () => {
    const bench = await onFeed();
    await bench.time.advance(20 * second);
    bench.org.logout(ada);
    await bench.time.advance(second);
    expect(bench.store.agent(ada)).toMatchObject({ kind: 'online', changing: true });
    await bench.time.advance(13 * second);
    expect(bench.store.agent(ada)).toMatchObject({ kind: 'offline' });
    expect(bench.sync.status()).toMatchObject({ state: 'live', missed: 0 });
  });

  it('holds what is told during a snapshot, and reads it after', async () => {
    const bench = await onFeed();
    bench.org.latency((call) => (call === 'liveRows' ? 5 * second : 0));
    void bench.sync.refresh();
    await bench.time.advance(4.9 * second);
    const from = bench.org.calls.length;
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(50);
    expect(bench.org.calls.slice(from)).toEqual([]);
    await bench.time.advance(second);
    expect(bench.store.agent(ada)?.kind).toBe('busy');
  });

  it('reads again what changed while the feed was opened', async () => {
    const bench = createEngineBench({ feed: 'push-topic' });
    bench.org.setStatus(ada, available);
    bench.feed.latency(5 * second);
    bench.sync.start();
    await bench.time.advance(4 * second);
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(7 * second);
    expect(bench.sync.status().state).toBe('live');
    expect(bench.store.agent(ada)?.kind).toBe('busy');
    expect(bench.sync.status().missed).toBe(0);
  });

  it('goes on after a re-read that failed, and reads by the retry what was told', async () => {
    const bench = await onFeed();
    bench.org.faults((call) => (call === 'rowsById' ? 'offline' : undefined));
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(second);
    expect(bench.sync.status()).toMatchObject({
      state: 'catching-up',
      feed: 'push-topic',
      reason: 'offline',
    });
    bench.org.faults(() => undefined);
    await bench.time.advance(5 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'live', failures: 0 });
    expect(bench.store.agent(ada)?.kind).toBe('busy');
  });

  it('does not forget by a failure that a row was told, which no delta would show', async () => {
    const bench = await onFeed({ feed: 'change-events' });
    bench.org.faults((call) => (call === 'rowsById' ? 'offline' : undefined));
    const [row] = bench.org.rows.values();
    bench.org.deleteRow(row?.id ?? '');
    await bench.time.advance(second);
    bench.org.faults(() => undefined);
    await bench.time.advance(5 * second);
    expect(bench.store.agent(ada)).toBeUndefined();
  });

  it('does not forget by a failure that everything was to be read', async () => {
    const bench = await onFeed();
    bench.org.faults((call) => (call === 'liveRows' ? 'offline' : undefined));
    void bench.sync.refresh();
    await bench.time.advance(second);
    bench.org.faults(() => undefined);
    const from = bench.org.calls.length;
    await bench.time.advance(5 * second);
    expect(since(bench, from, 'liveRows')).toBe(1);
  });

  it('knocks no faster while nothing can be read, however much is told', async () => {
    const bench = await onFeed({ random: () => 0.99 });
    bench.org.faults(() => 'limit');
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(30 * second);
    const from = bench.org.calls.length;
    for (let n = 0; n < 100; n += 1) {
      bench.org.setStatus(ada, n % 2 === 0 ? available : lunch);
      await bench.time.advance(second);
    }
    expect(bench.org.calls.length - from).toBeLessThanOrEqual(3);
  });

  it('reads everything when the feed has missed something, and at most once a poll', async () => {
    const bench = await onFeed();
    const from = bench.org.calls.length;
    bench.feed.events(() => 'overflow');
    const states: string[] = [];
    bench.sync.subscribe((status) => states.push(`${status.state} ${status.reason}`));
    for (let n = 0; n < 30; n += 1) {
      bench.org.setStatus(bob, n % 2 === 0 ? available : lunch);
      await bench.time.advance(second);
    }
    expect(states[0]).toBe('catching-up feed-lost');
    expect(since(bench, from, 'liveRows')).toBeLessThanOrEqual(3);
    bench.feed.events(() => undefined);
    await bench.time.advance(20 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'live', missed: 0 });
  });

  it('is not stale between two reconciles, and is when one does not come', async () => {
    const bench = await onFeed();
    const states = new Set<string>();
    bench.sync.subscribe((status) => states.add(status.state));
    await bench.time.advance(600 * second);
    expect([...states]).toEqual(['live']);
    bench.org.faults(() => 'hang');
    await bench.time.advance(95 * second);
    expect(bench.sync.status().state).toBe('stale');
  });
});

describe('what a feed costs', () => {
  it('costs an idle hour at most 60 reconciles and no poll, and hidden nothing', async () => {
    const bench = await onFeed();
    const from = bench.org.calls.length;
    await bench.time.advance(3600 * second);
    for (const call of ['liveRows', 'changedRows', 'load'] as const) {
      expect(since(bench, from, call)).toBeLessThanOrEqual(60);
    }
    expect(since(bench, from, 'liveRows')).toBeGreaterThan(50);
    expect(since(bench, from, 'rowsById')).toBe(0);
    bench.sync.setVisible(false);
    const hidden = bench.org.calls.length;
    await bench.time.advance(3600 * second);
    expect(bench.org.calls.length).toBe(hidden);
  });

  it.each([
    ['evenly', (n: number) => n * 5],
    ['at once', () => 0],
    ['at once, and then one by one', (n: number) => (n < 900 ? 0 : (n - 900) * 50)],
  ])('coalesces 1,000 changes in 5 s that come %s into at most 12 re-reads', async (_, at) => {
    const bench = createEngineBench({ feed: 'push-topic' });
    for (let n = 0; n < 1_000; n += 1) bench.org.setStatus(userIdOf(n), available);
    bench.sync.start();
    await bench.time.advance(20 * second);
    const from = bench.org.calls.length;
    const start = bench.time.now();
    for (let n = 0; n < 1_000; n += 1) {
      await bench.time.advance(Math.max(0, start + at(n) - bench.time.now()));
      bench.org.setStatus(userIdOf(n), lunch);
    }
    await bench.time.advance(10 * second);
    expect(bench.store.counts()).toMatchObject({ online: 0, busy: 1_000 });
    expect(since(bench, from, 'rowsById') + since(bench, from, 'changedRows')).toBeLessThanOrEqual(12);
    expect(since(bench, from, 'liveRows')).toBe(0);
  });

  it('asks for no row by its id where masses change that it has never seen', async () => {
    const bench = await onFeed({ feed: 'change-events' });
    const from = bench.org.calls.length;
    for (let n = 10; n < 1_010; n += 1) {
      bench.org.setVisible(userIdOf(n), false);
      bench.org.setStatus(userIdOf(n), available);
    }
    await bench.time.advance(second);
    expect(bench.org.calls.slice(from)).toEqual(['changedRows', 'load']);
  });

  it('reads everything instead of more ids than it may hold', async () => {
    const bench = await onFeed({ settings: { heldMost: 50 } });
    const from = bench.org.calls.length;
    for (let n = 10; n < 70; n += 1) bench.org.setStatus(userIdOf(n), available);
    await bench.time.advance(8 * second);
    expect([since(bench, from, 'liveRows'), since(bench, from, 'rowsById')]).toEqual([1, 0]);
    expect(bench.store.counts().online).toBe(61);
  });

  it('re-reads a floor that never rests every 4 s', async () => {
    const bench = await onFeed();
    await bench.time.advance(60 * second);
    const from = bench.org.calls.length;
    for (let n = 0; n < 600; n += 1) {
      bench.org.setStatus(userIdOf(n % 20), n % 40 < 20 ? available : lunch);
      await bench.time.advance(100);
    }
    expect(since(bench, from, 'rowsById')).toBeLessThanOrEqual(7 + 60 / 4);
  });
});
