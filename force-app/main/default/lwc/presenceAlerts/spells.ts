import { bucketOf, type Agent } from 'c/presenceModel';

/** Consecutive rows of one agent in one status, joined over gaps up to the join gap. Epoch milliseconds. */
export interface Spell {
  readonly statusId: string;
  readonly start: number;
  /** When the status was left, if it was. */
  readonly left?: number;
}

export interface Spells {
  /** Takes what is known of an agent now; answers his spells. */
  update(agent: Agent): AgentSpells;
  /** He may not be seen any more. */
  drop(userId: string): void;
  of(userId: string): AgentSpells;
  clear(): void;
}

export interface AgentSpells {
  readonly current?: Spell;
  /** Left no longer than the join gap before the last change: a return leads back to them. */
  readonly recent: readonly Spell[];
}

const none: AgentSpells = { recent: [] };

export function createSpells(joinGap: number): Spells {
  const byUser = new Map<string, AgentSpells>();
  return {
    update(agent) {
      const before = byUser.get(agent.userId) ?? none;
      const after = next(before, agent, joinGap);
      if (after !== before) byUser.set(agent.userId, after);
      return after;
    },
    drop: (userId) => void byUser.delete(userId),
    of: (userId) => byUser.get(userId) ?? none,
    clear: () => byUser.clear(),
  };
}

function next(before: AgentSpells, agent: Agent, joinGap: number): AgentSpells {
  // Whether another row follows is not known yet.
  if (agent.changing) return before;
  const { statusId, since } = agent;
  switch (bucketOf(agent)) {
    case 'online':
    case 'busy':
      return statusId === undefined ? none : inStatus(before, statusId, agent, joinGap);
    case 'offline':
      return before.current === undefined ? before : { recent: left(before, since, joinGap) };
    default:
      // Neither a bot nor a row that is not believed keeps anybody from anything.
      return none;
  }
}

function inStatus(before: AgentSpells, statusId: string, agent: Agent, joinGap: number): AgentSpells {
  const { since } = agent;
  const { current } = before;
  if (current?.statusId === statusId && since <= current.start) {
    return since === current.start ? before : { ...before, current: { statusId, start: since } };
  }
  // Another row of the same status: the one before has ended in between.
  const end = current?.statusId === statusId ? (agent.lastEnd ?? current.start) : since;
  const recent = left(before, end, joinGap);
  const back = recent.find(
    (spell) => spell.statusId === statusId && since - (spell.left ?? since) <= joinGap,
  );
  if (back?.start !== undefined && back.start === current?.start) return before;
  return {
    current: { statusId, start: back?.start ?? since },
    recent: recent.filter((spell) => spell !== back),
  };
}

function left({ current, recent }: AgentSpells, at: number, joinGap: number): readonly Spell[] {
  const fresh = recent.filter((spell) => (spell.left ?? at) + joinGap >= at);
  return current === undefined ? fresh : [...fresh, { ...current, left: at }];
}
