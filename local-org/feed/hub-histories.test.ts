import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedChannel } from './channels.ts';
import type { LoggedChange } from './change-log.ts';
import { createFeedHub, type Batch, type FeedClient } from './hub.ts';

const runs = process.env['SOAK'] ? 20_000 : 200;

type Step =
  | { readonly kind: 'commit'; readonly count: number }
  | { readonly kind: 'turn' }
  | { readonly kind: 'join'; readonly modulus: number; readonly from: number }
  | { readonly kind: 'wait' | 'take' | 'break' | 'leave'; readonly who: number };

const who = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('commit' as const), count: fc.oneof(fc.nat({ max: 3 }), fc.constant(700)) }),
  fc.record({ kind: fc.constant('turn' as const) }),
  fc.record({
    kind: fc.constant('join' as const),
    modulus: fc.constantFrom(1, 2, 50),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constantFrom('wait' as const, 'take', 'break', 'leave'), who }),
);

/** Every `modulus`th change. */
const channel = (modulus: number): FeedChannel => ({
  name: '/data/Some',
  kind: 'change-events',
  retention: Infinity,
  dataOf: ({ replayId }) => (replayId % modulus === 0 ? {} : undefined),
});

interface Listener {
  readonly client: FeedClient;
  readonly modulus: number;
  readonly from: number;
  readonly got: number[];
  isOpen: boolean;
}

function play(steps: readonly Step[]): void {
  const log: LoggedChange[] = [];
  const tasks: (() => void)[] = [];
  let committed: () => void = () => undefined;
  const hub = createFeedHub({
    log: { after: (id, limit) => log.slice(id, id + limit), newest: () => log.length },
    now: () => 0,
    onCommit: (listener) => {
      committed = listener;
      return () => undefined;
    },
    soon: (task) => tasks.push(task),
    left: () => Infinity,
    count: () => undefined,
    held: 100,
  });
  const listeners: Listener[] = [];
  const receive = (listener: Listener, { messages }: Batch): void => {
    expect(messages.length).toBeLessThanOrEqual(200);
    for (const { data } of messages) listener.got.push((data['event'] as { replayId: number }).replayId);
  };
  const check = ({ from, modulus, got }: Listener, isWhole: boolean): void => {
    const due = log.map(({ replayId }) => replayId).filter((id) => id > from && id % modulus === 0);
    expect(got).toEqual(isWhole ? due : due.slice(0, got.length));
  };
  for (const each of steps) {
    if (each.kind === 'commit') {
      for (let n = 0; n < each.count; n += 1) log.push({ replayId: log.length + 1, at: 0 } as LoggedChange);
      committed();
      continue;
    }
    if (each.kind === 'turn') {
      tasks.shift()?.();
      continue;
    }
    if (each.kind === 'join') {
      const from = Math.min(log.length, Math.floor(each.from * (log.length + 1)));
      const client = hub.join();
      client.subscribe(channel(each.modulus), from === 0 ? -2 : from === log.length ? -1 : from);
      listeners.push({ client, modulus: each.modulus, from, got: [], isOpen: true });
      continue;
    }
    const listener = listeners[each.who % Math.max(1, listeners.length)];
    if (!listener) continue;
    if (each.kind === 'take') receive(listener, listener.client.take());
    if (each.kind === 'break') listener.isOpen = false;
    if (each.kind === 'wait') {
      listener.isOpen = true;
      listener.client.wait(
        (batch) => receive(listener, batch),
        () => listener.isOpen,
      );
    }
    if (each.kind === 'leave') {
      listener.client.leave();
      listeners.splice(listeners.indexOf(listener), 1);
      check(listener, false);
    }
  }
  for (const listener of listeners) check(listener, false);
  for (let task = tasks.shift(); task; task = tasks.shift()) task();
  for (const listener of listeners) {
    const { client } = listener;
    for (let batch = client.take(); batch.messages.length > 0; batch = client.take())
      receive(listener, batch);
    check(listener, true);
  }
}

describe('whatever clients and writers do', () => {
  it('everybody gets what is for him once, in order, and nothing else', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), play), { numRuns: runs });
  });
});
