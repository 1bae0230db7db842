import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '../status';
import { createEngineBench, poll, second, since, started } from './engineBench';
import { available, lunch, userIdOf } from './fakeGateway';

const ada = userIdOf(1);

describe('hidden, stopped, asked', () => {
  it('reads nothing and keeps no timer while hidden, and catches up when shown', async () => {
    const bench = await started();
    bench.sync.setVisible(false);
    const from = bench.org.calls.length;
    expect(bench.time.pending()).toBe(0);
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(3600 * second);
    expect(bench.org.calls.length).toBe(from);
    const seen: SyncStatus[] = [];
    bench.sync.subscribe((status) => seen.push(status));
    bench.sync.setVisible(true);
    expect(bench.sync.status().state).toBe('stale');
    await bench.time.settle();
    await bench.time.advance(0);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', reason: 'polling' });
    expect(bench.store.agent(ada)?.kind).toBe('busy');
  });

  it('is catching up from the moment that a page hidden for a while is shown', async () => {
    const bench = await started();
    bench.sync.setVisible(false);
    await bench.time.advance(20 * second);
    bench.sync.setVisible(true);
    expect(bench.sync.status()).toMatchObject({ state: 'catching-up', reason: 'shown-again' });
  });

  it('reads at the next poll only when the page was hidden for a moment', async () => {
    const bench = await started();
    bench.sync.setVisible(false);
    const from = bench.org.calls.length;
    bench.sync.setVisible(true);
    await bench.time.advance(second);
    expect(bench.org.calls.length).toBe(from);
    await bench.time.advance(poll);
    expect(bench.org.calls.length).toBeGreaterThan(from);
  });

  it('runs nothing after stop, whatever was under way', async () => {
    for (const slow of ['catalog', 'liveRows', 'changedRows', 'roster', 'load'] as const) {
      const bench = createEngineBench();
      bench.org.setStatus(ada, available);
      bench.org.latency((call) => (call === slow ? 2 * second : 0));
      bench.sync.start();
      await bench.time.advance(second);
      bench.sync.stop();
      const [calls, view] = [bench.org.calls.length, bench.store.view()];
      await bench.time.advance(3600 * second);
      expect(bench.org.calls.length).toBe(calls);
      expect(bench.store.view()).toBe(view);
      expect(bench.time.pending()).toBe(0);
      expect(bench.sync.status()).toMatchObject({ state: 'stopped', feed: 'none', reason: 'stopped' });
    }
  });

  it('tells its listeners that it has stopped, and nothing afterwards', async () => {
    const bench = await started();
    const states: string[] = [];
    bench.sync.subscribe((status) => states.push(status.state));
    bench.sync.stop();
    bench.sync.start();
    bench.sync.setVisible(false);
    await bench.sync.refresh();
    await bench.time.advance(60 * second);
    expect(states).toEqual(['stopped']);
  });

  it('tells a listener nothing after the undo', async () => {
    const bench = await started();
    let heard = 0;
    bench.sync.subscribe(() => (heard += 1))();
    await bench.time.advance(60 * second);
    expect(heard).toBe(0);
  });

  it('reads everything at once on refresh, also while waiting to try again', async () => {
    const bench = await started();
    bench.org.faults(() => 'limit');
    await bench.time.advance(40 * second);
    bench.org.faults(() => undefined);
    const from = bench.org.calls.length;
    void bench.sync.refresh();
    await bench.time.settle();
    await bench.time.advance(0);
    expect(bench.org.calls.slice(from)).toEqual(
      expect.arrayContaining(['liveRows', 'changedRows', 'olderCurrentRows', 'roster']),
    );
    expect(bench.sync.status().state).toBe('polling');
  });

  it('answers a refresh during a read with one more read of everything after it', async () => {
    const bench = await started();
    bench.org.latency(() => second);
    void bench.sync.refresh();
    await bench.time.advance(100);
    const from = bench.org.calls.length;
    let done = false;
    const refreshed = Promise.all([bench.sync.refresh(), bench.sync.refresh()]).then(() => {
      done = true;
    });
    await bench.time.advance(10 * second);
    await refreshed;
    expect(done).toBe(true);
    expect(since(bench, from, 'liveRows')).toBe(1);
  });
});
