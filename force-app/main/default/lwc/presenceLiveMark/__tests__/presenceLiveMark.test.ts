import { createElement } from 'lwc';
import PresenceLiveMark from 'c/presenceLiveMark';

interface Given {
  state?: string;
  feed?: string;
  reason?: string;
  age?: number;
  pollSeconds?: number;
}

function show(given: Given) {
  const element = createElement('c-presence-live-mark', { is: PresenceLiveMark });
  Object.assign(element, given);
  document.body.appendChild(element);
  const mark = element.shadowRoot?.querySelector('[data-feed]');
  return {
    text: element.shadowRoot?.querySelector('.text')?.textContent,
    why: element.shadowRoot?.querySelector('.why')?.textContent,
    data: ['feed', 'state', 'age-seconds'].map((name) => mark?.getAttribute(`data-${name}`)),
  };
}

afterEach(() => document.body.replaceChildren());

describe('the live mark', () => {
  it('tells the age of live data, and why it is not younger', () => {
    const shown = show({ state: 'live', feed: 'polling', reason: 'polling', age: 3_200, pollSeconds: 15 });
    expect(shown).toEqual({
      text: 'Live, checked 4 s ago',
      why: 'polling every 15 s: no topic',
      data: ['polling', 'live', '4'],
    });
  });

  it('tells how often it asks where nothing pushes that could be missing', () => {
    const shown = show({ state: 'live', feed: 'polling', reason: 'watching', age: 3_200, pollSeconds: 60 });
    expect(shown.why).toBe('checked every 60 s');
  });

  it.each([
    ['catching-up', 'Catching up, checked 40 s ago'],
    ['stale', 'Not up to date, checked 40 s ago'],
  ])('tells the age of data while it is %s', (state, text) => {
    expect(show({ state, feed: 'polling', age: 40_000 }).text).toBe(text);
  });

  it('loads until something has been read, and has no age until then', () => {
    const shown = show({ state: 'catching-up', feed: 'polling', reason: 'first-read' });
    expect(shown).toEqual({ text: 'Loading', why: undefined, data: ['polling', 'catching-up', ''] });
  });

  it.each(['offline', 'session', 'limit', 'failed'])(
    'does not call it loading when that failed: %s',
    (reason) => {
      expect(show({ state: 'catching-up', feed: 'polling', reason }).text).toBe('Not loaded');
    },
  );

  it.each([
    ['denied', 'denied', 'No access', 'reading presence was refused'],
    ['stopped', 'stopped', 'Paused', undefined],
    ['stale', 'session', 'Not up to date, checked 5 s ago', 'your session has ended'],
    ['stale', 'offline', 'Not up to date, checked 5 s ago', 'no connection, trying again'],
    ['stale', 'limit', 'Not up to date, checked 5 s ago', 'a limit of the org is reached, trying again'],
    ['stale', 'late', 'Not up to date, checked 5 s ago', 'no answer for a while, trying again'],
    ['live', 'hidden', 'Live, checked 5 s ago', 'this page is not in view'],
  ])('in state %s for the reason %s says so', (state, reason, text, why) => {
    const age = state === 'denied' || state === 'stopped' ? undefined : 5_000;
    expect(show({ state, reason, age })).toMatchObject({ text, why });
  });
});
