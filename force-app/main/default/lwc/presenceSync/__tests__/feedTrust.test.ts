import { describe, expect, it } from 'vitest';
import { second, started, type EngineBench } from './engineBench';
import { available, lunch, userIdOf } from './fakeGateway';
import { createTrust } from '../trust';

const minute = 60 * second;
const onFeed = (settings = {}) => started({ feed: 'push-topic', settings });

/** Somebody changes every ten seconds. */
async function busy(bench: EngineBench, minutes: number): Promise<void> {
  for (let n = 0; n < minutes * 6; n += 1) {
    bench.org.setStatus(userIdOf(1 + (n % 3)), n % 2 === 0 ? available : lunch);
    await bench.time.advance(10 * second);
  }
}

describe('a feed that misses changes', () => {
  it('is not blamed for what it has told in time, whatever is under way', async () => {
    const bench = await onFeed();
    bench.feed.events(() => ({ late: 7 * second }));
    bench.org.latency(() => 2 * second);
    await busy(bench, 20);
    expect(bench.sync.status()).toMatchObject({ missed: 0, feed: 'push-topic' });
  });

  it('is not blamed for what appears and vanishes by sharing, or is deleted', async () => {
    const bench = await onFeed();
    await bench.time.advance(5 * minute);
    bench.org.setVisible(userIdOf(1), false);
    await bench.time.advance(5 * minute);
    bench.org.setVisible(userIdOf(1), true);
    await bench.time.advance(5 * minute);
    bench.feed.withhold(true);
    const [row] = bench.org.rows.values();
    bench.org.deleteRow(row?.id ?? '');
    await bench.time.advance(5 * minute);
    expect(bench.sync.status()).toMatchObject({ missed: 0, feed: 'push-topic' });
  });

  it('is found out by the reconcile, which counts what was missed', async () => {
    const bench = await onFeed();
    await bench.time.advance(2 * minute);
    bench.feed.withhold(true);
    bench.org.setStatus(userIdOf(1), lunch);
    await bench.time.advance(minute + 10 * second);
    expect(bench.store.agent(userIdOf(1))?.kind).toBe('busy');
    expect(bench.sync.status()).toMatchObject({ state: 'live', feed: 'push-topic', missed: 2 });
  });

  it('is demoted after three reconciles in a row with something missed, and opened anew', async () => {
    const bench = await onFeed();
    bench.feed.withhold(true);
    await busy(bench, 3);
    expect(bench.sync.status()).toMatchObject({ state: 'live' });
    await busy(bench, 2);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', feed: 'polling', feedEnd: 'demoted' });
    expect([bench.feed.counts.opened, bench.feed.subscriptions()]).toEqual([2, 1]);
  });

  it('is promoted after five reconciles in a row without a miss', async () => {
    const bench = await onFeed();
    bench.feed.withhold(true);
    await busy(bench, 6);
    expect(bench.sync.status().feedEnd).toBe('demoted');
    bench.feed.withhold(false);
    await busy(bench, 4);
    expect(bench.sync.status().feedEnd).toBe('demoted');
    await busy(bench, 4);
    expect(bench.sync.status()).toMatchObject({ state: 'live', feed: 'push-topic', feedEnd: undefined });
  });

  it('is heard again though only its subscription was lost, without a word', async () => {
    const bench = await onFeed();
    bench.feed.cut();
    await busy(bench, 14);
    expect(bench.sync.status()).toMatchObject({ state: 'live', feed: 'push-topic' });
    expect(bench.feed.counts.opened).toBe(2);
  });

  it('is not promoted for silence where nothing happens', async () => {
    const bench = await onFeed();
    bench.feed.withhold(true);
    await busy(bench, 6);
    await bench.time.advance(30 * minute);
    expect(bench.sync.status().feedEnd).toBe('demoted');
  });
});

describe('trust', () => {
  it('takes twice as long to come back with each demotion, up to forty reconciles', () => {
    const trust = createTrust(() => ({ missesToDemote: 3, healthyToPromote: 5 }));
    const waits: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      for (let miss = 0; miss < 3; miss += 1) trust.reconciled({ missed: 1, told: 1 });
      let healthy = 0;
      for (; !trust.isBelieved(); healthy += 1) trust.reconciled({ missed: 0, told: 1 });
      waits.push(healthy);
    }
    expect(waits).toEqual([5, 10, 20, 40, 40]);
  });

  it('forgives one or two that are followed by a good one', () => {
    const trust = createTrust(() => ({ missesToDemote: 3, healthyToPromote: 5 }));
    for (const missed of [1, 1, 0, 1, 1, 0]) expect(trust.reconciled({ missed, told: 1 })).toBe(false);
    expect(trust.isBelieved()).toBe(true);
  });
});
