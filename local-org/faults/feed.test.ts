import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedMessage } from '../feed/faults.ts';
import { createActiveFaults, type ActiveFaults } from './active-faults.ts';
import { readFaultOrder } from './fault-order.ts';
import { createFeedFaults } from './feed.ts';
import { manualScheduler } from './scheduler.fixture.ts';

const runs = process.env['SOAK'] ? 5_000 : 100;

interface Line {
  readonly faults: ActiveFaults;
  readonly feed: ReturnType<typeof createFeedFaults>;
  readonly scheduler: ReturnType<typeof manualScheduler>;
  set(body: Record<string, unknown>): string;
}

function line(position = 0): Line {
  const scheduler = manualScheduler();
  const faults = createActiveFaults(scheduler, () => position);
  return {
    faults,
    scheduler,
    feed: createFeedFaults(faults),
    set: (body) => faults.set(readFaultOrder(body)).id,
  };
}

const message = (replayId: number): FeedMessage => ({
  channel: '/topic/PresenceUpdates',
  data: { event: { replayId }, sobject: { Id: String(replayId) } },
});
const changeEvent = (replayId: number): FeedMessage => ({
  channel: '/data/ChangeEvents',
  data: {
    schema: 's',
    payload: {
      ChangeEventHeader: {
        entityName: 'UserServicePresence',
        recordIds: ['0N3000000000001AAA'],
        changeType: 'UPDATE',
        changeOrigin: 'com/salesforce/api/rest/60.0',
        changedFields: ['IsAway'],
      },
      IsAway: true,
    },
    event: { replayId },
  },
});
const replayIdOf = ({ data }: FeedMessage): number => (data['event'] as { replayId: number }).replayId;

