import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPresenceAlerts } from '../alerts';
import { agent, catalog, joinGap, minute, noon, rulesOf, type StatusId } from './floor';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const numRuns = 100 * (process.env.SOAK ? 100 : 1);
const limit = 2 * minute;
const minimum = 2;
const rules = rulesOf(
  [{ DeveloperName: 'Lunch', Status__c: 'Lunch', Spell_Minutes__c: limit / minute }],
  [{ DeveloperName: 'Voice', Channel__c: 'Voice', Minimum__c: minimum }],
);
const users = ['ada', 'bob', 'cleo'];

interface Stay {
  readonly status: StatusId | 'offline';
  readonly start: number;
  end: number;
}

/** Every stay of every agent, in the order in which they happened. */
type Past = ReadonlyMap<string, Stay[]>;

/** The spells in lunch, by the definition: stays in it, joined over gaps up to the join gap. */
function lunches(stays: readonly Stay[]): { start: number; end: number }[] {
  const spells: { start: number; end: number }[] = [];
  for (const { status, start, end } of stays) {
    if (status !== 'lunch') continue;
    const last = spells.at(-1);
    if (last !== undefined && start - last.end <= joinGap) last.end = end;
    else spells.push({ start, end });
  }
  return spells;
}

/** Whose spell is too long and not left for longer than the join gap; a later one that is too long takes its place. */
function expectedLimits(past: Past, now: number): string[] {
  return [...past].flatMap(([userId, stays]) => {
    const long = lunches(stays).filter(
      ({ start, end }) => Math.min(end, now) - start > limit && end + joinGap >= now,
    );
    const last = long.at(-1);
    return last === undefined ? [] : [`limit ${userId} lunch ${last.start}`];
  });
}

/** The last level of which a stretch has lasted longer than the join gap, from minute to minute of the past. */
function expectedLevel(past: Past, begun: number, now: number): string | undefined {
  const times = [...past.values()]
    .flatMap((stays) => stays.map(({ start }) => start))
    .filter((at) => at > begun);
  const moments = [...new Set([begun, ...times])].sort((a, b) => a - b);
  const levelAt = (at: number) => {
    const online = [...past.values()].filter((stays) => {
      const status = stays.findLast(({ start }) => start <= at)?.status;
      return status === 'voice' || status === 'both';
    }).length;
    return online < minimum ? 'broken' : online === minimum ? 'warning' : undefined;
  };
  let level = levelAt(begun);
  for (const [n, from] of moments.entries()) {
    const here = levelAt(from);
    const ends = moments.slice(n + 1).find((later) => levelAt(later) !== here) ?? Infinity;
    if (Math.min(ends, now + 1) - from > joinGap) level = here;
    // A stretch of one level may consist of several moments.
  }
  return level;
}

describe(`any floor (seed ${seed})`, () => {
  it('has the alerts that its whole past, read again, makes', () => {
    const step = fc.record({
      wait: fc.oneof(fc.integer({ min: 1, max: 2 * joinGap }), fc.integer({ min: 1, max: 3 * minute })),
      user: fc.constantFrom(...users),
      status: fc.constantFrom<StatusId | 'offline'>('voice', 'both', 'lunch', 'lunch', 'offline'),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const alerts = createPresenceAlerts({ rules, catalog, joinGap });
        const past = new Map(users.map((user) => [user, [{ status: 'voice', start: noon, end: Infinity }]]));
        const stays = past as Map<string, Stay[]>;
        alerts.update(
          users.map((user) => [user, agent(user, 'voice', noon)] as const),
          noon,
        );
        alerts.begin(noon);
        let now = noon;
        const check = () => {
          alerts.advance(now);
          const limits = alerts.list().flatMap((each) => (each.kind === 'limit' ? [each.id] : []));
          expect(limits.sort()).toEqual(expectedLimits(stays, now).sort());
          const level = alerts.list().find((each) => each.kind === 'coverage');
          expect(level?.kind === 'coverage' ? level.level : undefined).toBe(expectedLevel(stays, noon, now));
        };
        for (const { wait, user, status } of steps) {
          const own = stays.get(user) ?? [];
          now += wait;
          check();
          const last = own.at(-1);
          if (last?.status === status) continue;
          if (last !== undefined) last.end = now;
          own.push({ status, start: now, end: Infinity });
          alerts.update([[user, agent(user, status, now)]], now);
          check();
        }
      }),
      { seed, numRuns },
    );
  });
});
