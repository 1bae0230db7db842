import { describe, expect, it } from 'vitest';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { ada, bo, createWatchBench, minute, second, started } from './watchBench';

describe('a person', () => {
  it('is asked for once, and known again when he comes back', async () => {
    const bench = createWatchBench();
    bench.org.setStatus(ada, available);
    bench.sync.watch(bo);
    const undo = bench.sync.watch(ada);
    await bench.time.advance(second);
    undo();
    await bench.time.advance(2 * minute);
    expect(bench.store.agent(ada)).toBeUndefined();
    bench.sync.watch(ada);
    await bench.time.advance(second);
    expect(bench.store.agent(ada)?.person?.roleName).toBe('Tier 1');
    expect(bench.org.calls.filter((call) => call === 'people')).toHaveLength(1);
  });
});

describe('beside the rows', () => {
  it('open work is read of those for whom it is wanted', async () => {
    const bench = await started();
    bench.org.moveWork(ada, 3);
    bench.org.moveWork(bo, 2);
    expect(await bench.counted('load', () => bench.time.advance(5 * minute))).toBe(0);
    const undo = bench.sync.watch(ada, { load: true });
    await bench.time.advance(second);
    expect(bench.store.agent(ada)?.load?.items).toBe(3);
    expect(bench.store.agent(bo)?.load).toBeUndefined();
    expect(await bench.counted('load', () => bench.time.advance(2 * minute))).toBe(2);
    undo();
    expect(await bench.counted('load', () => bench.time.advance(2 * minute))).toBe(0);
  });

  it('statuses and channels are read when somebody asks', async () => {
    const bench = await started();
    expect(bench.org.calls).not.toContain('catalog');
    expect([bench.sync.catalog(), bench.sync.catalog()]).toEqual([undefined, undefined]);
    await bench.time.advance(second);
    expect(bench.sync.catalog()?.channels.map(({ label }) => label)).toEqual(['Voice', 'Chat']);
    expect(bench.org.calls.filter((call) => call === 'catalog')).toHaveLength(1);
  });

  it('the interruptible capacity is read once a row, for however many ask', async () => {
    const bench = await started();
    bench.org.interruptCapacities.set(ada, 2);
    const ask = async () => {
      const answers = Promise.all([bench.sync.interruptCapacity(ada), bench.sync.interruptCapacity(ada)]);
      await bench.time.advance(second);
      return answers;
    };
    expect(await ask()).toEqual([2, 2]);
    await ask();
    expect(bench.org.calls.filter((call) => call === 'interruptCapacity')).toHaveLength(1);
    bench.org.setStatus(ada, available);
    await bench.time.advance(minute);
    await ask();
    expect(bench.org.calls.filter((call) => call === 'interruptCapacity')).toHaveLength(2);
  });

  it('the interruptible capacity is not told where it cannot be read', async () => {
    const bench = await started();
    bench.org.faults((call) => (call === 'interruptCapacity' ? 'other' : undefined));
    const answer = bench.sync.interruptCapacity(ada);
    await bench.time.advance(second);
    expect(await answer).toBeUndefined();
    expect(await bench.sync.interruptCapacity(userIdOf(9))).toBeUndefined();
  });
});
