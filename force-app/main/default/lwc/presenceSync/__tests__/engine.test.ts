import { describe, expect, it } from 'vitest';
import { defaultSyncSettings } from '../settings';
import { ageOfData } from '../status';
import { createEngineBench, poll, second, since, started, type EngineBench } from './engineBench';
import { available, lunch, userIdOf } from './fakeGateway';

const [ada, cy] = [userIdOf(1), userIdOf(3)];

function kinds({ store }: EngineBench): Record<string, string> {
  return Object.fromEntries(
    store.view().map((agent) => [agent.name, agent.changing ? `changing ${agent.kind}` : agent.kind]),
  );
}

describe('loading', () => {
  it('shows what the query returns and is live as of the start of the read', async () => {
    const bench = await started();
    expect(kinds(bench)).toEqual({ 'Agent 1': 'online', 'Agent 2': 'busy' });
    expect(bench.sync.status()).toMatchObject({ state: 'polling', feed: 'polling', reason: 'polling' });
    expect(bench.sync.status().knownComplete).toBe(bench.time.now() - second);
  });

  it('reads live rows over several pages', async () => {
    const bench = createEngineBench({ pageSize: 3 });
    for (let n = 1; n <= 10; n += 1) bench.org.setStatus(userIdOf(n), available);
    bench.sync.start();
    await bench.time.advance(second);
    expect(bench.store.counts().online).toBe(10);
    expect(since(bench, 0, 'liveRows')).toBe(4);
  });

  it('finds agents who left within the floor window by the roster', async () => {
    const bench = createEngineBench();
    bench.org.setStatus(ada, available);
    await bench.time.advance(60 * second);
    bench.org.logout(ada);
    await bench.time.advance(600 * second);
    bench.sync.start();
    await bench.time.advance(second);
    expect(kinds(bench)).toEqual({ 'Agent 1': 'offline' });
  });

  it('finds rows that hang since before the look-back, as suspect', async () => {
    const bench = createEngineBench();
    bench.org.openSecond(ada, available, 8 * 24 * 3600 * second);
    bench.sync.start();
    await bench.time.advance(second);
    expect(bench.store.agent(ada)).toMatchObject({ kind: 'online', suspect: true, suspectReason: 'too-old' });
    expect(bench.store.counts()).toMatchObject({ online: 0, suspect: 1 });
  });

  it('loads although the catalog cannot be read', async () => {
    const bench = createEngineBench();
    bench.org.setStatus(ada, available);
    bench.org.faults((call) => (call === 'catalog' ? 'other' : undefined));
    bench.sync.start();
    await bench.time.advance(second);
    expect(kinds(bench)).toEqual({ 'Agent 1': 'online' });
    expect(bench.sync.status()).toMatchObject({ state: 'polling', parts: { catalog: 'failed' } });
  });

  it('stays loading with the error while the first read fails, and loads when it can', async () => {
    const bench = createEngineBench();
    bench.org.setStatus(ada, available);
    bench.org.faults(() => 'offline');
    bench.sync.start();
    await bench.time.advance(60 * second);
    expect(bench.sync.status()).toMatchObject({
      state: 'loading',
      reason: 'offline',
      error: { kind: 'offline' },
    });
    bench.org.faults(() => undefined);
    await bench.time.advance(60 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', failures: 0, error: undefined });
  });

  it('bounds its reads by the server clock when the browser clock is wrong by an hour', async () => {
    const bench = createEngineBench({ wallError: -3_600_000 });
    const asked: number[] = [];
    const { liveRows } = bench.org.gateway;
    Object.assign(bench.org.gateway, {
      liveRows: (createdSince: number, after?: string) => {
        asked.push(createdSince);
        return liveRows(createdSince, after);
      },
    });
    bench.sync.start();
    await bench.time.advance(second);
    expect(asked).toEqual([bench.time.now() - second - defaultSyncSettings().lookBack]);
    expect(bench.clock.now()).toBe(bench.time.now());
  });
});

describe('polling', () => {
  it('shows a change within one poll', async () => {
    const bench = await started();
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(poll);
    expect(kinds(bench)).toEqual({ 'Agent 1': 'busy', 'Agent 2': 'busy' });
  });

  it('finds a change that committed later than the SystemModstamp it carries', async () => {
    const bench = await started();
    await bench.time.advance(poll - 100);
    bench.org.lag(3 * second);
    await bench.time.advance(200);
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(poll);
    expect(bench.store.agent(ada)?.kind).toBe('busy');
  });

  it('keeps the status of a closed row until an answer later than the join gap shows no successor', async () => {
    const bench = await started();
    await bench.time.advance(poll - 2 * second);
    bench.org.logout(ada);
    await bench.time.advance(2 * second);
    expect(kinds(bench)).toMatchObject({ 'Agent 1': 'changing online' });
    expect(bench.store.counts()).toMatchObject({ online: 1, offline: 0 });
    await bench.time.advance(poll);
    expect(kinds(bench)).toMatchObject({ 'Agent 1': 'offline' });
  });

  it('does not call an agent offline while no later answer comes', async () => {
    const bench = await started();
    await bench.time.advance(poll - 2 * second);
    bench.org.logout(ada);
    await bench.time.advance(2 * second);
    bench.org.faults(() => 'offline');
    await bench.time.advance(600 * second);
    expect(kinds(bench)).toMatchObject({ 'Agent 1': 'changing online' });
  });

  it('reads all live rows again every minute, and deltas in between', async () => {
    const bench = await started();
    const from = bench.org.calls.length;
    await bench.time.advance(3600 * second);
    expect(since(bench, from, 'changedRows')).toBeLessThanOrEqual(240);
    expect(since(bench, from, 'changedRows')).toBeGreaterThan(220);
    expect(since(bench, from, 'liveRows')).toBeLessThanOrEqual(60);
    expect(since(bench, from, 'liveRows')).toBeGreaterThan(45);
    expect(since(bench, from, 'roster')).toBeLessThanOrEqual(6);
    expect(since(bench, from, 'olderCurrentRows')).toBeLessThanOrEqual(6);
  });

  it('drops an agent that the re-read does not return', async () => {
    const bench = await started();
    const [row] = bench.org.rows.values();
    bench.org.deleteRow(row?.id ?? '');
    await bench.time.advance(80 * second);
    expect(kinds(bench)).toEqual({ 'Agent 2': 'busy' });
  });

  it('drops an agent whom sharing no longer shows, from the roster too', async () => {
    const bench = await started();
    bench.org.logout(cy);
    bench.org.setStatus(cy, available);
    bench.org.setStatus(cy, lunch);
    await bench.time.advance(poll);
    expect(kinds(bench)).toHaveProperty('Agent 3', 'busy');
    bench.org.setVisible(cy, false);
    await bench.time.advance(80 * second);
    expect(kinds(bench)).toEqual({ 'Agent 1': 'online', 'Agent 2': 'busy' });
  });

  it('reads everything when a delta has too many pages', async () => {
    const bench = await started({ pageSize: 2, settings: { deltaPages: 2 } });
    for (let n = 10; n < 30; n += 1) bench.org.setStatus(userIdOf(n), available);
    const from = bench.org.calls.length;
    await bench.time.advance(poll);
    expect(since(bench, from, 'changedRows')).toBe(2);
    expect(bench.store.counts().online).toBe(21);
  });

  it('fails a read whose page names itself as the next', async () => {
    const bench = await started();
    Object.assign(bench.org.gateway, {
      changedRows: (after: object) =>
        Promise.resolve({ serverTime: bench.time.now(), value: { items: [], next: after } }),
    });
    await bench.time.advance(poll);
    // What the engine says of itself is not for a page.
    expect(bench.sync.status()).toMatchObject({
      state: 'catching-up',
      error: { kind: 'other', message: '' },
    });
  });

  it('asks for people once and for the load at every poll', async () => {
    const bench = await started();
    const from = bench.org.calls.length;
    bench.org.moveWork(ada, 4);
    await bench.time.advance(10 * poll);
    expect(since(bench, from, 'people')).toBe(0);
    expect(since(bench, from, 'load')).toBe(10);
    expect(bench.store.agent(ada)).toMatchObject({
      load: { state: 'full', items: 4 },
      person: { roleName: 'Tier 1' },
    });
  });

  it('shows no load where AgentWork is denied, and the rest goes on', async () => {
    const bench = await started();
    bench.org.faults((call) => (call === 'load' ? 'denied' : undefined));
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(poll);
    expect(bench.store.agent(ada)).toMatchObject({ kind: 'busy', load: undefined });
    expect(bench.sync.status()).toMatchObject({
      state: 'polling',
      parts: { load: 'denied', people: 'ready' },
    });
  });
});

describe('failing', () => {
  it.each([
    ['offline', 'offline'],
    ['session', 'session'],
    ['limit', 'limit'],
    ['other', 'failed'],
  ] as const)(
    'catches up after %s, is stale by age, and live again, with reason %s',
    async (kind, reason) => {
      const bench = await started();
      const complete = bench.sync.status().knownComplete;
      bench.org.faults(() => kind);
      await bench.time.advance(poll);
      expect(bench.sync.status()).toMatchObject({ state: 'catching-up', reason, knownComplete: complete });
      await bench.time.advance(60 * second);
      expect(bench.sync.status()).toMatchObject({ state: 'stale', reason, knownComplete: complete });
      expect(kinds(bench)).toEqual({ 'Agent 1': 'online', 'Agent 2': 'busy' });
      bench.org.faults(() => undefined);
      await bench.time.advance(120 * second);
      expect(bench.sync.status()).toMatchObject({ state: 'polling', reason: 'polling', error: undefined });
    },
  );

  it('shows nothing any more when the rows are denied, and everything when they are allowed again', async () => {
    const bench = await started();
    bench.org.faults((call) => (call === 'changedRows' || call === 'liveRows' ? 'denied' : undefined));
    await bench.time.advance(poll);
    expect(bench.sync.status()).toMatchObject({ state: 'denied', feed: 'none', reason: 'denied' });
    expect(bench.sync.status().knownComplete).toBeUndefined();
    expect(bench.store.view()).toHaveLength(0);
    bench.org.faults(() => undefined);
    await bench.time.advance(120 * second);
    expect(bench.sync.status().state).toBe('polling');
    expect(kinds(bench)).toEqual({ 'Agent 1': 'online', 'Agent 2': 'busy' });
  });

  it('asks at once who everybody is when the rows are allowed again', async () => {
    const bench = await started();
    bench.org.faults((call) => (call === 'changedRows' ? 'denied' : undefined));
    await bench.time.advance(20 * second);
    expect(bench.sync.status().state).toBe('denied');
    bench.org.faults(() => undefined);
    void bench.sync.refresh();
    await bench.time.advance(second);
    expect(bench.store.agent(ada)?.person).toBeDefined();
  });

  it('takes no roster that was under way when the rows were denied', async () => {
    const bench = createEngineBench();
    bench.org.setStatus(ada, available);
    bench.org.setStatus(ada, lunch);
    bench.org.latency((call) => (call === 'roster' ? 25 * second : 0));
    bench.sync.start();
    await bench.time.advance(second);
    bench.org.faults((call) => (call === 'changedRows' ? 'denied' : undefined));
    await bench.time.advance(30 * second);
    expect(bench.sync.status().state).toBe('denied');
    expect(bench.store.view()).toHaveLength(0);
  });

  it('does not wait for ever for an answer, and ignores it when it comes', async () => {
    const bench = await started();
    bench.org.latency((call) => (call === 'changedRows' ? 40 * second : 0));
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(poll + 29.5 * second);
    expect(bench.sync.status()).toMatchObject({ error: { kind: 'offline' }, failures: 1 });
    bench.org.latency(() => 0);
    await bench.time.advance(poll);
    expect(bench.sync.status().state).toBe('polling');
    expect(bench.store.agent(ada)?.kind).toBe('busy');
  });

  it('is stale while a single answer is late', async () => {
    const bench = await started({ settings: { answerWithin: 120 * second } });
    bench.org.faults((call) => (call === 'changedRows' ? 'hang' : undefined));
    await bench.time.advance(46 * second);
    expect(bench.sync.status()).toMatchObject({ state: 'stale', reason: 'late' });
  });

  it('does not advance known complete while all live rows cannot be read, though deltas arrive', async () => {
    const bench = await started();
    bench.org.faults((call) => (call === 'liveRows' ? 'other' : undefined));
    await bench.time.advance(120 * second);
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(120 * second);
    expect(bench.store.agent(ada)?.kind).toBe('busy');
    expect(bench.sync.status().state).toBe('stale');
    expect(ageOfData(bench.sync.status(), bench.clock.atMost())).toBeGreaterThan(120 * second);
  });

  it('goes on when a listener throws', async () => {
    const bench = await started();
    const unhandled: unknown[] = [];
    const remember = (thrown: unknown) => void unhandled.push(thrown);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', remember);
    bench.sync.subscribe(() => {
      throw new Error('listener');
    });
    bench.org.setStatus(ada, lunch);
    await bench.time.advance(poll);
    // Node tells of a rejection nobody handled after the microtasks.
    await new Promise((resolve) => setImmediate(resolve));
    process.removeAllListeners('unhandledRejection');
    for (const listener of others) process.on('unhandledRejection', listener);
    expect(bench.sync.status()).toMatchObject({ state: 'polling', failures: 0 });
    expect(bench.store.agent(ada)?.kind).toBe('busy');
    expect(unhandled).not.toEqual([]);
  });
});
