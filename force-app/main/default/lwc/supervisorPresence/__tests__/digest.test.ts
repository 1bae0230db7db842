import type { Alert } from 'c/presenceAlerts';
import type { FloorCounts } from 'c/presenceStore';
// eslint-disable-next-line omnipresence/arrows -- timers of the tests
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
import { createDigest } from '../digest';

const counts = { online: 1_200, busy: 2, offline: 3 } as FloorCounts;
const names: Readonly<Record<string, string>> = { u1: 'Ada', u2: 'Ben' };

function limit(userId: string, brokenAt: number, acknowledged = false): Alert {
  return { kind: 'limit', id: userId, rule: 'r', userId, statusId: 's', start: 0, brokenAt, acknowledged };
}

function short(channelLabel: string, since: number): Alert {
  const level = 'warning' as const;
  const numbers = { online: 1, minimum: 2, since };
  const of = { rule: 'r', channelId: channelLabel, channelLabel, level };
  return { kind: 'coverage', id: channelLabel, ...of, ...numbers, acknowledged: false };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function listen() {
  const heard: string[] = [];
  const digest = createDigest(createJestTime().scheduler, (text) => heard.push(text));
  const nameOf = (userId: string) => names[userId] ?? '';
  return { heard, digest, update: (...alerts: Alert[]) => digest.update({ counts, alerts, nameOf }) };
}

it('tells the alerts that nobody has acknowledged after the counts', () => {
  const { heard, update } = listen();
  update(limit('u1', 5), limit('u2', 9), limit('u3', 11, true), short('Voice', 1), short('Chat', 2));
  expect(heard).toEqual([
    '1,200 online, 2 busy, 3 offline. Limits broken: 2, the newest by Ben. Channels short of agents: 2, the newest Chat',
  ]);
});

it('says nothing of alerts where there are none, or all have been seen', () => {
  const { heard, update } = listen();
  update(limit('u1', 5, true));
  expect(heard).toEqual(['1,200 online, 2 busy, 3 offline']);
});

it('tells an alert ten seconds after the last words at the soonest', () => {
  const { heard, update } = listen();
  update();
  jest.advanceTimersByTime(1_000);
  update(limit('u1', 5));
  jest.advanceTimersByTime(8_900);
  expect(heard).toHaveLength(1);
  jest.advanceTimersByTime(200);
  expect(heard).toHaveLength(2);
  expect(heard[1]).toContain('Limits broken: 1, the newest by Ada');
});

it('takes everything back where nothing is known any more', () => {
  const { heard, digest, update } = listen();
  update(limit('u1', 5));
  digest.forget();
  expect(heard.at(-1)).toBe('');
  jest.advanceTimersByTime(60_000);
  expect(heard).toHaveLength(2);
});
