import { describe, expect, it } from 'vitest';
import { FeedRefusal, type FeedChannel } from './channels.ts';
import type { LoggedChange } from './change-log.ts';
import { createFeedHub, type Batch, type FeedHub } from './hub.ts';

/** A log of entries whose ids rise by one, at a second each, and the hub that follows it. */
interface Stand {
  readonly hub: FeedHub;
  /** Adds entries about `record`, in one commit. */
  commit(count: number, record?: string): void;
  /** Runs turns of the event loop until nothing is left to do. */
  settle(): void;
  /** Reads of the log. */
  readonly reads: () => number;
  allowed: number;
}

function stand(before = 0): Stand {
  const entries: LoggedChange[] = [];
  const tasks: (() => void)[] = [];
  let committed: () => void = () => undefined;
  let reads = 0;
  const add = (record: string): void => {
    const replayId = entries.length + 1;
    entries.push({ replayId, recordId: record, at: replayId * 1000 } as LoggedChange);
  };
  for (let n = 0; n < before; n += 1) add('old');
  const made: Stand = {
    allowed: Infinity,
    hub: createFeedHub({
      log: {
        after(replayId, limit) {
          reads += 1;
          return entries.slice(replayId, replayId + limit);
        },
        newest: () => entries.length,
      },
      now: () => entries.length * 1000,
      onCommit: (listener) => {
        committed = listener;
        return () => (committed = () => undefined);
      },
      soon: (task) => tasks.push(task),
      left: () => made.allowed,
      count: (_kind, events) => (made.allowed -= events),
    }),
    commit(count, record = 'any') {
      for (let n = 0; n < count; n += 1) add(record);
      committed();
    },
    settle() {
      for (let task = tasks.shift(); task; task = tasks.shift()) task();
    },
    reads: () => reads,
  };
  return made;
}

const channel = (name: string, wanted?: string): FeedChannel => ({
  name,
  kind: 'change-events',
  retention: 50_000,
  dataOf: ({ recordId }) =>
    wanted === undefined || recordId === wanted ? { payload: recordId, event: { type: 'made' } } : undefined,
});

const idsOf = ({ messages }: Batch): unknown[] =>
  messages.map(({ data }) => (data['event'] as { replayId: number }).replayId);

describe('a client that waits', () => {
  it('gets what was committed since it subscribed, in order, with its replay id', () => {
    const { hub, commit, settle } = stand(3);
    const client = hub.join();
    client.subscribe(channel('/data/All'), -1);
    const got: Batch[] = [];
    client.wait((batch) => got.push(batch));
    settle();
    expect(got).toEqual([]);
    commit(2);
    commit(1);
    settle();
    expect(got.map(idsOf)).toEqual([[4, 5, 6]]);
    expect(got[0]?.messages[0]).toEqual({
      channel: '/data/All',
      data: { payload: 'any', event: { type: 'made', replayId: 4 } },
    });
  });

  it('goes on waiting past what is not for it', () => {
    const { hub, commit, settle } = stand();
    const client = hub.join();
    client.subscribe(channel('/data/His', 'his'), -1);
    const got: Batch[] = [];
    client.wait((batch) => got.push(batch));
    commit(2500, 'other');
    settle();
    expect(got).toEqual([]);
    commit(1, 'his');
    settle();
    expect(got.map(idsOf)).toEqual([[2501]]);
  });

  it('is served once a wait', () => {
    const { hub, commit, settle } = stand();
    const client = hub.join();
    client.subscribe(channel('/data/All'), -1);
    const got: Batch[] = [];
    client.wait((batch) => got.push(batch));
    commit(1);
    settle();
    commit(1);
    settle();
    expect(got).toHaveLength(1);
    expect(idsOf(client.take())).toEqual([2]);
  });
});

describe('the log', () => {
  it('is read once for all who follow it', () => {
    const { hub, commit, settle, reads } = stand();
    const clients = Array.from({ length: 200 }, () => hub.join());
    const served = new Set<unknown>();
    for (const client of clients) {
      client.subscribe(channel('/data/All'), -1);
      client.wait(() => served.add(client));
    }
    settle();
    const before = reads();
    commit(3);
    settle();
    expect(served.size).toBe(200);
    // Once for what is new in each turn: 50 clients are served a turn.
    expect(reads() - before).toBeLessThanOrEqual(4);
  });

  it('keeps what a slow client has not taken, in bounded batches', () => {
    const { hub, commit, settle } = stand();
    const client = hub.join();
    client.subscribe(channel('/data/All'), -1);
    for (let n = 0; n < 30; n += 1) {
      commit(1000);
      settle();
    }
    const got: unknown[] = [];
    for (let batch = client.take(); batch.messages.length > 0; batch = client.take()) {
      expect(batch.messages.length).toBeLessThanOrEqual(200);
      got.push(...idsOf(batch));
    }
    expect(got).toEqual(Array.from({ length: 30_000 }, (_, n) => n + 1));
  });
});

describe('a replay', () => {
  const from = (first: number): number[] => Array.from({ length: 101 - first }, (_, n) => first + n);
  it.each<[unknown, number[]]>([
    [-1, []],
    [undefined, []],
    [-2, from(50)],
    [98, from(99)],
    [100, []],
  ])('from %s', (replay, expected) => {
    const { hub, settle } = stand(100);
    const client = hub.join();
    client.subscribe(channel('/data/All'), replay);
    settle();
    expect(idsOf(client.take())).toEqual(expected);
  });

  it.each([0, 101, -3, 1.5, 49, '99', null, 'x', {}])('from %j is refused', (replay) => {
    const { hub } = stand(100);
    const subscribe = (): void => hub.join().subscribe(channel('/data/All'), replay);
    expect(subscribe).toThrow(FeedRefusal);
    expect(subscribe).toThrow(
      /^400::The replayId \{.*\} you provided was invalid\. Please provide a valid ID, -2/,
    );
  });
});

describe('the allocation', () => {
  it('ends the subscription when an event is due beyond it', () => {
    const made = stand();
    const { hub, commit } = made;
    const client = hub.join();
    client.subscribe(channel('/data/All'), -1);
    made.allowed = 3;
    commit(3);
    made.settle();
    expect(client.take()).toMatchObject({ messages: { length: 3 }, isOverAllocation: false });
    commit(1);
    made.settle();
    expect(client.take()).toEqual({ messages: [], isOverAllocation: true });
    expect(client.take()).toEqual({ messages: [], isOverAllocation: false });
    expect(() => client.subscribe(channel('/data/All'), -1)).toThrow(
      '403::Organization total events daily limit exceeded',
    );
  });

  it('counts an event as often as there are clients', () => {
    const made = stand();
    made.allowed = 100;
    const clients = [made.hub.join(), made.hub.join()];
    for (const client of clients) client.subscribe(channel('/data/All'), -1);
    made.commit(10);
    made.settle();
    for (const client of clients) client.take();
    expect(made.allowed).toBe(80);
  });
});
