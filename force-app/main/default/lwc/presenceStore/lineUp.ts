import type { Agent, StatusCatalog } from 'c/presenceModel';
import { orderOf, type Arrangement, type CompareNames } from './arrangement';
import { filterOf, present, searchText } from './filter';
import {
  groupKeysBy,
  inSameGroups,
  orderOfGroups,
  publicGroupsOf,
  type GroupKeysOf,
  type PublicGroup,
} from './groupKeys';
import { createGroups, type AgentGroup, type GroupChoice, type Groups } from './groups';
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
  setCatalog(catalog: StatusCatalog): void;
  setTeam(userIds: ReadonlySet<string>): void;
  /** How many of the team are among all agents. */
  teamSize(): number;
  view(): Sequence<Agent>;
  /** None where the arrangement does not group. */
  groups(): readonly AgentGroup[];
  groupChoices(): readonly GroupChoice[];
  isWaiting(): boolean;
  /** What has changed since it was last asked for. */
  takeChange(): StoreChange | undefined;
}

interface Place {
  readonly agent: Agent;
  /** What a search looks through; kept while there is a search. */
  readonly text?: string;
  /** All filters but the choice of groups let him through. */
  readonly passes: boolean;
  readonly shown: boolean;
}

/** Above this share of changed agents sorting once is cheaper than moving each. */
const sortAbove = 1 / 8;

export function createLineUp(compareNames: CompareNames): LineUp {
  const places = new Map<string, Place>();
  const changes = createRowChanges((userId) => places.get(userId) ?? { shown: false });
  let arranged: Arrangement = { sort: 'time-in-status' };
  let publicGroups = publicGroupsOf([]);
  let catalog: StatusCatalog = { statuses: [], channels: [] };
  let team: ReadonlySet<string> = new Set();
  let teamSize = 0;
  let compare = orderOf(arranged.sort, compareNames);
  let filter = filterOf(arranged, { catalog, team });
  let all: SortedList<Agent> = createSortedList(compare);
  /** The same list where nobody is kept out. */
  let shown = all;
  /** In which groups of the arrangement, of the chosen ones where there is a choice. */
  let keysOf: GroupKeysOf | undefined;
  let groups: Groups | undefined;
  let unsorted = false;

  function placeOf(agent: Agent, known?: string): Place {
    const text = filter.searches ? (known ?? searchText(agent)) : undefined;
    const passes = filter.accepts(agent, text ?? '');
    return { agent, text, passes, shown: passes && keysOf?.(agent).length !== 0 };
  }

  /** Moves an agent within the lists; undefined: he was, or is, in none. */
  function move(old: Place | undefined, next: Place | undefined): void {
    const movedInAll = replaceIn(all, old?.agent, next?.agent);
    const moved = shown === all ? movedInAll : replaceIn(shown, shownOf(old), shownOf(next));
    if (next !== undefined && (moved || regrouped(old?.agent, next.agent))) changes.move(next.agent.userId);
    groups?.change(passingOf(old), passingOf(next));
  }

  /** Sorted later: whoever has another key may have moved. */
  function moveLater(old: Place | undefined, next: Place): void {
    if (!old?.shown || compare(old.agent, next.agent) !== 0 || regrouped(old.agent, next.agent)) {
      changes.move(next.agent.userId);
    }
  }

  function regrouped(old: Agent | undefined, next: Agent): boolean {
    return keysOf !== undefined && old !== undefined && !inSameGroups(keysOf(old), keysOf(next));
  }

  function sort(): void {
    all.reset(Array.from(places.values(), ({ agent }) => agent).sort(compare));
    list();
  }

  function list(): void {
    const inOrder = [...all.items()];
    if (shown !== all) shown.reset(inOrder.filter((agent) => places.get(agent.userId)?.shown));
    groups?.reset(inOrder.filter((agent) => places.get(agent.userId)?.passes));
  }

  /** Asks the filter anew about everybody. */
  function refilter(): void {
    const { groupBy, groupKeys } = arranged;
    filter = filterOf(arranged, { catalog, team });
    const keys = groupBy && present(groupKeys);
    const keysBy = groupBy && groupKeysBy(groupBy, publicGroups);
    keysOf = keys && keysBy ? (agent) => keysBy(agent).filter(({ key }) => keys.has(key)) : keysBy;
    shown = filter.isOpen && keys === undefined ? all : createSortedList(compare);
    for (const old of [...places.values()]) {
      const next = placeOf(old.agent, old.text);
      if (next.shown !== old.shown) changes.touch(next.agent.userId);
      else if (next.passes === old.passes && next.text === old.text) continue;
      places.set(next.agent.userId, next);
    }
    groups?.reset([]);
    groups =
      keysBy &&
      createGroups(
        {
          keysOf: keysBy,
          compareAgents: compare,
          compareGroups: orderOfGroups(groupBy, compareNames),
          chosen: keys,
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
      const next = placeOf(agent);
      places.set(agent.userId, next);
      if (old === undefined && team.has(agent.userId)) teamSize += 1;
      if (unsorted) moveLater(old, next);
      else move(old, next);
    },
    drop(userId) {
      changes.touch(userId);
      const old = places.get(userId);
      if (places.delete(userId) && team.has(userId)) teamSize -= 1;
      if (!unsorted) move(old, undefined);
    },
    clear() {
      for (const userId of places.keys()) changes.touch(userId);
      places.clear();
      teamSize = 0;
      publicGroups = publicGroupsOf([]);
      refilter();
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
      changes.arrange();
      compare = orderOf(next.sort, compareNames);
      if (resort) all = createSortedList(compare);
      refilter();
      if (resort) sort();
      else list();
    },
    arrangement: () => arranged,
    setPublicGroups(next) {
      const before = keysOf;
      publicGroups = publicGroupsOf(next);
      if (arranged.groupBy !== 'public-group') return;
      refilter();
      list();
      for (const { agent, shown: isShown } of places.values()) {
        if (!isShown || before === undefined || keysOf === undefined) continue;
        if (inSameGroups(before(agent), keysOf(agent))) continue;
        changes.touch(agent.userId);
        changes.move(agent.userId);
      }
    },
    setCatalog(next) {
      catalog = next;
      changes.countAnew();
      if (!arranged.channelIds?.length) return;
      refilter();
      list();
    },
    setTeam(userIds) {
      team = userIds;
      teamSize = 0;
      for (const userId of userIds) if (places.has(userId)) teamSize += 1;
      changes.countAnew();
      if (!arranged.team) return;
      refilter();
      list();
    },
    teamSize: () => teamSize,
    view: () => shown.items(),
    groups: () => groups?.list() ?? [],
    groupChoices: () => groups?.choices() ?? [],
    isWaiting: () => changes.isWaiting(),
    takeChange: () => changes.take(),
  };
}

function shownOf(place: Place | undefined): Agent | undefined {
  return place?.shown ? place.agent : undefined;
}

function passingOf(place: Place | undefined): Agent | undefined {
  return place?.passes ? place.agent : undefined;
}

/** True where there is somebody now, at a place that is not the old one's. */
function replaceIn(list: SortedList<Agent>, old: Agent | undefined, next: Agent | undefined): boolean {
  if (old !== undefined && next !== undefined) return !list.replace(old, next);
  if (old !== undefined) list.remove(old);
  if (next !== undefined) list.insert(next);
  return next !== undefined;
}
