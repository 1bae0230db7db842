import { describe, expect, it } from 'vitest';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { defaultWatchSettings } from '../settings';
import { ada, bo, createWatchBench, minute, second, started } from './watchBench';

const people = (count: number) => Array.from({ length: count }, (_, n) => userIdOf(n + 1));

describe('a poll', () => {
  it('is one call for all who came together', async () => {
    const bench = createWatchBench();
    const rows = await bench.counted('rowsOfUsers', async () => {
      for (const id of people(100)) bench.sync.watch(id);
      await bench.time.advance(second);
    });
    expect(rows).toBe(1);
    expect(await bench.counted('rowsOfUsers', () => bench.time.advance(10 * minute))).toBe(10);
  });

  it('takes 200 users a call', async () => {
    const bench = createWatchBench();
    for (const id of people(450)) bench.org.setStatus(id, available);
    for (const id of people(450)) bench.sync.watch(id);
    expect(await bench.counted('rowsOfUsers', () => bench.time.advance(second))).toBe(3);
    const none = { busy: 0, offline: 0, suspect: 0, bot: 0 };
    expect(bench.sync.countsOf(people(450))).toEqual({ ...none, online: 450, seen: 450 });
  });

  it('shows who is online, at lunch, gone within the window, and not to be seen', async () => {
    const bench = createWatchBench();
    const [gone, hidden] = [userIdOf(3), userIdOf(4)];
    for (const id of [ada, gone, hidden]) bench.org.setStatus(id, available);
    bench.org.setStatus(bo, lunch);
    bench.org.logout(gone);
    bench.org.setVisible(hidden, false);
    await bench.time.advance(minute);
    for (const id of people(4)) bench.sync.watch(id);
    expect(people(4).map((id) => bench.sync.standing(id))).toEqual(Array(4).fill('loading'));
    await bench.time.advance(second);
    expect(people(4).map((id) => bench.store.agent(id)?.kind)).toEqual([
      'online',
      'busy',
      'offline',
      undefined,
    ]);
    expect(bench.sync.standing(ada)).toBe('visible');
    expect(bench.sync.standing(hidden)).toBe('unseen');
    const apart = { suspect: 0, bot: 0 };
    expect(bench.sync.countsOf(people(4))).toEqual({ ...apart, online: 1, busy: 1, offline: 1, seen: 3 });
  });

  it('counts a row that is not believed apart from those who are there', async () => {
    const bench = createWatchBench();
    bench.org.setStatus(ada, available);
    await bench.time.advance(17 * 60 * minute);
    bench.sync.watch(ada);
    await bench.time.advance(second);
    expect(bench.sync.countsOf([ada])).toMatchObject({ online: 0, suspect: 1, seen: 1 });
  });

  it('comes up to a tenth of the interval earlier or later', async () => {
    for (const [random, least] of [
      [0, 54],
      [0.999, 65],
    ] as const) {
      const bench = await started({ random: () => random });
      const early = await bench.counted('rowsOfUsers', () => bench.time.advance((least - 2) * second));
      const late = await bench.counted('rowsOfUsers', () => bench.time.advance(3 * second));
      expect([early, late]).toEqual([0, 1]);
    }
  });

  it('follows a shorter interval at once, and a longer one', async () => {
    const bench = await started();
    bench.sync.setSettings(defaultWatchSettings(15 * second));
    expect(await bench.counted('rowsOfUsers', () => bench.time.advance(minute))).toBe(4);
    bench.sync.setSettings(defaultWatchSettings(5 * minute));
    expect(await bench.counted('rowsOfUsers', () => bench.time.advance(10 * minute))).toBe(2);
  });

  it('tells its listeners what is known to be complete', async () => {
    const bench = await started();
    const told: unknown[] = [];
    bench.sync.subscribe(({ knownComplete }) => told.push(knownComplete));
    const refresh = bench.sync.refresh();
    await bench.time.advance(second);
    await refresh;
    expect(told).toEqual([bench.time.now() - second]);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', reason: 'watching', failures: 0 });
  });

  it('asks for last ends and people once, and again only every ten minutes or when a row vanished', async () => {
    const bench = createWatchBench();
    bench.org.setStatus(ada, available);
    bench.sync.watch(ada);
    await bench.time.advance(9 * minute);
    expect(bench.org.calls.filter((call) => call !== 'rowsOfUsers')).toEqual(['lastEnds', 'people']);
    expect(await bench.counted('lastEnds', () => bench.time.advance(2 * minute))).toBe(1);
    bench.org.setVisible(ada, false);
    expect(await bench.counted('lastEnds', () => bench.time.advance(minute))).toBe(1);
  });

  it('costs an idle hour 60 calls for rows, 6 for last ends and nothing else', async () => {
    const bench = await started();
    const from = bench.org.calls.length;
    await bench.time.advance(60 * minute);
    const made = bench.org.calls.slice(from);
    expect(made.filter((call) => call === 'rowsOfUsers')).toHaveLength(60);
    expect(made.filter((call) => call === 'lastEnds')).toHaveLength(6);
    expect(made).toHaveLength(66);
  });
});

describe('who comes and goes', () => {
  it('is read soon, and right after a poll that is under way', async () => {
    const bench = await started();
    bench.org.latency(() => 400);
    void bench.sync.refresh();
    await bench.time.advance(100);
    bench.org.setStatus(userIdOf(3), lunch);
    bench.sync.watch(userIdOf(3));
    await bench.time.advance(5 * second);
    expect(bench.store.agent(userIdOf(3))?.kind).toBe('busy');
  });

  it('is forgotten with the next poll after the last who watched him, and kept for another', async () => {
    const bench = createWatchBench();
    bench.org.setStatus(ada, available);
    const [one, other] = [bench.sync.watch(ada), bench.sync.watch(ada)];
    bench.sync.watch(bo);
    await bench.time.advance(second);
    one();
    one();
    await bench.time.advance(minute);
    expect(bench.store.agent(ada)).toBeDefined();
    other();
    await bench.time.advance(minute);
    expect(bench.store.agent(ada)).toBeUndefined();
  });

  it('costs nothing while nobody is watched, and is read anew when he comes back', async () => {
    const bench = createWatchBench();
    bench.org.setStatus(ada, available);
    const undo = bench.sync.watch(ada);
    await bench.time.advance(second);
    undo();
    const from = bench.org.calls.length;
    await bench.time.advance(10 * minute);
    expect(bench.org.calls.length).toBe(from);
    expect(bench.time.pending()).toBe(0);
    bench.sync.watch(ada);
    expect(bench.sync.standing(ada)).toBe('loading');
    await bench.time.advance(second);
    expect(bench.sync.standing(ada)).toBe('visible');
  });
});
