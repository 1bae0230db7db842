import { createVoice } from '../voice';
import { feedOf, liveStateOf } from '../liveState';
import { whyText } from '../markWords';
import { now, statusOf, type Told } from './statuses';

const polling: Partial<Told> = {};
const pushed: Partial<Told> = { state: 'live', feed: 'push-topic', reason: 'feed' };
const fallen: Partial<Told> = { feedEnd: 'reconnected' };
const catchingUp: Partial<Told> = { state: 'catching-up', reason: 'offline' };
const stale: Partial<Told> = { state: 'stale', reason: 'offline' };
const ended: Partial<Told> = { state: 'catching-up', reason: 'session' };
const denied: Partial<Told> = { state: 'denied', feed: 'none', reason: 'denied', knownComplete: undefined };
const loading: Partial<Told> = { state: 'loading', reason: 'first-read', knownComplete: undefined };

/** Lets each condition last for as many ticks as said, a second each, and answers all that was said. */
function listen() {
  const voice = createVoice();
  const messages: string[] = [];
  let at = now;
  let last = '';
  return {
    messages,
    hear(seconds: number, ...conditions: readonly Partial<Told>[]): void {
      for (let tick = 0; tick < seconds; tick += 1) {
        const status = statusOf(conditions[tick % conditions.length]);
        const state = liveStateOf(status, false);
        const feed = feedOf(status, state);
        const said = voice.hear({ status, state, feed, why: whyText(status, 15) }, (at += 1_000));
        if (said !== last) messages.push(said);
        last = said;
      }
    },
  };
}

const old = 'Not up to date, last checked at 9:00 AM: no connection, trying again';
const byPolls = 'Live: checks every 15 s';

describe('a change of condition is told once', () => {
  it('and not how it began, however long that lasts', () => {
    const { hear, messages } = listen();
    hear(2, loading);
    hear(600, polling);
    expect(messages).toEqual([]);
  });

  it('when the data becomes old, and when it is live again', () => {
    const { hear, messages } = listen();
    hear(60, pushed);
    hear(30, catchingUp);
    hear(300, stale);
    hear(300, polling);
    expect(messages).toEqual([old, byPolls]);
  });

  it('whatever the reason for being old is meanwhile', () => {
    const { hear, messages } = listen();
    hear(10, polling);
    hear(60, stale, { state: 'stale', reason: 'late' }, { state: 'stale', reason: 'limit' });
    expect(messages).toHaveLength(1);
  });

  it('when the session has ended, before the data is old', () => {
    const { hear, messages } = listen();
    hear(10, polling);
    hear(60, ended);
    hear(60, { ...ended, state: 'stale' });
    expect(messages).toEqual(['Your session has ended. Log in again, then reload this page.']);
  });

  it('when the feed is lost to polling, with the reason, and when it is back', () => {
    const { hear, messages } = listen();
    hear(10, pushed);
    hear(2, { state: 'catching-up', reason: 'feed-lost' });
    hear(60, fallen);
    hear(60, pushed);
    expect(messages).toEqual([
      'Live: checks every 15 s: the live feed was interrupted',
      'Live: changes arrive at once',
    ]);
  });
});

describe('nothing is told', () => {
  it('of a feed that is found a while after the page was', () => {
    const { hear, messages } = listen();
    hear(20, polling);
    hear(600, pushed);
    expect(messages).toEqual([]);
  });

  it('of what is over before it can be acted upon', () => {
    const { hear, messages } = listen();
    hear(10, polling);
    hear(100, stale, stale, polling);
    expect(messages).toEqual([]);
  });

  it('twice while the state flaps', () => {
    const { hear, messages } = listen();
    hear(10, polling);
    for (let time = 0; time < 20; time += 1) {
      hear(5, stale);
      hear(5, polling);
    }
    expect(messages).toEqual([old]);
  });

  it('twice while the feed flaps', () => {
    const { hear, messages } = listen();
    hear(10, pushed);
    for (let time = 0; time < 20; time += 1) {
      hear(6, fallen);
      hear(8, pushed);
    }
    expect(messages).toHaveLength(1);
  });

  it('of what words in place of the content tell, but that it is over', () => {
    const { hear, messages } = listen();
    hear(10, polling);
    hear(60, denied);
    expect(messages).toEqual([]);
    hear(60, polling);
    expect(messages).toEqual([byPolls]);
  });

  it('of a clock that is put back', () => {
    const voice = createVoice();
    const status = statusOf(stale);
    const heard = { status, state: 'stale', feed: 'polling', why: '' } as const;
    voice.hear({ status: statusOf(), state: 'live', feed: 'polling', why: '' }, now);
    voice.hear(heard, now + 1_000);
    expect(voice.hear(heard, now - 60_000)).toBe('');
    expect(voice.hear(heard, now - 57_000)).not.toBe('');
  });
});

it('leaves ten seconds between two messages', () => {
  const { hear, messages } = listen();
  hear(10, pushed);
  hear(4, fallen);
  expect(messages).toHaveLength(1);
  hear(8, stale);
  expect(messages).toHaveLength(1);
  hear(4, stale);
  expect(messages).toHaveLength(2);
});
