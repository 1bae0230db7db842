import { describe, expect, it } from 'vitest';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { ada, bo, createWatchBench, minute, second, started } from './watchBench';

describe('what vanishes', () => {
  it('is gone with the next poll: hidden by sharing, or deleted', async () => {
    const bench = await started();
    bench.org.setVisible(ada, false);
    for (const row of bench.org.rows.values()) if (row.userId === bo) bench.org.deleteRow(row.id);
    await bench.time.advance(minute);
    expect(bench.store.view()).toHaveLength(0);
    expect(bench.sync.standing(ada)).toBe('unseen');
    bench.org.setVisible(ada, true);
    await bench.time.advance(minute);
    expect(bench.store.agent(ada)?.kind).toBe('online');
  });

  it('leaves the last end of an earlier row behind', async () => {
    const bench = createWatchBench();
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(minute);
    const open = bench.org.setStatus(ada, available);
    bench.sync.watch(ada);
    await bench.time.advance(minute);
    bench.org.deleteRow(open);
    await bench.time.advance(minute);
    expect(bench.store.agent(ada)).toMatchObject({ kind: 'offline', changing: false });
  });

  it('is offline soon after the join gap, with one read more', async () => {
    const bench = await started();
    await bench.time.advance(minute);
    bench.org.logout(ada);
    void bench.sync.refresh();
    await bench.time.advance(second);
    expect(bench.store.agent(ada)?.changing).toBe(true);
    const reads = await bench.counted('rowsOfUsers', () => bench.time.advance(15 * second));
    expect(bench.store.agent(ada)).toMatchObject({ kind: 'offline', changing: false });
    expect(reads).toBe(1);
  });

  it('is not called unseen where the last end cannot be read', async () => {
    const bench = await started();
    bench.org.faults((call) => (call === 'lastEnds' ? 'other' : undefined));
    bench.org.setVisible(ada, false);
    await bench.time.advance(minute);
    expect(bench.sync.standing(ada)).toBe('unknown');
    expect(bench.sync.status().parts.lastEnds).toBe('failed');
    expect(bench.sync.status().state).toBe('polling');
  });
});

describe('a failure', () => {
  it('keeps what was known, tries again sooner than a poll, and says for how long', async () => {
    const bench = await started();
    bench.org.faults(() => 'offline');
    await bench.time.advance(minute + second);
    expect(bench.sync.status()).toMatchObject({ state: 'catching-up', reason: 'offline' });
    expect(bench.sync.status().nextTry).toBeGreaterThan(bench.time.now());
    await bench.time.advance(3 * minute);
    expect(bench.sync.status().state).toBe('stale');
    expect(bench.store.agent(ada)?.kind).toBe('online');
    bench.org.faults(() => undefined);
    await bench.time.advance(minute);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', failures: 0, error: undefined });
  });

  it('of rights takes everything away, also what was under way, and is asked about seldom', async () => {
    const bench = await started();
    bench.sync.watch(ada, { load: true });
    await bench.time.advance(second);
    bench.org.faults(() => 'denied');
    await bench.time.advance(minute);
    expect(bench.sync.status()).toMatchObject({ state: 'denied', knownComplete: undefined });
    expect(bench.store.userIds()).toEqual([]);
    expect(await bench.counted('rowsOfUsers', () => bench.time.advance(10 * minute))).toBeLessThanOrEqual(40);
    bench.org.faults(() => undefined);
    await bench.time.advance(2 * minute);
    expect(bench.sync.status().state).toBe('polling');
    expect(bench.store.agent(ada)?.person).toBeDefined();
  });

  it('is not knocked at once for each who comes', async () => {
    const bench = await started();
    bench.org.faults(() => 'limit');
    await bench.time.advance(2 * minute);
    const tries = await bench.counted('rowsOfUsers', async () => {
      for (let n = 10; n < 40; n += 1) {
        bench.sync.watch(userIdOf(n));
        await bench.time.advance(100);
      }
    });
    expect(tries).toBeLessThanOrEqual(2);
  });

  it('of a part leaves the rows alone', async () => {
    const bench = createWatchBench();
    bench.org.faults((call) => (call === 'people' || call === 'load' ? 'denied' : undefined));
    bench.org.setStatus(ada, available);
    bench.sync.watch(ada, { load: true });
    await bench.time.advance(second);
    expect(bench.sync.status()).toMatchObject({
      state: 'polling',
      parts: { people: 'denied', load: 'denied', lastEnds: 'ready', catalog: 'waiting' },
    });
    expect(bench.store.agent(ada)).toMatchObject({ kind: 'online', name: 'Agent 1' });
  });

  it('is a full answer of current rows, which cannot be all of them', async () => {
    const bench = createWatchBench();
    for (let n = 0; n < 2_000; n += 1) bench.org.openSecond(ada, available);
    bench.sync.watch(ada);
    await bench.time.advance(second);
    expect(bench.sync.status()).toMatchObject({ state: 'loading', reason: 'failed' });
  });
});
