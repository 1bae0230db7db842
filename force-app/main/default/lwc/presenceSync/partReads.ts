import type { StatusCatalog } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import type { Caller } from './caller';
import { failure } from './failure';
import { chunksOf, readPages } from './pages';
import { createPart, type Part } from './part';
import type { Answer, PresenceGateway, Random, RosterEntry, ServerTime } from './ports';
import type { SyncSettings } from './settings';
import type { PartName, PartState } from './status';

/** The reads beside the presence rows. Each fails and waits alone, and none rejects. */
export interface PartReads {
  readCatalog(): Promise<void>;
  /** All that is due, one after another, open work only if told so; a call while they run is answered by one more round
   * after it. */
  readDue(load: boolean): Promise<void>;
  /** Makes these due at once. */
  want(...names: readonly PartName[]): void;
  states(): Readonly<Record<PartName, PartState>>;
  catalog(): StatusCatalog | undefined;
}

export interface PartReadsParts {
  readonly gateway: PresenceGateway;
  readonly store: PresenceStore;
  readonly caller: Caller;
  readonly clock: ServerTime;
  readonly random: Random;
  readonly settings: () => SyncSettings;
  readonly readOlder: () => Promise<unknown>;
  readonly onChange: () => void;
  /** Stopped or refused: nothing is read, and what is still under way is not taken. */
  readonly isClosed: () => boolean;
}

/** What people and load take at most. */
const usersAtOnce = 200;

export function createPartReads(parts: PartReadsParts): PartReads {
  const { gateway, store, clock, random, settings, onChange, isClosed } = parts;
  const world = { clock, random, settings, onChange, isClosed };
  const caller = { call: callWhileOpen };
  let catalog: StatusCatalog | undefined;
  let running = false;
  let again = false;
  let withLoad = false;
  /** When each user was last asked about, monotonic: who is hidden is not asked for at every poll. */
  let peopleAsked = new Map<string, number>();
  let loadAsked = new Map<string, number>();

  const all: Record<PartName, Part> = {
    catalog: createPart(world, settings().rare, async () => {
      catalog = (await caller.call(() => gateway.catalog())).value;
    }),
    older: createPart(world, settings().rare, async () => {
      await parts.readOlder();
    }),
    roster: createPart(world, settings().rare, readRoster),
    people: createPart(world, 0, readPeople),
    load: createPart(world, 0, readLoad, () => store.clearLoad()),
  };

  async function callWhileOpen<T>(question: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await parts.caller.call(question);
    if (isClosed()) throw failure('other', 'Closed meanwhile');
    return answer;
  }

  async function readRoster(): Promise<void> {
    const endedSince = clock.now() - settings().floorWindow;
    const entries: RosterEntry[] = [];
    const read = await readPages(
      caller,
      (after: string | undefined) => gateway.roster(endedSince, after),
      settings().pages,
      (page) => void entries.push(...page),
    );
    if (!read.finished) throw failure('other', `More than ${settings().pages} pages of roster`);
    store.setRoster(entries, read.serverTime, endedSince);
  }

  async function readPeople(): Promise<void> {
    const now = clock.monotonic();
    const unknown = new Set(store.unknownUserIds());
    peopleAsked = kept(peopleAsked, unknown);
    const due = [...unknown].filter((id) => (peopleAsked.get(id) ?? -Infinity) + settings().rare <= now);
    for (const userIds of chunksOf(due, usersAtOnce)) {
      const { value } = await caller.call(() => gateway.people(userIds));
      for (const id of userIds) peopleAsked.set(id, now);
      store.setPeople(value);
    }
  }

  async function readLoad(): Promise<void> {
    const now = clock.monotonic();
    const userIds = store.currentUserIds();
    loadAsked = kept(loadAsked, new Set(userIds));
    const askedAt = (id: string) => loadAsked.get(id) ?? -Infinity;
    const due = userIds.sort((a, b) => askedAt(a) - askedAt(b)).slice(0, settings().loadUsers);
    for (const chunk of chunksOf(due, usersAtOnce)) {
      const { serverTime, value } = await caller.call(() => gateway.load(chunk));
      for (const id of chunk) loadAsked.set(id, now);
      store.setLoad(value, chunk, serverTime);
    }
  }

  return {
    readCatalog: () => all.catalog.readDue(),
    async readDue(load) {
      withLoad ||= load;
      if (running) {
        again = true;
        return;
      }
      running = true;
      try {
        do {
          again = false;
          const names = withLoad ? order : withoutLoad;
          withLoad = false;
          for (const name of names) await all[name].readDue();
        } while (again && !isClosed());
      } finally {
        running = false;
      }
    },
    want(...names) {
      for (const name of names) all[name].want();
      if (names.includes('people')) peopleAsked.clear();
    },
    states: () => ({
      catalog: all.catalog.state(),
      older: all.older.state(),
      roster: all.roster.state(),
      people: all.people.state(),
      load: all.load.state(),
    }),
    catalog: () => catalog,
  };
}

/** Who is there first, then who was there, then what is known of them. */
const order: readonly PartName[] = ['older', 'roster', 'people', 'load', 'catalog'];

const withoutLoad = order.filter((name) => name !== 'load');

function kept(asked: ReadonlyMap<string, number>, ids: ReadonlySet<string>): Map<string, number> {
  return new Map([...asked].filter(([id]) => ids.has(id)));
}
