import type {
  Agent,
  AgentWorkLoad,
  PersonRecord,
  PresenceRow,
  StatusCatalog,
  UserServicePresenceRecord,
} from 'c/presenceModel';
import type { Arrangement, CompareNames } from './arrangement';
import type { FloorCounts } from './floorTally';
import type { PublicGroup } from './groupKeys';
import type { AgentGroup, GroupChoice } from './groups';
import type { RosterFact } from './ledger';
import type { StoreChange } from './rowChanges';
import type { Sequence } from './sequence';

export interface StoreOptions {
  readonly compareNames?: CompareNames;
  /** Runs a task soon, once: a frame in a browser. Without it listeners are told at the end of each call. */
  readonly later?: (task: () => void) => void;
}

/** Every agent of the floor, ordered, filtered and counted. Times are epoch milliseconds of the server's clock. */
export interface PresenceStore {
  /** `serverTime` is that of the answer; an older answer never overwrites a newer row. */
  upsertRows(records: readonly UserServicePresenceRecord[], serverTime: number): void;
  /** Rows that a read at `serverTime` asked for and did not get. */
  removeRows(ids: readonly string[], serverTime: number): void;
  /** Takes all that is known of these users away; later answers may show them again. */
  forgetUsers(userIds: readonly string[]): void;
  /** All of the roster at once; `endedSince` is the bound of the read. */
  setRoster(entries: readonly RosterFact[], serverTime: number, endedSince: number): void;
  setPeople(records: readonly PersonRecord[]): void;
  /** Users asked for and not answered have no open work. */
  setLoad(work: readonly AgentWorkLoad[], askedUserIds: readonly string[], serverTime: number): void;
  /** AgentWork cannot be read: no agent has a load. */
  clearLoad(): void;
  /** All public groups by which the floor may be grouped. */
  setPublicGroups(groups: readonly PublicGroup[]): void;
  /** Which status serves which channel: for the filter by channel and for the counts. Outlives `clear`. */
  setStatusChannels(catalog: StatusCatalog): void;
  /** Who is my team. Outlives `clear`. */
  setTeam(userIds: Iterable<string>): void;
  /** How many of the floor are my team. */
  teamSize(): number;
  /** All who break a limit, each with the time from which on; told are those of whom this differs. */
  setLimitBroken(brokenAt: ReadonlyMap<string, number>): void;
  /** A read of presence rows that started at `serverTime` has finished: everything up to then is here. */
  complete(serverTime: number): void;
  /** Lets time pass: rows become too old to believe, agents leave the floor window. */
  advance(now: number): void;
  /** Forgets everything: the viewer may no longer see it. */
  clear(): void;
  /** Listeners hear of all that `work` changes at once. */
  batch(work: () => void): void;
  arrange(arrangement: Arrangement): void;
  arrangement(): Arrangement;
  /** In order, filtered, each agent once; the same object until one of them or the arrangement changes. */
  view(): Sequence<Agent>;
  /** The view by the arrangement's `groupBy`, none without; an agent stands in each group that has him. */
  groups(): readonly AgentGroup[];
  /** What `groupKeys` may be of this arrangement: the groups of the view as if it had none, in the order of `groups`;
   * the same array until one of them changes. */
  groupChoices(): readonly GroupChoice[];
  counts(): FloorCounts;
  agent(userId: string): Agent | undefined;
  /** What is known of a row, current or closed. */
  row(id: string): PresenceRow | undefined;
  /** Current rows created in [from, before) that no answer later than `seenBefore` has shown. */
  currentRowIds(created: { from?: number; before?: number }, seenBefore: number): string[];
  /** Agents with a current row. */
  currentUserIds(): string[];
  /** Agents whose person has not been read. */
  unknownUserIds(): string[];
  /** Everybody of whom anything is known. */
  userIds(): string[];
  /** The answer ends the subscription. */
  subscribe(listener: (change: StoreChange) => void): () => void;
}
