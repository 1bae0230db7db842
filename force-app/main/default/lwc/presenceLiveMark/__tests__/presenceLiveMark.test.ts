import { createElement } from 'lwc';
import PresenceLiveMark from 'c/presenceLiveMark';
import { now, statusOf, type Told } from './statuses';

interface Given extends Partial<Told> {
  readonly age?: number;
  readonly pollSeconds?: number;
  readonly loading?: boolean;
  readonly quiet?: boolean;
}

function show({ age, pollSeconds = 15, loading = false, quiet = false, ...told }: Given = {}) {
  const element = createElement('c-presence-live-mark', { is: PresenceLiveMark });
  Object.assign(element, { status: statusOf(told), age, pollSeconds, loading, quiet, now });
  document.body.appendChild(element);
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  const mark = find('[data-feed]');
  return {
    element,
    find,
    text: find('.text')?.textContent,
    why: find('.why')?.textContent,
    data: ['feed', 'state', 'age-seconds'].map((name) => mark?.getAttribute(`data-${name}`)),
  };
}

async function detailsOf(given: Given): Promise<string[]> {
  const { element, find } = show(given);
  find('button')?.click();
  await Promise.resolve();
  const lines = [...(element.shadowRoot?.querySelectorAll('.detail') ?? [])];
  // As a browser draws them: a long label is broken in its file.
  return lines.map((line) => line.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');
}

afterEach(() => document.body.replaceChildren());

describe('the live mark', () => {
  it('tells the age of what a feed keeps fresh', () => {
    const { text, why, data } = show({ state: 'live', feed: 'push-topic', reason: 'feed', age: 3_200 });
    expect({ text, why }).toEqual({ text: 'Live, checked 4 s ago', why: 'changes arrive at once' });
    expect(data).toEqual(['push-topic', 'live', '4']);
  });

  it('calls what polls keep fresh live, and tells how often it asks', () => {
    const { why, data } = show({ age: 3_200, pollSeconds: 30 });
    expect(why).toBe('checks every 30 s');
    expect(data).toEqual(['polling', 'live', '4']);
  });

  it('tells of the watch how often it asks where nothing pushes that could be missing', () => {
    const { why, data } = show({ feed: undefined, reason: 'watching', age: 3_200, pollSeconds: 60 });
    expect(why).toBe('checked every 60 s');
    expect(data).toEqual(['polling', 'live', '4']);
  });

  it.each([
    ['catching-up', 'Catching up, checked 40 s ago'],
    ['stale', 'Not up to date, checked 40 s ago'],
  ] as const)('tells the age of data while it is %s', (state, text) => {
    expect(show({ state, reason: 'offline', age: 40_000 }).text).toBe(text);
  });

  it('loads until something has been read, and has no age until then', () => {
    const told = { state: 'loading', reason: 'first-read', knownComplete: undefined } as const;
    const { text, why, data } = show(told);
    expect({ text, why }).toEqual({ text: 'Loading', why: 'reading for the first time' });
    expect(data).toEqual(['polling', 'catching-up', '']);
  });

  it.each(['offline', 'session', 'limit', 'failed'] as const)(
    'does not call it loading when that failed: %s',
    (reason) => {
      expect(show({ state: 'loading', reason, knownComplete: undefined }).text).toBe('Not loaded');
    },
  );

  it('is not live before what it speaks of is shown', () => {
    expect(show({ loading: true, age: 1_000 }).data).toEqual(['polling', 'catching-up', '1']);
  });

  it.each(['idle', 'stopped', 'denied'] as const)('has no feed while %s', (state) => {
    expect(show({ state, feed: undefined, reason: 'stopped' }).data[0]).toBe('none');
  });

  it.each([
    ['denied', 'denied', 'No access', 'reading presence was refused'],
    ['stopped', 'stopped', 'Paused', 'this page no longer reads'],
    ['idle', 'not-started', 'Paused', 'has not started yet'],
    ['stale', 'session', 'Not up to date, checked 5 s ago', 'your session has ended'],
    ['stale', 'offline', 'Not up to date, checked 5 s ago', 'no connection, trying again'],
    ['stale', 'limit', 'Not up to date, checked 5 s ago', 'a limit of the org is reached, trying again'],
    ['stale', 'late', 'Not up to date, checked 5 s ago', 'no answer for a while, trying again'],
    [
      'catching-up',
      'failed',
      'Catching up, checked 5 s ago',
      'Salesforce answered with an error, trying again',
    ],
    [
      'catching-up',
      'feed-lost',
      'Catching up, checked 5 s ago',
      'the live feed broke off, checking everything',
    ],
    ['catching-up', 'shown-again', 'Catching up, checked 5 s ago', 'was out of view, reading what changed'],
    ['live', 'hidden', 'Live, checked 5 s ago', 'this page is not in view'],
  ] as const)('in state %s for the reason %s says so', (state, reason, text, why) => {
    const age = ['denied', 'stopped', 'idle'].includes(state) ? undefined : 5_000;
    expect(show({ state, reason, age })).toMatchObject({ text, why });
  });
});

describe('why there is no live feed', () => {
  it.each([
    ['absent', 'no live feed in this app', 'Lightning Experience'],
    ['no-topic', 'no live feed is set up for you', 'An administrator can set it up'],
    ['no-channel', 'the live feed is not fully set up', 'name a channel'],
    ['forbidden', 'you may not use the live feed', 'An administrator can give you the right'],
    ['allocation', 'today’s live messages of the org are used up', 'limited number'],
    ['budget', 'this page has used its share of live messages', 'at most half'],
    ['session', 'the live feed ended with your session', 'Log in again'],
    ['reconnected', 'the live feed was interrupted', 'by itself'],
    ['replay', 'the live feed lost its place', 'by itself'],
    ['error', 'the live feed failed', 'tell your administrator'],
    ['demoted', 'the live feed missed too many changes', 'its own checks'],
  ] as const)('is told in few words and in full: %s', async (feedEnd, few, full) => {
    expect(show({ feedEnd, age: 1_000 }).why).toBe(`checks every 15 s: ${few}`);
    document.body.replaceChildren();
    expect((await detailsOf({ feedEnd, age: 1_000 })).join('\n')).toContain(full);
  });

  it('is not told over a graver reason', () => {
    expect(show({ state: 'stale', reason: 'offline', feedEnd: 'no-topic', age: 1_000 }).why).toBe(
      'no connection, trying again',
    );
  });
});

describe('the details', () => {
  it('unfold by a button that says whether they are', async () => {
    const { find } = show({ age: 1_000 });
    const button = find('button');
    const state = () => [button?.getAttribute('aria-expanded'), find('.details')?.hidden];
    expect(button?.textContent).toBe('checks every 15 sDetails');
    expect(find('.details')?.id).toBe(button?.getAttribute('aria-controls'));
    expect(state()).toEqual(['false', true]);
    button?.click();
    await Promise.resolve();
    expect(state()).toEqual(['true', false]);
    button?.click();
    await Promise.resolve();
    expect(state()).toEqual(['false', true]);
  });

  it('say until when everything is known and how changes come', async () => {
    expect(await detailsOf({ state: 'live', feed: 'push-topic', reason: 'feed', age: 1_000 })).toEqual([
      'Everything was last checked in full at 9:00 AM.',
      'Salesforce tells this page of changes as they happen, and the page checks everything from time to time.',
    ]);
    expect(await detailsOf({ feed: undefined, reason: 'watching', age: 1_000, pollSeconds: 60 })).toContain(
      'This part of the page asks Salesforce every 60 s, and when you return to the page.',
    );
  });

  it.each([
    [1, '1 change was missed by the feed and found by the check.'],
    [1_200, '1,200 changes were missed by the feed and found by the check.'],
  ])('count what the feed missed: %d', async (missed, words) => {
    expect(
      await detailsOf({ state: 'live', feed: 'push-topic', reason: 'feed', missed, age: 1_000 }),
    ).toContain(words);
  });

  it('say what to do, and claim nothing of how changes come while none do', async () => {
    const texts = await detailsOf({ state: 'stale', reason: 'offline', age: 60_000 });
    expect(texts.at(-1)).toBe('Check your network connection. The page keeps trying.');
    expect(texts.join()).not.toContain('asks Salesforce');
  });

  it('are none where nothing is known', () => {
    const { find } = show({ state: 'loading', reason: 'first-read', knownComplete: undefined });
    expect(find('button')).toBeNull();
    expect(find('p.why')?.textContent).toBe('reading for the first time');
  });
});

it('says why to readers also where it is quiet', () => {
  const { find } = show({ quiet: true, feed: undefined, reason: 'watching', age: 1_000, pollSeconds: 60 });
  expect(find('.quiet.live button')?.textContent).toBe('checked every 60 sDetails');
});
