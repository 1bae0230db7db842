import type { Alert } from 'c/presenceAlerts';
import type { Agent } from 'c/presenceModel';
import type { FloorCounts } from 'c/presenceStore';
// eslint-disable-next-line omnipresence/arrows -- timers of the tests
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
import { createDigest } from '../digest';

const counted = { online: 1_200, busy: 2, offline: 3 } as FloorCounts;
const words = '1,200 online, 2 busy, 3 offline';

function limit(userId: string): Alert {
  const spell = { statusId: 's', start: 0, brokenAt: 5, acknowledged: false };
  return { kind: 'limit', id: userId, rule: 'r', userId, ...spell };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function listen() {
  const heard: string[] = [];
  const digest = createDigest(createJestTime().scheduler, (text) => heard.push(text));
  const agentOf = (userId: string) => ({ userId, name: `Agent ${userId}`, statusId: 's' }) as Agent;
  return {
    heard,
    digest,
    update: (alerts: readonly Alert[], counts = counted) => digest.update({ counts, alerts, agentOf }),
  };
}

it('tells new alerts before the counts, and each once', () => {
  const { heard, update } = listen();
  update([limit('1')]);
  expect(heard).toHaveLength(1);
  expect(heard[0]).toContain('Agent 1');
  expect(heard[0]?.endsWith(words)).toBe(true);
  update([limit('1')]);
  jest.advanceTimersByTime(60_000);
  expect(heard).toHaveLength(1);
});

it('tells an alert ten seconds after the last words at the soonest, and no count that stands', () => {
  const { heard, update } = listen();
  update([]);
  expect(heard).toEqual([words]);
  jest.advanceTimersByTime(1_000);
  update([limit('1')]);
  jest.advanceTimersByTime(8_900);
  expect(heard).toHaveLength(1);
  jest.advanceTimersByTime(200);
  expect(heard[1]).toContain('Agent 1');
  expect(heard[1]).not.toContain(words);
});

it('says nothing of a change that was undone before its time', () => {
  const { heard, update } = listen();
  update([]);
  update([], { ...counted, busy: 9 });
  update([]);
  jest.advanceTimersByTime(60_000);
  expect(heard).toEqual([words]);
});

it('takes everything back where nothing is known any more, and begins anew', () => {
  const { heard, digest, update } = listen();
  update([limit('1')]);
  digest.forget();
  expect(heard.at(-1)).toBe('');
  jest.advanceTimersByTime(60_000);
  expect(heard).toHaveLength(2);
  update([]);
  expect(heard[2]).toBe(words);
});
