import type { Agent } from 'c/presenceModel';
import { describe, expect, it } from 'vitest';
import { createLongest } from '../longest';

const agent = (userId: string, since: number, more: Partial<Agent> = {}): Agent => ({
  userId,
  name: `Name of ${userId}`,
  kind: 'online',
  statusLabel: 'Work',
  changing: false,
  since,
  suspect: false,
  suspectRows: 0,
  bot: false,
  ...more,
});

function floorOf(...agents: Agent[]) {
  const floor = new Map<string, Agent>();
  const asked = { one: 0, all: 0 };
  const longest = createLongest(
    (userId) => {
      asked.one += 1;
      return floor.get(userId);
    },
    () => {
      asked.all += 1;
      return floor.values();
    },
  );
  const put = (next: Agent) => {
    longest.touch(next.userId);
    floor.set(next.userId, next);
  };
  agents.forEach(put);
  return {
    longest,
    asked,
    put,
    drop(userId: string) {
      longest.touch(userId);
      floor.delete(userId);
    },
  };
}

describe('the longest in status', () => {
  it('is nobody on an empty floor', () => {
    expect(floorOf().longest.find()).toBeUndefined();
  });

  it('is told with his status and since when, the first of equals by user id', () => {
    const { longest } = floorOf(agent('c', 5), agent('b', 3, { kind: 'busy' }), agent('a', 3));
    expect(longest.find()).toEqual({ userId: 'a', name: 'Name of a', statusLabel: 'Work', since: 3 });
  });

  it('is neither a bot, nor offline, nor of a row that is not believed', () => {
    const { longest, put } = floorOf(
      agent('a', 1, { bot: true }),
      agent('b', 2, { kind: 'offline' }),
      agent('c', 3, { suspectReason: 'too-old' }),
      agent('d', 4, { statusLabel: undefined }),
    );
    expect(longest.find()).toEqual({ userId: 'd', name: 'Name of d', statusLabel: '', since: 4 });
    put(agent('d', 4, { kind: 'offline' }));
    expect(longest.find()).toBeUndefined();
    put(agent('a', 1));
    expect(longest.find()?.userId).toBe('a');
  });

  it('follows who changes, comes and goes, however often in between', () => {
    const { longest, put, drop } = floorOf(agent('a', 1), agent('b', 2), agent('c', 3));
    expect(longest.find()?.userId).toBe('a');
    put(agent('a', 9));
    put(agent('a', 10));
    expect(longest.find()?.userId).toBe('b');
    drop('b');
    put(agent('a', 2));
    expect(longest.find()?.userId).toBe('a');
    drop('a');
    drop('c');
    put(agent('c', 3));
    expect(longest.find()?.userId).toBe('c');
  });

  it.each([100, 10_000])('asks among %i only for those who changed, and for each twice', (count) => {
    const everybody = Array.from({ length: count }, (_, n) => agent(String(n), n));
    const { longest, asked, put } = floorOf(...everybody);
    longest.find();
    expect(asked.all).toBe(1);
    const before = asked.one;
    for (const at of [1, 2, 3]) put(agent('0', count + at));
    put(agent('1', count));
    expect(longest.find()?.userId).toBe('2');
    expect([asked.one - before, asked.all]).toEqual([4, 1]);
  });
});
