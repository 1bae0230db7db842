import { defaultSettings, type UserServicePresenceRecord } from 'c/presenceModel';
import { createPresenceStore, type PresenceStore } from 'c/presenceStore';
import { firstBusy, nameOf, personOf, rowId, statusAfter, statuses, statusId, userId } from './truth';

/** A Tuesday at eleven in New York, epoch milliseconds. */
const floorTime = Date.UTC(2026, 4, 5, 15);
/** Everybody came within this, so that every time in status shows its seconds. */
const spread = 55 * 60_000;

/** A floor in the product's own store, ordered by time in status. */
export interface BenchFloor {
  readonly size: number;
  readonly store: PresenceStore;
  /** Server time, epoch milliseconds. */
  readonly now: number;
  /** How many changes there have been. */
  readonly changes: number;
  /** `count` times: who stands at the top takes another status, and is the last. */
  change(count: number): void;
  /** A second passes. */
  tick(): void;
}

export function benchFloor(size: number, later: (task: () => void) => void): BenchFloor {
  const compareNames = new Intl.Collator('en-US', { sensitivity: 'base', numeric: true }).compare;
  const store = createPresenceStore(defaultSettings, { compareNames, later });
  const places = Array.from({ length: size }, (_, place) => place);
  const rows: UserServicePresenceRecord[] = [];
  const step = Math.max(1, Math.floor(spread / size));
  let now = floorTime;
  let lastStart = floorTime - 1;
  let changes = 0;
  let made = 0;

  function open(place: number, status: number, start: number): UserServicePresenceRecord {
    const at = new Date(start).toISOString();
    const row: UserServicePresenceRecord = {
      Id: rowId((made += 1)),
      UserId: userId(place),
      User: { Name: nameOf(place) },
      ServicePresenceStatusId: statusId(status),
      ServicePresenceStatus: { MasterLabel: statuses[status] },
      IsAway: status >= firstBusy,
      IsCurrentState: true,
      StatusStartDate: at,
      ConfiguredCapacity: 3,
      CreatedDate: at,
      SystemModstamp: at,
    };
    rows[place] = row;
    return row;
  }

  /** The close of his row and the one that follows it. */
  function next(): UserServicePresenceRecord[] {
    const place = changes % size;
    changes += 1;
    const start = Math.max(now, lastStart + 1);
    lastStart = start;
    now = start;
    const ended = new Date(start).toISOString();
    const old = rows[place];
    const opened = open(place, statusAfter(size, changes, place), start);
    if (old === undefined) return [opened];
    return [{ ...old, IsCurrentState: false, StatusEndDate: ended, SystemModstamp: ended }, opened];
  }

  store.batch(() => {
    store.upsertRows(
      places.map((place) => open(place, place % statuses.length, floorTime - (size - place) * step)),
      now,
    );
    store.setPeople(places.map(personOf));
    const work = places.map((place) => ({ userId: userId(place), items: place % 4, weight: place % 4 }));
    store.setLoad(work, places.map(userId), now);
    store.complete(now);
    store.advance(now);
  });

  return {
    size,
    store,
    get now() {
      return now;
    },
    get changes() {
      return changes;
    },
    change(count) {
      store.batch(() => {
        for (let n = 0; n < count; n += 1) {
          const records = next();
          store.upsertRows(records, now);
        }
      });
    },
    tick() {
      now += 1000;
      store.advance(now);
    },
  };
}
