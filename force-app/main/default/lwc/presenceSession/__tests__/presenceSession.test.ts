/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { available, createFakeOrg, userIdOf, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import { answerFrom } from '../../presenceGatewayApex/__tests__/apexOrg';
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
/* eslint-enable omnipresence/arrows */
import { acquireSession, type Acquired } from '../presenceSession';

const options = { pollSeconds: 15 };
let org: FakeOrg;
let acquired: Acquired[];

function acquire(): Acquired {
  const taken = acquireSession(options);
  acquired.push(taken);
  return taken;
}

function show(visibilityState: 'visible' | 'hidden'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibilityState);
  document.dispatchEvent(new CustomEvent('visibilitychange'));
}

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 9, 0, 0, 250) });
  org = createFakeOrg(createJestTime());
  answerFrom(org.gateway);
  acquired = [];
});

afterEach(() => {
  for (const { release } of acquired) release();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('the session of a page', () => {
  it('is one, however many components use it', async () => {
    const first = acquire();
    const second = acquire();
    expect(second.session).toBe(first.session);
    await pass(100);
    expect(org.calls.filter((call) => call === 'liveRows')).toHaveLength(1);
  });

  it('lives until the last user releases it, and a second release counts nothing', async () => {
    const first = acquire();
    const second = acquire();
    first.release();
    first.release();
    expect(second.session.sync.status().state).not.toBe('stopped');
    second.release();
    expect(second.session.sync.status().state).toBe('stopped');
    expect(acquire().session).not.toBe(first.session);
  });

  it('leaves no timer, frame or listener behind', async () => {
    const added = jest.spyOn(document, 'addEventListener');
    const removed = jest.spyOn(document, 'removeEventListener');
    const { session, release } = acquire();
    const stop = session.onTick(() => undefined);
    session.scheduler.after(60_000, () => undefined);
    org.setStatus(userIdOf(1), available);
    await pass(20_000);
    expect(jest.getTimerCount()).toBeGreaterThan(0);
    stop();
    release();
    expect(jest.getTimerCount()).toBe(0);
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it('reads presence into the store and tells its age', async () => {
    org.setStatus(userIdOf(1), available);
    const { session } = acquire();
    expect(session.age()).toBeUndefined();
    await pass(100);
    expect(session.store.counts()).toMatchObject({ online: 1, total: 1 });
    await pass(5_000);
    expect(session.age()).toBeGreaterThanOrEqual(5_000);
    expect(session.age()).toBeLessThan(6_000);
  });

  it('polls as often as it is told', async () => {
    acquire();
    await pass(100);
    const reads = () => org.calls.filter((call) => call === 'changedRows').length;
    const before = reads();
    await pass(16_600);
    expect(reads()).toBe(before + 1);
  });
});

describe('the tick', () => {
  it('is one timer for all, once in each second of server time', async () => {
    const { session } = acquire();
    const timers = jest.getTimerCount();
    const heard: number[][] = [[], [], []];
    for (const times of heard) session.onTick((now) => times.push(Math.floor(now / 1000) % 60));
    expect(jest.getTimerCount()).toBe(timers);
    await pass(3_000);
    expect(heard).toEqual(Array(3).fill([1, 2, 3]));
  });

  it('lets time change what is believed', async () => {
    org.openSecond(userIdOf(1), available, 16 * 3_600_000 - 5_000);
    const { session } = acquire();
    await pass(2_000);
    expect(session.store.agent(userIdOf(1))?.suspect).toBe(false);
    await pass(5_000);
    expect(session.store.agent(userIdOf(1))?.suspect).toBe(true);
  });
});

describe('a page out of view', () => {
  it('neither ticks nor reads, and catches up when it is shown', async () => {
    const { session } = acquire();
    const ticks: number[] = [];
    session.onTick((now) => ticks.push(now));
    await pass(100);
    show('hidden');
    await pass(1_000);
    const [heard, calls] = [ticks.length, org.calls.length];
    await pass(120_000);
    expect([ticks.length, org.calls.length]).toEqual([heard, calls]);
    show('visible');
    expect(ticks).toHaveLength(heard + 1);
    await pass(100);
    expect(org.calls.length).toBeGreaterThan(calls);
    expect(session.age()).toBeLessThan(2_000);
  });

  it('is told without a frame, where the browser draws none', async () => {
    jest.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
    org.setStatus(userIdOf(1), available);
    const { session } = acquire();
    const told = jest.fn();
    session.store.subscribe(told);
    await pass(1_000);
    expect(told).toHaveBeenCalled();
  });

  it('is told by its store of what it read last', async () => {
    org.setStatus(userIdOf(1), available);
    const { session } = acquire();
    const told = jest.fn();
    session.store.subscribe(told);
    show('hidden');
    await pass(1_000);
    expect(told).toHaveBeenCalled();
    expect(session.store.view()).toHaveLength(1);
  });
});
