import { bucketOf, type Agent } from 'c/presenceModel';
import { compareText } from './labels';
import { createSortedList } from './sortedList';

/** Who has been in his status for longest, of those counted online or busy. */
export interface LongestInStatus {
  readonly userId: string;
  readonly name: string;
  readonly statusLabel: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** Put into order when somebody asks: many changes of one agent in between cost one. */
export interface Longest {
  /** Before this agent is another. */
  touch(userId: string): void;
  /** Of equals the first by user id. */
  find(): LongestInStatus | undefined;
}

/** Above this share of changed agents sorting once is cheaper than moving each. */
const sortAbove = 1 / 8;

/** `agentOf` answers for a user as he is now, `all` everybody. */
export function createLongest(
  agentOf: (userId: string) => Agent | undefined,
  all: () => Iterable<Agent>,
): Longest {
  const list = createSortedList(longestFirst);
  /** Those who have changed, as they stand in the list. */
  const listed = new Map<string, Agent | undefined>();

  function catchUp(): void {
    if (listed.size > 32 && listed.size > list.items().length * sortAbove) {
      list.reset([...all()].filter(isThere).sort(longestFirst));
    } else {
      for (const [userId, old] of listed) {
        const next = present(agentOf(userId));
        if (old && next) list.replace(old, next);
        else if (old) list.remove(old);
        else if (next) list.insert(next);
      }
    }
    listed.clear();
  }

  return {
    touch(userId) {
      if (!listed.has(userId)) listed.set(userId, present(agentOf(userId)));
    },
    find() {
      catchUp();
      const agent = list.items().at(0);
      if (agent === undefined) return undefined;
      const { userId, name, statusLabel = '', since } = agent;
      return { userId, name, statusLabel, since };
    },
  };
}

function longestFirst(a: Agent, b: Agent): number {
  return a.since - b.since || compareText(a.userId, b.userId);
}

function isThere(agent: Agent): boolean {
  const bucket = bucketOf(agent);
  return bucket === 'online' || bucket === 'busy';
}

function present(agent: Agent | undefined): Agent | undefined {
  return agent !== undefined && isThere(agent) ? agent : undefined;
}
