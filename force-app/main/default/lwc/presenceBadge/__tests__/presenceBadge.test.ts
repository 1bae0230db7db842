jest.mock('@salesforce/customPermission/Presence_Agent', () => ({ __esModule: true, default: true }), {
  virtual: true,
});
import { createElement } from 'lwc';
import PresenceBadge from 'c/presenceBadge';
/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { createApexWatchOrg } from '../../presenceGatewayApex/__tests__/apexWatchOrg';
import type { FakeWatchOrg } from '../../presenceWatch/__tests__/fakeWatchOrg';
/* eslint-enable omnipresence/arrows */

const ada = userIdOf(1);
const minute = 60_000;
let org: FakeWatchOrg;

interface Options {
  readonly userId?: string;
  readonly size?: string;
  readonly withText?: boolean;
}

function show(options: Options = {}): HTMLElement {
  const element = createElement('c-presence-badge', { is: PresenceBadge });
  Object.assign(element, { userId: ada, ...options });
  document.body.appendChild(element);
  return element;
}

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
const badgeOf = (element: HTMLElement) => element.shadowRoot?.querySelector('.badge');
const told = (element: HTMLElement, name: string) => badgeOf(element)?.getAttribute(name);
const textOf = (element: HTMLElement) => element.shadowRoot?.querySelector('.text')?.textContent;
const shapeOf = (element: HTMLElement) =>
  element.shadowRoot?.querySelector<HTMLElement & { shape: string }>('c-presence-shape')?.shape;
const callsOf = (call: string) => org.calls.filter((made) => made === call).length;

beforeEach(() => {
  // 9:00 in the zone of the tests, America/Los_Angeles.
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 16) });
  org = createApexWatchOrg();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('a badge', () => {
  it('says of an agent what he is by shape, words and one accessible name', async () => {
    org.setStatus(ada, available);
    const element = show({ withText: true });
    await pass(1_000);
    expect(told(element, 'data-state')).toBe('ready');
    expect(told(element, 'data-user-id')).toBe(ada);
    expect(told(element, 'data-kind')).toBe('online');
    expect(told(element, 'data-status-id')).toBe(available);
    expect(told(element, 'data-suspect')).toBe('false');
    expect(told(element, 'role')).toBe('img');
    expect(told(element, 'aria-label')).toBe('Agent 1, Available, since 9:00 AM');
    expect(told(element, 'title')).toBe(told(element, 'aria-label'));
    expect(shapeOf(element)).toBe('disc');
    expect(textOf(element)).toBe('Available');
  });

  it('is a mark alone unless its text is wanted, in the size that is wanted', async () => {
    org.setStatus(ada, available);
    const element = show({ size: 'large' });
    await pass(1_000);
    expect(textOf(element)).toBeUndefined();
    expect(badgeOf(element)?.className).toContain('badge-large');
    expect(badgeOf(show({ size: 'enormous' }))?.className).toContain('badge-medium');
  });

  it('knows busy, offline and changing apart', async () => {
    org.setStatus(ada, lunch);
    const element = show({ withText: true });
    await pass(1_000);
    expect([told(element, 'data-kind'), shapeOf(element), textOf(element)]).toEqual([
      'busy',
      'square',
      'Lunch',
    ]);
    org.logout(ada);
    window.dispatchEvent(new CustomEvent('focus'));
    await pass(6_000);
    window.dispatchEvent(new CustomEvent('focus'));
    await pass(1_000);
    expect([told(element, 'data-kind'), shapeOf(element), textOf(element)]).toEqual([
      'changing',
      'half-disc',
      'Lunch',
    ]);
    await pass(minute);
    expect([told(element, 'data-kind'), shapeOf(element), textOf(element)]).toEqual([
      'offline',
      'ring',
      'Offline',
    ]);
  });

  it('calls a row that is not believed probably gone', async () => {
    org.openSecond(ada, available, 17 * 60 * minute);
    const element = show({ withText: true });
    await pass(1_000);
    expect([told(element, 'data-suspect'), shapeOf(element), textOf(element)]).toEqual([
      'true',
      'question',
      'Probably gone',
    ]);
  });

  it('takes the short form of an id', async () => {
    org.setStatus(ada, available);
    const element = show({ userId: ada.slice(0, 15) });
    await pass(1_000);
    expect(told(element, 'data-user-id')).toBe(ada);
    expect(told(element, 'data-kind')).toBe('online');
  });

  it('follows to another user, and shows nothing of nobody', async () => {
    org.setStatus(ada, available);
    org.setStatus(userIdOf(2), lunch);
    const element = show();
    await pass(1_000);
    Object.assign(element, { userId: userIdOf(2) });
    await pass(1_000);
    expect(told(element, 'data-status-id')).toBe(lunch);
    Object.assign(element, { userId: undefined });
    await pass(1_000);
    expect(badgeOf(element)).toBeNull();
  });
});

