import type { PersonRecord, StatusCatalog } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import {
  chunksOf,
  createPart,
  failure,
  type Answer,
  type Caller,
  type PartState,
  type Random,
  type ServerTime,
} from 'c/presenceSync';
import { idsAtOnce, type WatchGateway } from './ports';
import type { WatchSettings } from './settings';

/** What is read beside the rows: who the agents are, their open work, statuses and channels. Each fails alone, and
 * none rejects. */
export interface FactReads {
  /** All that is due, one after another; a call while they run is answered by one more round after it. */
  readDue(): Promise<void>;
  /** The catalog, read now where it is due; undefined where it cannot be read. */
  readCatalog(): Promise<StatusCatalog | undefined>;
  catalog(): StatusCatalog | undefined;
  states(): Readonly<Record<'people' | 'load' | 'catalog', PartState>>;
  /** Nothing is known any more of any person. */
  forget(): void;
}

export interface FactReadsParts {
  readonly gateway: Pick<WatchGateway, 'people' | 'load' | 'catalog'>;
  readonly store: PresenceStore;
  readonly caller: Caller;
  readonly clock: ServerTime;
  readonly random: Random;
  readonly settings: () => WatchSettings;
  readonly isClosed: () => boolean;
  readonly onChange: () => void;
  readonly loadUserIds: () => readonly string[];
}

export function createFactReads(parts: FactReadsParts): FactReads {
  const { gateway, store, clock, settings, isClosed } = parts;
  const { rare } = settings();
  const persons = new Map<string, PersonRecord>();
  /** When each user was last asked about, monotonic: who is hidden is not asked for at every poll. */
  const peopleAsked = new Map<string, number>();
  let catalog: StatusCatalog | undefined;
  let running: Promise<void> | undefined;
  let catalogReading: Promise<void> | undefined;
  let again = false;

  const people = createPart(parts, 0, readPeople);
  const load = createPart(parts, 0, readLoad, () => store.clearLoad());
  const statuses = createPart(parts, rare, async () => {
    catalog = (await ask(() => gateway.catalog())).value;
  });

  async function ask<T>(question: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await parts.caller.call(question);
    if (isClosed()) throw failure('other', 'Closed meanwhile');
    return answer;
  }

  async function readPeople(): Promise<void> {
    const now = clock.monotonic();
    // The store may have forgotten somebody in between.
    store.setPeople(store.unknownUserIds().flatMap((id) => persons.get(id) ?? []));
    const due = store.unknownUserIds().filter((id) => (peopleAsked.get(id) ?? -Infinity) + rare <= now);
    for (const userIds of chunksOf(due, idsAtOnce)) {
      const { value } = await ask(() => gateway.people(userIds));
      for (const userId of userIds) peopleAsked.set(userId, now);
      for (const person of value) persons.set(person.Id, person);
      store.setPeople(value);
    }
  }

  async function readLoad(): Promise<void> {
    const wanted = new Set(parts.loadUserIds());
    const current = store.currentUserIds().filter((userId) => wanted.has(userId));
    for (const userIds of chunksOf(current, idsAtOnce)) {
      const { serverTime, value } = await ask(() => gateway.load(userIds));
      store.setLoad(value, userIds, serverTime);
    }
  }

  async function rounds(): Promise<void> {
    do {
      again = false;
      for (const part of [people, load]) await part.readDue();
    } while (again && !isClosed());
    running = undefined;
  }

  return {
    readDue() {
      again = true;
      running ??= rounds();
      return running;
    },
    async readCatalog() {
      catalogReading ??= statuses.readDue().finally(() => {
        catalogReading = undefined;
      });
      await catalogReading;
      return catalog;
    },
    catalog: () => catalog,
    states: () => ({ people: people.state(), load: load.state(), catalog: statuses.state() }),
    forget() {
      persons.clear();
      peopleAsked.clear();
      for (const part of [people, load]) part.want();
    },
  };
}
