import { beforeEach, describe, expect, it } from 'vitest';
import { createPresenceAlerts, type PresenceAlerts } from '../alerts';
import { agent, catalog, joinGap, minute, noon, rulesOf, type StatusId } from './floor';

const rules = rulesOf([{ DeveloperName: 'Lunch', Status__c: 'lunch', Spell_Minutes__c: 30 }]);
let alerts: PresenceAlerts;
let told: number;

beforeEach(() => {
  alerts = createPresenceAlerts({ rules, catalog, joinGap });
  told = 0;
  alerts.subscribe(() => (told += 1));
});

const see = (status: StatusId | 'offline', since: number, more = {}, now = since) =>
  alerts.update([['ada', agent('ada', status, since, more)]], now);
const ids = () => alerts.list().map(({ id }) => id);

describe('a spell', () => {
  it('breaks its limit the moment it is over, told once', () => {
    see('lunch', noon);
    alerts.advance(noon + 30 * minute);
    expect(ids()).toEqual([]);
    alerts.advance(noon + 30 * minute + 1);
    alerts.advance(noon + 45 * minute);
    expect(told).toBe(1);
    expect(alerts.of('ada')).toMatchObject({ rule: 'Lunch', start: noon, brokenAt: noon + 30 * minute });
  });

  it('that is too long already when it is first seen is told at once', () => {
    see('lunch', noon, {}, noon + 40 * minute);
    expect(alerts.list()).toHaveLength(1);
  });

  it('joins rows of its status over a gap up to the join gap', () => {
    see('lunch', noon);
    see('lunch', noon + 20 * minute + joinGap, { lastEnd: noon + 20 * minute });
    alerts.advance(noon + 30 * minute + 1);
    expect(alerts.of('ada')?.start).toBe(noon);
  });

  it('begins anew after a longer gap', () => {
    see('lunch', noon);
    see('lunch', noon + 20 * minute + joinGap + 1, { lastEnd: noon + 20 * minute });
    alerts.advance(noon + 30 * minute + 1);
    expect(ids()).toEqual([]);
    alerts.advance(noon + 51 * minute);
    expect(alerts.of('ada')?.start).toBe(noon + 20 * minute + joinGap + 1);
  });

  it('goes on over an interlude in another status within the join gap', () => {
    see('lunch', noon);
    see('voice', noon + 29 * minute);
    see('lunch', noon + 29 * minute + joinGap);
    alerts.advance(noon + 30 * minute + 1);
    expect(alerts.of('ada')?.start).toBe(noon);
  });

  it('of a bot, or of a row that nobody believes, breaks nothing', () => {
    see('lunch', noon, { bot: true });
    alerts.advance(noon + 60 * minute);
    see('lunch', noon, { suspect: true, suspectReason: 'too-old' }, noon + 60 * minute);
    expect(ids()).toEqual([]);
  });
});

describe('a broken limit', () => {
  beforeEach(() => {
    see('lunch', noon);
    alerts.advance(noon + 31 * minute);
    told = 0;
  });

  it.each(['voice', 'offline'] as const)('is over once the agent has been %s for the join gap', (status) => {
    const left = noon + 35 * minute;
    see(status, left);
    alerts.advance(left + joinGap);
    expect(ids()).toHaveLength(1);
    alerts.advance(left + joinGap + 1);
    expect(ids()).toEqual([]);
    expect(told).toBe(1);
  });

  it('neither goes nor comes when the agent is back within the join gap', () => {
    const before = alerts.list();
    see('voice', noon + 35 * minute);
    see('lunch', noon + 35 * minute + joinGap);
    alerts.advance(noon + 40 * minute);
    expect(alerts.list()).toBe(before);
    expect(told).toBe(0);
  });

  it('stays while it is not known whether another row follows', () => {
    see('lunch', noon, { changing: true, lastEnd: noon + 35 * minute }, noon + 35 * minute);
    alerts.advance(noon + 50 * minute);
    expect(ids()).toHaveLength(1);
  });

  it('is over at once for an agent who may not be seen any more', () => {
    alerts.update([['ada', undefined]], noon + 32 * minute);
    expect(ids()).toEqual([]);
    expect(alerts.of('ada')).toBeUndefined();
  });

  it('acknowledged stays so until the status changes', () => {
    const [id = ''] = ids();
    alerts.acknowledge(id);
    expect(alerts.list()).toMatchObject([{ id, acknowledged: true }]);
    see('lunch', noon, { averageCapacity: 1 }, noon + 33 * minute);
    expect(alerts.list()).toMatchObject([{ acknowledged: true }]);
    see('voice', noon + 40 * minute);
    alerts.advance(noon + 45 * minute);
    see('lunch', noon + 50 * minute);
    alerts.advance(noon + 81 * minute);
    expect(alerts.list()).toMatchObject([{ start: noon + 50 * minute, acknowledged: false }]);
  });

  it('stands before those that somebody has acknowledged', () => {
    alerts.update([['bob', agent('bob', 'lunch', noon + minute)]], noon + 32 * minute);
    const [first = '', second = ''] = ids();
    alerts.acknowledge(first);
    expect(ids()).toEqual([second, first]);
  });

  it('is gone when everything is forgotten', () => {
    alerts.clear();
    alerts.advance(noon + 90 * minute);
    expect(ids()).toEqual([]);
  });
});

describe('time', () => {
  it('costs nothing until something falls due, however many agents there are', () => {
    const agents = Array.from({ length: 10_000 }, (_, n) => agent(`u${n}`, 'lunch', noon + n));
    alerts.update(
      agents.map((each) => [each.userId, each] as const),
      noon + 10_000,
    );
    told = 0;
    for (let second = 11; second < 1_800; second += 1) alerts.advance(noon + second * 1_000);
    expect(told).toBe(0);
    alerts.advance(noon + 30 * minute + 5);
    expect(alerts.list()).toHaveLength(5);
    expect(told).toBe(1);
  });
});
