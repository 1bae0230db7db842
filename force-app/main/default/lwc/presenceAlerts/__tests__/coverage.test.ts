import { beforeEach, describe, expect, it } from 'vitest';
import { createPresenceAlerts, type PresenceAlerts } from '../alerts';
import { agent, catalog, joinGap, minute, noon, rulesOf, type StatusId } from './floor';

const rules = rulesOf([], [{ DeveloperName: 'Voice', Channel__c: 'Voice', Minimum__c: 2 }]);
let alerts: PresenceAlerts;
let told: number;

const see = (who: string, status: StatusId | 'offline', since: number, more = {}, now = since) =>
  alerts.update([[who, agent(who, status, since, more)]], now);
const levels = () => alerts.list().map((alert) => alert.kind === 'coverage' && [alert.level, alert.online]);
/** Just after a change at `at` has lasted long enough. */
const settle = (at: number) => alerts.advance(at + joinGap + 1);

beforeEach(() => {
  alerts = createPresenceAlerts({ rules, catalog, joinGap });
  for (const [n, who] of ['ada', 'bob', 'cleo'].entries()) see(who, n === 0 ? 'both' : 'voice', noon + n);
  alerts.begin(noon + minute);
  told = 0;
  alerts.subscribe(() => (told += 1));
});

describe('a channel', () => {
  it('is covered above its minimum', () => {
    expect(alerts.online('v')).toBe(3);
    expect(alerts.online('c')).toBe(1);
    expect(levels()).toEqual([]);
  });

  it('warns when nobody more may leave, and is not covered below its minimum', () => {
    const at = noon + 2 * minute;
    see('ada', 'lunch', at);
    settle(at);
    expect(levels()).toEqual([['warning', 2]]);
    see('bob', 'lunch', at + minute);
    settle(at + minute);
    expect(levels()).toEqual([['broken', 1]]);
    see('bob', 'voice', at + 5 * minute);
    see('ada', 'voice', at + 5 * minute);
    settle(at + 5 * minute);
    expect(levels()).toEqual([]);
  });

  it('tells since when, by when it happened', () => {
    const at = noon + 2 * minute;
    see('ada', 'lunch', at, {}, at + 5_000);
    settle(at);
    expect(alerts.list()).toMatchObject([{ since: at, channelLabel: 'Voice', minimum: 2 }]);
  });

  it('raises and clears nothing for a change within the join gap', () => {
    const at = noon + 2 * minute;
    see('ada', 'lunch', at);
    alerts.advance(at + joinGap - 1);
    see('ada', 'both', at + joinGap);
    settle(at + joinGap);
    expect({ levels: levels(), told }).toEqual({ levels: [], told: 0 });
    see('ada', 'lunch', at + minute);
    settle(at + minute);
    told = 0;
    see('ada', 'both', at + 2 * minute);
    see('ada', 'lunch', at + 2 * minute + joinGap);
    settle(at + 3 * minute);
    expect(levels()).toEqual([['warning', 2]]);
  });

  it('counts who is between two rows of a status, and no bot', () => {
    see('ada', 'both', noon, { changing: true, lastEnd: noon + 2 * minute }, noon + 2 * minute);
    see('dan', 'voice', noon, { bot: true }, noon + 2 * minute);
    expect(alerts.online('v')).toBe(3);
  });

  it('loses at once whom the viewer may not see any more', () => {
    alerts.update([['ada', undefined]], noon + 2 * minute);
    expect(alerts.online('v')).toBe(2);
  });

  it('is not called empty before the floor has been read', () => {
    alerts = createPresenceAlerts({ rules, catalog, joinGap });
    see('ada', 'voice', noon);
    alerts.advance(noon + minute);
    expect(levels()).toEqual([]);
    alerts.begin(noon + minute);
    expect(levels()).toEqual([['broken', 1]]);
    alerts.clear();
    expect(levels()).toEqual([]);
  });

  it('acknowledged is told again at another level', () => {
    const at = noon + 2 * minute;
    see('ada', 'lunch', at);
    settle(at);
    alerts.acknowledge(alerts.list()[0]?.id ?? '');
    see('bob', 'lunch', at + minute);
    settle(at + minute);
    expect(alerts.list()).toMatchObject([{ level: 'broken', acknowledged: false }]);
  });
});

describe('a rule with a window', () => {
  it('holds from its beginning to its end', () => {
    const window = { From__c: '13:00', To__c: '14:00' };
    const [record] = [{ DeveloperName: 'Chat', Channel__c: 'Chat', Minimum__c: 2, ...window }];
    alerts = createPresenceAlerts({ rules: rulesOf([], [record]), catalog, joinGap });
    see('ada', 'both', noon);
    alerts.begin(noon);
    const seen: [number, number][] = [];
    for (let at = 0; at <= 150; at += 1) {
      alerts.advance(noon + at * minute + 20_000);
      const now = alerts.list().length;
      if (seen.at(-1)?.[1] !== now) seen.push([at, now]);
    }
    expect(seen).toEqual([
      [0, 0],
      [60, 1],
      [120, 0],
    ]);
  });
});
