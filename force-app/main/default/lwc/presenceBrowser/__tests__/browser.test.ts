import { createBrowser } from '../browser';

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('the browser behind the ports', () => {
  it('tells of the focus until the listener is undone', () => {
    const browser = createBrowser();
    const listener = jest.fn();
    const undo = browser.onFocus(listener);
    window.dispatchEvent(new CustomEvent('focus'));
    undo();
    window.dispatchEvent(new CustomEvent('focus'));
    expect(listener).toHaveBeenCalledTimes(1);
    browser.end();
  });

  it('tells whether the page has come into view or gone', () => {
    const browser = createBrowser();
    const heard: boolean[] = [];
    browser.onVisible((visible) => heard.push(visible));
    const state = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new CustomEvent('visibilitychange'));
    state.mockReturnValue('visible');
    document.dispatchEvent(new CustomEvent('visibilitychange'));
    expect(heard).toEqual([false, true]);
    browser.end();
  });

  it('runs a task before the next frame, and soon where no frame comes', () => {
    const browser = createBrowser();
    const task = jest.fn();
    jest.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
    browser.beforeFrame(task);
    jest.advanceTimersByTime(1_000);
    expect(task).toHaveBeenCalledTimes(1);
    browser.end();
  });

  it('leaves no timer, frame or listener when it ends', () => {
    const added = jest.spyOn(window, 'addEventListener');
    const removed = jest.spyOn(window, 'removeEventListener');
    const browser = createBrowser();
    const task = jest.fn();
    browser.onFocus(task);
    browser.scheduler.after(10, task);
    browser.beforeFrame(task);
    browser.end();
    window.dispatchEvent(new CustomEvent('focus'));
    jest.advanceTimersByTime(1_000);
    expect(task).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
    const focus = (calls: readonly unknown[][]) => calls.filter(([name]) => name === 'focus');
    expect(focus(removed.mock.calls)).toEqual(focus(added.mock.calls));
  });
});
