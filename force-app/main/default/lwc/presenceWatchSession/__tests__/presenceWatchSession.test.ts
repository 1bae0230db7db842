/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { available, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { createApexWatchOrg } from '../../presenceGatewayApex/__tests__/apexWatchOrg';
import type { FakeWatchOrg } from '../../presenceWatch/__tests__/fakeWatchOrg';
/* eslint-enable omnipresence/arrows */
import { acquireWatch, type AcquiredWatch, type WatchOptions } from '../presenceWatchSession';

const ada = userIdOf(1);
const second = 1_000;
const minute = 60 * second;
let org: FakeWatchOrg;
let acquired: AcquiredWatch[];

function acquire(options?: WatchOptions): AcquiredWatch {
  const taken = acquireWatch(options);
  acquired.push(taken);
  return taken;
}

function show(visibilityState: 'visible' | 'hidden'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibilityState);
  document.dispatchEvent(new CustomEvent('visibilitychange'));
}

const focus = () => window.dispatchEvent(new CustomEvent('focus'));
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
const polls = () => org.calls.filter((call) => call === 'rowsOfUsers').length;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 9, 0, 0, 250) });
  org = createApexWatchOrg();
  org.setStatus(ada, available);
  acquired = [];
});

afterEach(() => {
  for (const { release } of acquired) release();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('the watch of a page', () => {
  it('is one, however many components use it', async () => {
    const [first, other] = [acquire(), acquire()];
    expect(other.watch).toBe(first.watch);
    first.watch.watch(ada);
    other.watch.watch(userIdOf(2));
    await pass(second);
    expect(polls()).toBe(1);
    expect(first.watch.store.agent(ada)?.kind).toBe('online');
  });

  it('lives until the last user releases it, and a second release counts nothing', () => {
    const [first, other] = [acquire(), acquire()];
    first.release();
    first.release();
    expect(other.watch.status().state).toBe('idle');
    other.release();
    expect(other.watch.status().state).toBe('stopped');
    expect(acquire().watch).not.toBe(first.watch);
  });

  it('asks nothing until somebody is watched, and never as the floor does', async () => {
    const { watch } = acquire();
    await pass(5 * minute);
    expect(org.calls).toEqual([]);
    watch.watch(ada, { load: true });
    await pass(5 * minute);
    expect(new Set(org.calls)).toEqual(new Set(['rowsOfUsers', 'lastEnds', 'people', 'load']));
  });

  it('polls as often as the most impatient of those who are there', async () => {
    const { watch } = acquire();
    watch.watch(ada);
    await pass(second);
    expect(watch.pollSeconds).toBe(60);
    const impatient = acquire({ pollSeconds: 10 });
    expect(watch.pollSeconds).toBe(10);
    const before = polls();
    await pass(minute);
    expect(polls() - before).toBeGreaterThanOrEqual(5);
    impatient.release();
    expect(watch.pollSeconds).toBe(60);
    const after = polls();
    await pass(2 * minute);
    expect(polls() - after).toBeLessThanOrEqual(3);
  });

  it('leaves no timer, frame or listener behind', async () => {
    const onPage = [jest.spyOn(document, 'addEventListener'), jest.spyOn(window, 'addEventListener')];
    const offPage = [jest.spyOn(document, 'removeEventListener'), jest.spyOn(window, 'removeEventListener')];
    const { watch, release } = acquire();
    watch.watch(ada);
    watch.onTick(() => undefined);
    await pass(20 * second);
    expect(jest.getTimerCount()).toBeGreaterThan(0);
    release();
    expect(jest.getTimerCount()).toBe(0);
    const heard = (spies: readonly jest.SpyInstance[]) =>
      spies.flatMap(({ mock }) => mock.calls as unknown[][]).map(([name]) => name);
    expect(heard(onPage)).toEqual(['visibilitychange', 'focus']);
    expect(heard(offPage)).toEqual(heard(onPage));
  });

  it('tells the age of what it shows, never too small', async () => {
    const { watch } = acquire();
    expect(watch.age()).toBeUndefined();
    watch.watch(ada);
    await pass(10 * second);
    expect(watch.age()).toBeGreaterThanOrEqual(9 * second);
    expect(watch.age()).toBeLessThan(11 * second);
    expect(Math.abs(watch.now() - Date.now())).toBeLessThan(second);
  });
});

describe('a page out of view', () => {
  it('neither ticks nor polls, and polls when it is shown', async () => {
    const { watch } = acquire();
    watch.watch(ada);
    const ticks: number[] = [];
    watch.onTick((now) => ticks.push(now));
    await pass(second);
    show('hidden');
    const [heard, calls] = [ticks.length, org.calls.length];
    await pass(5 * minute);
    expect([ticks.length, org.calls.length]).toEqual([heard, calls]);
    show('visible');
    await pass(second);
    expect(polls()).toBe(2);
    expect(watch.age()).toBeLessThan(2 * second);
  });

  it('polls when the window is looked at again, and not twice in five seconds', async () => {
    const { watch } = acquire();
    watch.watch(ada);
    await pass(10 * second);
    expect(polls()).toBe(1);
    for (let n = 0; n < 5; n += 1) focus();
    await pass(second);
    focus();
    await pass(second);
    expect(polls()).toBe(2);
    await pass(5 * second);
    focus();
    await pass(second);
    expect(polls()).toBe(3);
  });
});
