import { defaultSettings, type Agent, type UserServicePresenceRecord } from 'c/presenceModel';
import { createPresenceStore } from 'c/presenceStore';

/** A Tuesday at eleven in New York, epoch milliseconds. */
const floorTime = Date.UTC(2026, 4, 5, 15);

const givenNames = [
  'Ana',
  'Björn',
  'Chidi',
  'Dana',
  'Éloïse',
  'Farid',
  'Grace',
  'Haruto',
  'Inés',
  'Jürgen',
  'Kemi',
];
const surnames = [
  'Ruiz',
  'Okafor',
  'Lindqvist',
  'Marsh',
  'Moreau',
  'Haddad',
  'Tan',
  'Novak',
  'Silva',
  'Weber',
];
const statuses = [
  'Available – Voice',
  'Available – Chat',
  'Available – All',
  'Case Work',
  'Lunch',
  'Meeting',
];
const departments = ['Claims', 'Billing', 'Retention', 'Technical support'];
/** The first status that serves no channel. */
const firstBusy = 3;

export interface BenchFloor {
  /** Server time, epoch milliseconds. */
  readonly now: number;
  view(): readonly Agent[];
  /** The agent at the top, longest in his status, takes another one. */
  changeFirst(): void;
  search(text: string): void;
}

/** A floor of `size` agents in the product's own store, ordered by time in status; the same every time. */
export function benchFloor(size: number): BenchFloor {
  const compareNames = new Intl.Collator('en-US', { sensitivity: 'base', numeric: true }).compare;
  const store = createPresenceStore(defaultSettings, { compareNames });
  const rows = presenceRows(size);
  const places = Array.from({ length: size }, (_, place) => place);
  let now = floorTime;

  store.batch(() => {
    store.upsertRows(
      places.map((place) => rows.open(place, floorTime - (size - place) * 7000)),
      now,
    );
    store.setPeople(
      places.map((place) => ({
        Id: userId(place),
        Name: nameOf(place),
        Title: 'Service agent',
        Department: departments[place % departments.length],
        UserType: 'Standard',
      })),
    );
    const work = places.map((place) => ({ userId: userId(place), items: place % 4, weight: place % 4 }));
    store.setLoad(work, places.map(userId), now);
    store.complete(now);
    store.advance(now);
  });

  return {
    get now() {
      return now;
    },
    view: () => [...store.view()],
    changeFirst() {
      const [first] = store.view();
      if (first === undefined) return;
      now += 1000;
      store.upsertRows(rows.next(first.userId, now), now);
    },
    search: (text) => store.arrange({ sort: 'time-in-status', search: text }),
  };
}

const padded = (n: number): string => String(n).padStart(9, '0');
const userId = (place: number): string => `005000${padded(place)}AAA`;
const nameOf = (place: number): string =>
  `${givenNames[place % givenNames.length]} ${surnames[(place * 7) % surnames.length]} ${place}`;

function presenceRows(size: number) {
  const last = new Map<string, UserServicePresenceRecord>();
  let made = 0;

  function open(place: number, status: number, start: number): UserServicePresenceRecord {
    made += 1;
    const at = new Date(start).toISOString();
    const row: UserServicePresenceRecord = {
      Id: `0N3000${padded(made)}AAA`,
      UserId: userId(place),
      User: { Name: nameOf(place) },
      ServicePresenceStatusId: `0N5000${padded(status)}AAA`,
      ServicePresenceStatus: { MasterLabel: statuses[status] },
      IsAway: status >= firstBusy,
      IsCurrentState: true,
      StatusStartDate: at,
      ConfiguredCapacity: 3,
      CreatedDate: at,
      SystemModstamp: at,
    };
    last.set(row.UserId, row);
    return row;
  }

  return {
    open: (place: number, start: number) => open(place, place % statuses.length, start),
    /** The close of his row and the one that follows it. */
    next(user: string, at: number): UserServicePresenceRecord[] {
      const old = last.get(user);
      const place = Array.from({ length: size }, (_, n) => n).find((n) => userId(n) === user) ?? 0;
      if (old === undefined) return [];
      const ended = new Date(at).toISOString();
      const closed = { ...old, IsCurrentState: false, StatusEndDate: ended, SystemModstamp: ended };
      return [closed, open(place, (place + 1) % statuses.length, at)];
    },
  };
}
