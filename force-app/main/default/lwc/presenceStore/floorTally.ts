import type { Agent, StatusCatalog } from 'c/presenceModel';
import type { CompareNames } from './arrangement';
import { createTally, type AgentCounts } from './counts';
import { compareText } from './labels';
import { createLongest, type LongestInStatus } from './longest';

export interface ChannelCount {
  readonly id: string;
  readonly label: string;
  /** Agents counted online in a status that serves the channel. */
  readonly online: number;
}

/** Counts of the whole floor, whatever is filtered. */
export interface FloorCounts extends AgentCounts {
  /** All channels of the org by name, those that nobody serves too; none before they are known. */
  readonly channels: readonly ChannelCount[];
  readonly longest?: LongestInStatus;
}

/** What is counted of the floor, kept by what changes. */
export interface FloorTally {
  change(old: Agent | undefined, next: Agent | undefined): void;
  setCatalog(catalog: StatusCatalog): void;
  /** Everybody at once. */
  clear(): void;
  /** The same until something changes. */
  counts(): FloorCounts;
}

interface Channel {
  readonly id: string;
  readonly label: string;
  readonly statusIds: ReadonlySet<string>;
}

/** `agentOf` and `all` answer as of now, `agentOf` before a change as of before. */
export function createFloorTally(
  compareNames: CompareNames,
  agentOf: (userId: string) => Agent | undefined,
  all: () => Iterable<Agent>,
): FloorTally {
  let tally = createTally();
  let longest = createLongest(agentOf, all);
  let channels: readonly Channel[] = [];
  let cached: FloorCounts | undefined;

  return {
    change(old, next) {
      cached = undefined;
      const userId = (next ?? old)?.userId;
      if (userId !== undefined) longest.touch(userId);
      if (old !== undefined) tally.remove(old);
      if (next !== undefined) tally.add(next);
    },
    setCatalog(catalog) {
      cached = undefined;
      channels = channelsOf(catalog).sort(
        (a, b) => compareNames(a.label, b.label) || compareText(a.id, b.id),
      );
    },
    clear() {
      cached = undefined;
      tally = createTally();
      longest = createLongest(agentOf, all);
    },
    counts() {
      if (cached !== undefined) return cached;
      const counts = tally.counts();
      return (cached = { ...counts, channels: channels.map(countIn(counts)), longest: longest.find() });
    },
  };
}

function channelsOf({ statuses, channels }: StatusCatalog): Channel[] {
  return channels.map(({ id, label }) => {
    const serving = statuses.filter(({ channelIds }) => channelIds.includes(id));
    return { id, label, statusIds: new Set(serving.map((status) => status.id)) };
  });
}

function countIn({ byStatus }: AgentCounts) {
  return ({ id, label, statusIds }: Channel): ChannelCount => {
    const serving = byStatus.filter(({ statusId, kind }) => kind === 'online' && statusIds.has(statusId));
    return { id, label, online: serving.reduce((sum, { count }) => sum + count, 0) };
  };
}
