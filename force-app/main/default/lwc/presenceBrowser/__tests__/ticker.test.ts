import { createTicker } from '../ticker';

const scheduler = {
  after(delay: number, task: () => void) {
    const id = setTimeout(task, delay);
    return () => clearTimeout(id);
  },
};
const start = Date.UTC(2026, 4, 5, 9, 0, 0, 250);
const pass = (milliseconds: number) => jest.advanceTimersByTime(milliseconds);

beforeEach(() => jest.useFakeTimers({ now: start }));
afterEach(() => jest.useRealTimers());

describe('a ticker', () => {
  it('tells every listener at each whole second, with one timer', () => {
    const ticker = createTicker(() => Date.now(), scheduler);
    const heard: number[][] = [[], []];
    for (const times of heard) ticker.onTick((now) => times.push(Math.floor(now / 1000) % 60));
    expect(jest.getTimerCount()).toBe(1);
    pass(3_000);
    expect(heard).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('keeps no timer without a listener, nor while it is held', () => {
    const ticker = createTicker(() => Date.now(), scheduler);
    expect(jest.getTimerCount()).toBe(0);
    const stop = ticker.onTick(() => undefined);
    ticker.setRunning(false);
    expect(jest.getTimerCount()).toBe(0);
    ticker.setRunning(true);
    expect(jest.getTimerCount()).toBe(1);
    stop();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ticks at once when it runs again', () => {
    const ticker = createTicker(() => Date.now(), scheduler);
    const listener = jest.fn();
    ticker.onTick(listener);
    ticker.setRunning(false);
    pass(60_000);
    expect(listener).not.toHaveBeenCalled();
    ticker.setRunning(true);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
