import { describe, expect, it } from 'vitest';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { ada, bo, minute, second, started } from './watchBench';

describe('a page', () => {
  it('reads nothing and keeps no timer while hidden, and polls once when it is shown again', async () => {
    const bench = await started();
    bench.sync.setVisible(false);
    expect(bench.time.pending()).toBe(0);
    expect(await bench.counted('rowsOfUsers', () => bench.time.advance(2 * minute))).toBe(0);
    expect(bench.sync.status().reason).toBe('hidden');
    bench.sync.setVisible(true);
    expect(bench.sync.status()).toMatchObject({ state: 'catching-up', reason: 'shown-again' });
    expect(await bench.counted('rowsOfUsers', () => bench.time.advance(second))).toBe(1);
    expect(bench.sync.status().state).toBe('polling');
  });

  it('polls at once when somebody looks at it, but not more often than every five seconds', async () => {
    const bench = await started();
    await bench.time.advance(10 * second);
    const looks = await bench.counted('rowsOfUsers', async () => {
      for (let n = 0; n < 20; n += 1) {
        bench.sync.look();
        await bench.time.advance(second);
      }
    });
    expect(looks).toBe(4);
    bench.sync.setVisible(false);
    expect(
      await bench.counted('rowsOfUsers', async () => {
        await bench.time.advance(minute);
        bench.sync.look();
        await bench.time.advance(minute);
      }),
    ).toBe(0);
  });

  it('that flickers in and out of view waits for its five seconds', async () => {
    const bench = await started();
    const polls = await bench.counted('rowsOfUsers', async () => {
      for (let n = 0; n < 10; n += 1) {
        bench.sync.setVisible(false);
        bench.sync.setVisible(true);
        await bench.time.advance(500);
      }
    });
    expect(polls).toBe(1);
  });

  it('that slept for long asks for last ends instead of all that changed', async () => {
    const bench = await started();
    bench.org.logout(bo);
    bench.sync.setVisible(false);
    await bench.time.advance(60 * minute);
    for (let n = 0; n < 5; n += 1) bench.org.setStatus(ada, lunch);
    bench.sync.setVisible(true);
    expect(await bench.counted('lastEnds', () => bench.time.advance(second))).toBe(1);
    expect(bench.store.agent(ada)?.kind).toBe('busy');
    expect(bench.store.agent(bo)?.kind).toBe('offline');
  });

  it('runs nothing after stop', async () => {
    const bench = await started();
    bench.org.latency(() => second);
    void bench.sync.refresh();
    bench.sync.stop();
    bench.sync.watch(userIdOf(3));
    bench.sync.look();
    void bench.sync.refresh();
    bench.sync.setVisible(false);
    bench.sync.setVisible(true);
    const from = bench.org.calls.length;
    await bench.time.advance(10 * minute);
    expect(bench.org.calls.length).toBe(from);
    expect(bench.time.pending()).toBe(0);
    expect(bench.sync.status().state).toBe('stopped');
  });
});
