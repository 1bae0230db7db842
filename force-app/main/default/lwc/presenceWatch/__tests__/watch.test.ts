import { describe, expect, it } from 'vitest';
/* eslint-disable omnipresence/arrows -- names in the fake org */
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
/* eslint-enable omnipresence/arrows */
import { defaultWatchSettings } from '../settings';
import { createWatchBench, minute, second, type BenchOptions, type WatchBench } from './watchBench';

const ada = userIdOf(1);
const bo = userIdOf(2);
const people = (count: number) => Array.from({ length: count }, (_, n) => userIdOf(n + 1));

/** A watch that has shown Ada online and Bo at lunch. */
async function started(options: BenchOptions = {}): Promise<WatchBench> {
  const bench = createWatchBench(options);
  bench.org.setStatus(ada, available);
  bench.org.setStatus(bo, lunch);
  bench.sync.watch(ada);
  bench.sync.watch(bo);
  await bench.time.advance(second);
  return bench;
}

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
    expect(bench.sync.status()).toMatchObject({ state: 'live', reason: 'watching', failures: 0 });
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
    expect(bench.sync.status().state).toBe('live');
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

describe('what vanishes', () => {
  it('is gone with the next poll: hidden by sharing, or deleted', async () => {
    const bench = await started();
    bench.org.setVisible(ada, false);
    for (const row of bench.org.rows.values()) if (row.userId === bo) bench.org.deleteRow(row.id);
    await bench.time.advance(minute);
    expect(bench.store.view()).toEqual([]);
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
    expect(bench.sync.status().state).toBe('live');
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
    expect(bench.sync.status()).toMatchObject({ state: 'live', failures: 0, error: undefined });
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
    expect(bench.sync.status().state).toBe('live');
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
      state: 'live',
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
