import type { Agent } from 'c/presenceModel';
import type { LimitRule } from './rules';
import { createSpells, type AgentSpells, type Spell } from './spells';

/** A spell that lasts longer than its status may. */
export interface LimitAlert {
  readonly kind: 'limit';
  /** Of the spell: another one is another alert. */
  readonly id: string;
  readonly rule: string;
  readonly userId: string;
  readonly statusId: string;
  /** Start of the spell and the moment from which it was too long, epoch milliseconds. */
  readonly start: number;
  readonly brokenAt: number;
}

export interface Limits {
  update(agent: Agent, now: number): void;
  /** He may not be seen any more. */
  drop(userId: string): void;
  /** Looks at one agent again, who had fallen due. */
  review(userId: string, now: number): void;
  of(userId: string): LimitAlert | undefined;
  all(): Iterable<LimitAlert>;
  clear(): void;
}

export interface LimitOptions {
  readonly rules: readonly LimitRule[];
  /** Milliseconds. */
  readonly joinGap: number;
  /** Asks for a review at that time. */
  readonly expect: (due: number, userId: string) => void;
  /** Hears that an alert came or went. */
  readonly onChange: () => void;
}

export function createLimits({ rules, joinGap, expect, onChange }: LimitOptions): Limits {
  const spells = createSpells(joinGap);
  const broken = new Map<string, LimitAlert>();
  /** The strictest of a status. */
  const ruleOf = new Map<string, LimitRule>();
  for (const rule of rules) {
    const known = ruleOf.get(rule.statusId);
    if (known === undefined || rule.spell < known.spell) ruleOf.set(rule.statusId, rule);
  }

  function review(userId: string, now: number): void {
    const alert = alertOf(userId, spells.of(userId), now);
    const known = broken.get(userId);
    if (known?.id === alert?.id) return;
    if (alert === undefined) broken.delete(userId);
    else broken.set(userId, alert);
    onChange();
  }

  function alertOf(userId: string, { current, recent }: AgentSpells, now: number): LimitAlert | undefined {
    const broke = current && breachOf(userId, current);
    if (broke && broke.brokenAt < now) return broke;
    if (broke) expect(broke.brokenAt, userId);
    // Whoever may come back within the join gap has not left yet.
    const known = broken.get(userId);
    const left = recent.find((spell) => idOf(userId, spell) === known?.id)?.left;
    if (known === undefined || left === undefined || left + joinGap < now) return undefined;
    expect(left + joinGap, userId);
    return known;
  }

  function breachOf(userId: string, { statusId, start }: Spell): LimitAlert | undefined {
    const rule = ruleOf.get(statusId);
    if (rule === undefined) return undefined;
    const brokenAt = start + Math.max(rule.spell, joinGap);
    const spell = { statusId, start };
    return { kind: 'limit', id: idOf(userId, spell), rule: rule.name, userId, ...spell, brokenAt };
  }

  return {
    update(agent, now) {
      const before = spells.of(agent.userId);
      if (spells.update(agent) !== before) review(agent.userId, now);
    },
    drop(userId) {
      spells.drop(userId);
      if (broken.delete(userId)) onChange();
    },
    review,
    of: (userId) => broken.get(userId),
    all: () => broken.values(),
    clear() {
      spells.clear();
      broken.clear();
    },
  };
}

function idOf(userId: string, { statusId, start }: Spell): string {
  return ['limit', userId, statusId, start].join(' ');
}
