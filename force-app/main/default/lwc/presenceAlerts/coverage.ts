import { bucketOf, type Agent } from 'c/presenceModel';
import type { CoverageRule } from './rules';

/** A channel for which too few are online, or for which nobody more may leave. */
export interface CoverageAlert {
  readonly kind: 'coverage';
  /** Of the rule, the level and its beginning: another level is another alert. */
  readonly id: string;
  readonly rule: string;
  readonly channelId: string;
  readonly channelLabel: string;
  readonly level: 'warning' | 'broken';
  /** Agents online for the channel, of those whom the viewer may see. */
  readonly online: number;
  readonly minimum: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

const none: readonly string[] = [];

type Level = 'covered' | CoverageAlert['level'];

interface Watched {
  readonly rule: CoverageRule;
  level: Level;
  since: number;
  /** Agents online when somebody was last told. */
  online: number;
  /** Whether its window is open, and the review that is expected for when that may be otherwise. */
  holds: boolean;
  until: number;
  /** A level that has not lasted for the join gap yet. */
  coming?: { readonly level: Level; readonly since: number };
}

export interface Coverage {
  update(userId: string, agent: Agent | undefined, now: number): void;
  /** Looks at one rule again, which had fallen due. */
  review(rule: string, now: number): void;
  /** From now on the floor is known: levels are what they are, without waiting. */
  begin(now: number): void;
  online(channelId: string): number;
  all(): CoverageAlert[];
  clear(): void;
}

export interface CoverageOptions {
  readonly rules: readonly CoverageRule[];
  /** Which channels a status serves. */
  readonly channelsOf: (statusId: string) => readonly string[];
  /** Milliseconds. */
  readonly joinGap: number;
  /** Asks for a review of the rule at that time. */
  readonly expect: (due: number, rule: string) => void;
  readonly onChange: () => void;
}

export function createCoverage(options: CoverageOptions): Coverage {
  const { rules, channelsOf, joinGap, expect, onChange } = options;
  const served = new Map<string, readonly string[]>();
  const counts = new Map<string, number>();
  const watched = new Map<string, Watched>(
    rules.map((rule) => [
      keyOf(rule),
      { rule, level: 'covered', since: 0, online: 0, holds: false, until: 0 },
    ]),
  );
  let begun = false;

  const online = (channelId: string): number => counts.get(channelId) ?? 0;

  /** `at` is when what is seen now happened. */
  function look(each: Watched, at: number, now: number): void {
    if (!begun) return;
    const { holds } = each;
    const level = levelNow(each, now);
    // A window opens and closes on time: nobody has changed a status.
    if (each.holds !== holds) {
      settle(each, level, now);
      return;
    }
    if (level === each.level) {
      each.coming = undefined;
      if (level !== 'covered' && each.online !== online(each.rule.channelId)) settle(each, level, each.since);
      return;
    }
    if (each.coming?.level !== level) each.coming = { level, since: Math.min(at, now) };
    const settled = each.coming.since + joinGap;
    if (settled >= now) {
      expect(settled, keyOf(each.rule));
      return;
    }
    settle(each, level, each.coming.since);
  }

  function levelNow(each: Watched, now: number): Level {
    const { rule } = each;
    const { holds, until } = rule.window.at(now);
    if (until !== each.until) expect(until, keyOf(rule));
    each.until = until;
    each.holds = holds;
    return holds ? levelOf(online(rule.channelId), rule.minimum) : 'covered';
  }

  function settle(each: Watched, level: Level, since: number): void {
    each.level = level;
    each.since = since;
    each.online = online(each.rule.channelId);
    each.coming = undefined;
    onChange();
  }

  return {
    update(userId, agent, now) {
      const before = served.get(userId) ?? none;
      const after = agent === undefined ? none : channelsServed(agent, channelsOf);
      if (before === after || before.join() === after.join()) return;
      if (after.length === 0) served.delete(userId);
      else served.set(userId, after);
      for (const id of before) counts.set(id, online(id) - 1);
      for (const id of after) counts.set(id, online(id) + 1);
      // All are looked at when it begins.
      if (!begun) return;
      for (const id of new Set([...before, ...after])) {
        for (const each of watched.values()) {
          if (each.rule.channelId === id) look(each, agent?.since ?? now, now);
        }
      }
    },
    review(rule, now) {
      const each = watched.get(rule);
      if (each !== undefined) look(each, now, now);
    },
    begin(now) {
      if (begun) return;
      begun = true;
      for (const each of watched.values()) settle(each, levelNow(each, now), now);
    },
    online,
    all: () => [...watched.values()].flatMap((each) => alertOf(each, online(each.rule.channelId))),
    clear() {
      served.clear();
      counts.clear();
      begun = false;
      for (const each of watched.values()) {
        settle(each, 'covered', 0);
        each.until = 0;
      }
    },
  };
}

function keyOf({ name, channelId }: CoverageRule): string {
  return `${name} ${channelId}`;
}

function levelOf(online: number, minimum: number): Level {
  if (online < minimum) return 'broken';
  return online === minimum ? 'warning' : 'covered';
}

function alertOf({ rule, level, since }: Watched, online: number): CoverageAlert[] {
  if (level === 'covered') return [];
  const { name, channelId, channelLabel, minimum } = rule;
  const id = ['coverage', keyOf(rule), level, since].join(' ');
  return [{ kind: 'coverage', id, rule: name, channelId, channelLabel, level, online, minimum, since }];
}

/** An agent between two rows still serves what he served. */
function channelsServed(
  agent: Agent,
  channelsOf: (statusId: string) => readonly string[],
): readonly string[] {
  return bucketOf(agent) === 'online' && agent.statusId !== undefined ? channelsOf(agent.statusId) : none;
}