/** Where a client's messages arrive. */
function client(): {
  send: (messages: readonly FeedMessage[]) => void;
  arrived: FeedMessage[];
  ids(): number[];
} {
  const arrived: FeedMessage[] = [];
  return {
    arrived,
    send: (messages) => void arrived.push(...messages),
    ids: () => arrived.map(replayIdOf),
  };
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

function arrivals(body: Record<string, unknown>, count = 200, position = 0): number[] {
  const { feed, set } = line(position);
  set(body);
  const { send, ids } = client();
  for (const id of numbers(position + 1, position + count)) feed.disturb([message(id)], 'u', send);
  return ids().map((id) => id - position);
}

describe('messages of the feed', () => {
  it('arrive as they were, in one batch, without faults', () => {
    const batch = [message(1), message(2)];
    const sent: unknown[] = [];
    line().feed.disturb(batch, 'u', (messages) => sent.push(messages));
    expect(sent).toEqual([batch]);
  });

  it('are dropped by their share, the same by the same seed, whatever came before', () => {
    const some = arrivals({ kind: 'drop', share: 0.3, seed: 4 });
    expect(some.length).toBeGreaterThan(100);
    expect(some.length).toBeLessThan(180);
    expect(arrivals({ kind: 'drop', share: 0.3, seed: 4 }, 200, 5_000)).toEqual(some);
    expect(arrivals({ kind: 'drop', share: 0.3, seed: 5 })).not.toEqual(some);
    expect(arrivals({ kind: 'drop', share: 0 })).toHaveLength(200);
    expect(arrivals({ kind: 'drop' })).toEqual([]);
  });

  it('have one fate for every client', () => {
    const { feed, set } = line();
    set({ kind: 'drop', share: 0.5 });
    const [one, other] = [client(), client()];
    feed.disturb(numbers(1, 50).map(message), 'u', one.send);
    for (const id of numbers(1, 50)) feed.disturb([message(id)], 'v', other.send);
    expect(other.ids()).toEqual(one.ids());
  });

  it('come twice, or late and overtaken', () => {
    expect(arrivals({ kind: 'duplicate' }, 2)).toEqual([1, 1, 2, 2]);
    const { feed, set, scheduler } = line();
    set({ kind: 'delay', ms: 500, count: 1 });
    const { send, ids } = client();
    feed.disturb([message(1), message(2)], 'u', send);
    expect(ids()).toEqual([2]);
    scheduler.pass(499);
    expect(ids()).toEqual([2]);
    scheduler.pass(1);
    expect(ids()).toEqual([2, 1]);
  });

  it('change places with the next of the same client, or come alone after a while', () => {
    const { feed, set, scheduler } = line();
    set({ kind: 'reorder' });
    const [one, other] = [client(), client()];
    for (const id of numbers(1, 4)) {
      feed.disturb([message(id)], 'u', one.send);
      feed.disturb([message(id)], 'u', other.send);
    }
    feed.disturb([message(5)], 'u', one.send);
    expect([one.ids(), other.ids()]).toEqual([
      [2, 1, 4, 3],
      [2, 1, 4, 3],
    ]);
    scheduler.pass(1_000);
    expect(one.ids()).toEqual([2, 1, 4, 3, 5]);
  });

  it('are held until the fault goes, and then come in their order', () => {
    const { feed, set, faults } = line();
    const id = set({ kind: 'hold' });
    const { send, ids } = client();
    for (const each of numbers(1, 20)) feed.disturb([message(each)], 'u', send);
    expect(ids()).toEqual([]);
    expect(faults.states()).toMatchObject([{ kind: 'hold', uses: 20, holds: 20 }]);
    expect(faults.remove(id)).toBe(true);
    expect(ids()).toEqual(numbers(1, 20));
    expect(faults.states()).toEqual([]);
  });

  it('of which more are held than may be go on before their time', () => {
    const { feed, set } = line();
    set({ kind: 'hold' });
    const { send, ids } = client();
    feed.disturb(numbers(1, 10_003).map(message), 'u', send);
    expect(ids()).toEqual([1, 2, 3]);
  });

  it('become gap and overflow events where they are change events', () => {
    const { feed, set, faults } = line();
    const id = set({ kind: 'gap' });
    const { send, arrived } = client();
    feed.disturb([message(1), changeEvent(2)], 'u', send);
    faults.remove(id);
    set({ kind: 'overflow', count: 1 });
    feed.disturb([message(3), changeEvent(4), changeEvent(5)], 'u', send);
    const header = { entityName: 'UserServicePresence', changedFields: [] };
    expect(arrived).toEqual([
      message(1),
      {
        channel: '/data/ChangeEvents',
        data: {
          schema: 's',
          payload: {
            ChangeEventHeader: {
              ...header,
              recordIds: ['0N3000000000001AAA'],
              changeType: 'GAP_UPDATE',
              changeOrigin: '',
            },
          },
          event: { replayId: 2 },
        },
      },
      message(3),
      expect.objectContaining({
        data: expect.objectContaining({
          payload: {
            ChangeEventHeader: expect.objectContaining({
              ...header,
              recordIds: ['000000000000000AAA'],
              changeType: 'GAP_OVERFLOW',
            }) as unknown,
          },
        }) as unknown,
      }),
      changeEvent(5),
    ]);
  });

  it('are disturbed so many times, and then no more', async () => {
    const { feed, set, faults } = line();
    const id = set({ kind: 'drop', count: 3 });
    const { send, ids } = client();
    feed.disturb(numbers(1, 5).map(message), 'u', send);
    expect(ids()).toEqual([4, 5]);
    await Promise.resolve();
    expect(faults.states()).toEqual([]);
    expect([faults.remove(id), faults.remove('9'), faults.remove('x')]).toEqual([true, false, false]);
  });

  it('all arrive in the end, once each, whatever is set, if nothing drops or doubles them', () => {
    const order = fc.record({
      kind: fc.constantFrom('delay', 'reorder', 'hold'),
      share: fc.constantFrom(0.2, 0.7, 1),
      ms: fc.nat({ max: 50 }),
      seed: fc.nat({ max: 1_000 }),
      count: fc.integer({ min: 1, max: 30 }),
    });
    const step = fc.oneof(
      fc.record({ send: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ pass: fc.nat({ max: 30 }) }),
      fc.record({ set: order }),
      fc.record({ remove: fc.integer({ min: 1, max: 4 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { feed, set, faults, scheduler } = line();
        const { send, ids } = client();
        let sent = 0;
        for (const each of steps) {
          if ('send' in each) {
            feed.disturb(numbers(sent + 1, sent + each.send).map(message), 'u', send);
            sent += each.send;
          } else if ('pass' in each) scheduler.pass(each.pass);
          else if ('set' in each) set(each.set);
          else faults.remove(String(each.remove));
        }
        faults.removeAll();
        expect(ids().sort((a, b) => a - b)).toEqual(numbers(1, sent));
        expect(scheduler.waiting()).toBe(0);
      }),
      { numRuns: runs },
    );
  });
});

describe('polls', () => {
  it('break or find the allocation spent as often as is said, those that wait first', async () => {
    const { feed, set, faults } = line();
    const acts: string[] = [];
    const poll = (name: string): (() => void) =>
      feed.polled({
        userId: 'u',
        cut: () => acts.push(`${name} cut`),
        judgeAgain: () => acts.push(`${name} ${String(feed.fateOf('u'))}`),
      });
    poll('first');
    poll('gone')();
    set({ kind: 'cut', count: 2 });
    expect(acts).toEqual(['first cut']);
    expect([feed.fateOf('u'), feed.fateOf('u')]).toEqual(['cut', undefined]);
    set({ kind: 'exhaust' });
    expect(acts).toEqual(['first cut', 'first exhausted']);
    expect(feed.fateOf('v')).toBe('exhausted');
    await Promise.resolve();
    faults.removeAll();
    expect(feed.fateOf('v')).toBeUndefined();
    set({ kind: 'expireSession' });
    expect(acts.at(-1)).toBe('first undefined');
  });

  it('meet a fault no longer than it lasts', () => {
    const { feed, set, scheduler, faults } = line();
    set({ kind: 'cut', ms: 100 });
    expect(feed.fateOf('u')).toBe('cut');
    scheduler.pass(100);
    expect([feed.fateOf('u'), faults.states()]).toEqual([undefined, []]);
  });
});