describe('a badge without an agent', () => {
  it('is loading until the first answer', async () => {
    const element = show({ withText: true });
    await Promise.resolve();
    expect([told(element, 'data-state'), shapeOf(element), textOf(element)]).toEqual([
      'loading',
      'dots',
      'Loading',
    ]);
    expect(told(element, 'aria-label')).toBe('Loading presence');
  });

  it('says that there is none to be seen, never why', async () => {
    org.setStatus(ada, available);
    org.setVisible(ada, false);
    const element = show({ withText: true });
    await pass(1_000);
    expect([told(element, 'data-state'), shapeOf(element), textOf(element)]).toEqual([
      'empty',
      'slash',
      'Not visible',
    ]);
    expect(told(element, 'aria-label')).toBe('No presence in the last 24 hours that you may see');
    expect(told(element, 'data-kind')).toBeNull();
  });

  it('says so where the last end could not be read', async () => {
    org.faults((call) => (call === 'lastEnds' ? 'other' : undefined));
    const element = show({ withText: true });
    await pass(1_000);
    expect([told(element, 'data-state'), shapeOf(element)]).toEqual(['empty', 'question']);
    expect(textOf(element)).toBe('Not in Omni-Channel now');
  });

  it('shows nothing any more to who is refused', async () => {
    org.setStatus(ada, available);
    const element = show({ withText: true });
    await pass(1_000);
    org.faults(() => 'denied');
    await pass(2 * minute);
    expect([told(element, 'data-state'), shapeOf(element), textOf(element)]).toEqual([
      'denied',
      'lock',
      'No access',
    ]);
    expect(told(element, 'aria-label')).toBe('You may not read presence');
    expect(told(element, 'data-status-id')).toBeNull();
  });

  it('says that the first read failed', async () => {
    org.faults(() => 'other');
    const element = show({ withText: true });
    await pass(1_000);
    expect([told(element, 'data-state'), textOf(element)]).toEqual(['error', 'Not loaded']);
    expect(told(element, 'aria-label')).toBe('Presence could not be loaded');
  });
});

it('keeps what it knew when nothing answers any more, and says since when', async () => {
  org.setStatus(ada, available);
  const element = show({ withText: true });
  await pass(1_000);
  org.faults(() => 'offline');
  await pass(5 * minute);
  expect(told(element, 'data-state')).toBe('stale');
  expect(told(element, 'data-kind')).toBe('online');
  expect(badgeOf(element)?.className).toContain('presence-stale');
  expect(textOf(element)).toBe('Available, at 9:00 AM');
  expect(told(element, 'aria-label')).toBe('Agent 1, Available, since 9:00 AM, last checked at 9:00 AM');
  org.faults(() => undefined);
  await pass(2 * minute);
  expect(told(element, 'data-state')).toBe('ready');
});

describe('a hundred badges on a page', () => {
  const showAll = () => Array.from({ length: 100 }, (_, n) => show({ userId: userIdOf(n + 1) }));

  it('are one session, and one call a poll', async () => {
    for (let n = 1; n <= 100; n += 1) org.setStatus(userIdOf(n), available);
    const elements = showAll();
    await pass(1_000);
    expect(elements.every((element) => told(element, 'data-kind') === 'online')).toBe(true);
    expect(callsOf('rowsOfUsers')).toBe(1);
    const before = org.calls.length;
    await pass(5 * minute);
    const polls = org.calls.slice(before);
    expect(new Set(polls)).toEqual(new Set(['rowsOfUsers']));
    expect(polls.length).toBeGreaterThanOrEqual(4);
    expect(polls.length).toBeLessThanOrEqual(6);
  });

  it('draw only the one that changed', async () => {
    for (let n = 1; n <= 100; n += 1) org.setStatus(userIdOf(n), available);
    const elements = showAll();
    await pass(1_000);
    const drawn = jest.fn<void, [number]>();
    const observer = new MutationObserver((records) => drawn(records.length));
    const watched = { subtree: true, childList: true, attributes: true, characterData: true };
    for (const element of elements) observer.observe(element.shadowRoot ?? element, watched);
    org.setStatus(userIdOf(7), lunch);
    await pass(70_000);
    const changed = elements.filter((element) => told(element, 'data-kind') === 'busy');
    expect(changed).toEqual([elements[6]]);
    expect(drawn).toHaveBeenCalledTimes(1);
    observer.disconnect();
  });

  it('leave nothing behind', async () => {
    const elements = showAll();
    await pass(1_000);
    expect(jest.getTimerCount()).toBeGreaterThan(0);
    for (const element of elements) element.remove();
    expect(jest.getTimerCount()).toBe(0);
    const before = org.calls.length;
    await pass(5 * minute);
    expect(org.calls.length).toBe(before);
  });
});
