import type { Agent } from 'c/presenceModel';
import { filterOf, orderOf, searchText, type Arrangement, type CompareNames } from './arrangement';
import { groupKeysBy, orderOfGroups, publicGroupsOf, type PublicGroup } from './groupKeys';
import { createGroups, type AgentGroup, type Groups } from './groups';
import { createRowChanges, type StoreChange } from './rowChanges';
import type { Sequence } from './sequence';
import { createSortedList, type SortedList } from './sortedList';

/** All agents in order, those of them whom the filter lets through, and these by groups. */
export interface LineUp {
  get(userId: string): Agent | undefined;
  agents(): Iterable<Agent>;
  /** Takes an agent in place of the one of the same user. */
  put(agent: Agent): void;
  drop(userId: string): void;
  clear(): void;
  /** Expects `changes` calls of put and drop in `work`, and sorts once after them where that is cheaper. */
  bulk(changes: number, work: () => void): void;
  arrange(arrangement: Arrangement): void;
  arrangement(): Arrangement;
  setPublicGroups(groups: readonly PublicGroup[]): void;
  view(): Sequence<Agent>;
  /** None where the arrangement does not group. */
  groups(): readonly AgentGroup[];
  isWaiting(): boolean;
  /** What has changed since it was last asked for. */
  takeChange(): StoreChange | undefined;
}

interface Place {
  readonly agent: Agent;
  /** What a search looks through. */
  readonly text: string;
  readonly shown: boolean;
}

/** Above this share of changed agents sorting once is cheaper than moving each. */
const sortAbove = 1 / 8;

export function createLineUp(compareNames: CompareNames): LineUp {
  const places = new Map<string, Place>();
  const changes = createRowChanges((userId) => places.get(userId) ?? { shown: false });
  let arranged: Arrangement = { sort: 'time-in-status' };
  let publicGroups = publicGroupsOf([]);
  let compare = orderOf(arranged.sort, compareNames);
  let accepts = filterOf(arranged);
  let all: SortedList<Agent> = createSortedList(compare);
  let shown: SortedList<Agent> = createSortedList(compare);
  let groups: Groups | undefined;
  let unsorted = false;

  function placed(agent: Agent, text: string): Place {
    const place = { agent, text, shown: accepts(agent, text) };
    places.set(agent.userId, place);
    return place;
  }

  /** Moves an agent within the lists; undefined: he was, or is, in none. */
  function move(old: Place | undefined, next: Place | undefined): void {
    replaceIn(all, old?.agent, next?.agent);
    const [before, after] = [shownOf(old), shownOf(next)];
    const moved = replaceIn(shown, before, after);
    if (moved && next !== undefined) changes.move(next.agent.userId);
    groups?.change(before, after);
  }

  /** Sorted later: whoever has another key may have moved. */
  function moveLater(old: Place | undefined, next: Place): void {
    if (!old?.shown || compare(old.agent, next.agent) !== 0) changes.move(next.agent.userId);
  }

  function sort(): void {
    all.reset(Array.from(places.values(), ({ agent }) => agent).sort(compare));
    filter();
  }

  function filter(): void {
    shown.reset([...all.items()].filter((agent) => places.get(agent.userId)?.shown));
    groups?.reset(shown.items());
  }

  function regroup(): void {
    groups?.reset([]);
    const { groupBy } = arranged;
    groups =
      groupBy &&
      createGroups(
        {
          keysOf: groupKeysBy(groupBy, publicGroups),
          compareAgents: compare,
          compareGroups: orderOfGroups(groupBy, compareNames),
        },
        (key) => changes.group(key),
      );
  }

  return {
    get: (userId) => places.get(userId)?.agent,
    *agents() {
      for (const { agent } of places.values()) yield agent;
    },
    put(agent) {
      changes.touch(agent.userId);
      const old = places.get(agent.userId);
      const next = placed(agent, searchText(agent));
      if (unsorted) moveLater(old, next);
      else move(old, next);
    },
    drop(userId) {
      changes.touch(userId);
      const old = places.get(userId);
      places.delete(userId);
      if (!unsorted) move(old, undefined);
    },
    clear() {
      for (const userId of places.keys()) changes.touch(userId);
      places.clear();
      publicGroups = publicGroupsOf([]);
      regroup();
      sort();
    },
    bulk(count, work) {
      unsorted = count > 32 && count > places.size * sortAbove;
      try {
        work();
      } finally {
        if (unsorted) sort();
        unsorted = false;
      }
    },
    arrange(next) {
      const resort = next.sort !== arranged.sort;
      arranged = next;
      accepts = filterOf(next);
      changes.arrange();
      for (const { agent, text, shown: before } of [...places.values()]) {
        if (accepts(agent, text) === before) continue;
        changes.touch(agent.userId);
        placed(agent, text);
      }
      compare = orderOf(next.sort, compareNames);
      regroup();
      if (resort) {
        all = createSortedList(compare);
        shown = createSortedList(compare);
        sort();
      } else {
        filter();
      }
    },
    arrangement: () => arranged,
    setPublicGroups(next) {
      publicGroups = publicGroupsOf(next);
      if (arranged.groupBy !== 'public-group') return;
      regroup();
      filter();
    },
    view: () => shown.items(),
    groups: () => groups?.list() ?? [],
    isWaiting: () => changes.isWaiting(),
    takeChange: () => changes.take(),
  };
}

function shownOf(place: Place | undefined): Agent | undefined {
  return place?.shown ? place.agent : undefined;
}

/** True where there is somebody now, at a place that is not the old one's. */
function replaceIn(list: SortedList<Agent>, old: Agent | undefined, next: Agent | undefined): boolean {
  if (old !== undefined && next !== undefined) return !list.replace(old, next);
  if (old !== undefined) list.remove(old);
  if (next !== undefined) list.insert(next);
  return next !== undefined;
}
