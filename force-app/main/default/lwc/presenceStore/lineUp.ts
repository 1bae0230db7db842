import type { Agent } from 'c/presenceModel';
import { filterOf, orderOf, searchText, type Arrangement, type CompareNames } from './arrangement';
import { createSortedList, type SortedList } from './sortedList';

/** All agents in order, and those of them whom the filter lets through. */
export interface LineUp {
  get(userId: string): Agent | undefined;
  agents(): Iterable<Agent>;
  /** Takes an agent in place of the one of the same user. True when members or order of the view changed. */
  put(agent: Agent): boolean;
  drop(userId: string): boolean;
  clear(): void;
  /** Expects `changes` calls of put and drop in `work`, and sorts once after them where that is cheaper. */
  bulk(changes: number, work: () => void): void;
  arrange(arrangement: Arrangement): void;
  arrangement(): Arrangement;
  view(): readonly Agent[];
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
  let arranged: Arrangement = { sort: 'time-in-status' };
  let compare = orderOf(arranged.sort, compareNames);
  let accepts = filterOf(arranged);
  let all: SortedList<Agent> = createSortedList(compare);
  let shown: SortedList<Agent> = createSortedList(compare);
  let viewed: readonly Agent[] | undefined;
  let unsorted = false;

  function placed(agent: Agent, text: string): Place {
    const place = { agent, text, shown: accepts(agent, text) };
    places.set(agent.userId, place);
    return place;
  }

  function enter(agent: Agent): boolean {
    const place = placed(agent, searchText(agent));
    if (!unsorted) {
      all.insert(agent);
      if (place.shown) shown.insert(agent);
    }
    return place.shown;
  }

  function change(old: Place, agent: Agent): boolean {
    const place = placed(agent, searchText(agent));
    if (unsorted) return place.shown || old.shown;
    all.replace(old.agent, agent);
    if (old.shown && place.shown) return !shown.replace(old.agent, agent);
    if (old.shown) shown.remove(old.agent);
    if (place.shown) shown.insert(agent);
    return old.shown || place.shown;
  }

  function sort(): void {
    all.reset(Array.from(places.values(), ({ agent }) => agent).sort(compare));
    filter();
  }

  function filter(): void {
    shown.reset(all.items.filter((agent) => places.get(agent.userId)?.shown));
    viewed = undefined;
  }

  return {
    get: (userId) => places.get(userId)?.agent,
    *agents() {
      for (const { agent } of places.values()) yield agent;
    },
    put(agent) {
      const old = places.get(agent.userId);
      const order = old === undefined ? enter(agent) : change(old, agent);
      if (old?.shown || places.get(agent.userId)?.shown) viewed = undefined;
      return order;
    },
    drop(userId) {
      const old = places.get(userId);
      if (old === undefined) return false;
      places.delete(userId);
      if (!unsorted) {
        all.remove(old.agent);
        if (old.shown) shown.remove(old.agent);
      }
      if (old.shown) viewed = undefined;
      return old.shown;
    },
    clear() {
      places.clear();
      all.reset([]);
      filter();
    },
    bulk(changes, work) {
      unsorted = changes > 32 && changes > all.items.length * sortAbove;
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
      for (const { agent, text } of [...places.values()]) placed(agent, text);
      if (resort) {
        compare = orderOf(next.sort, compareNames);
        all = createSortedList(compare);
        shown = createSortedList(compare);
        sort();
      } else {
        filter();
      }
    },
    arrangement: () => arranged,
    view: () => (viewed ??= shown.items.slice()),
  };
}
