import type { UserServicePresenceRecord } from 'c/presenceModel';
import { createPresenceStore, type StoreChange } from 'c/presenceStore';
import { createPace } from '../pace';
import { createFakeTime } from './fakeTime';

export const start = Date.UTC(2026, 4, 5, 14);
export const work = '0N5000000000001AAA';
export const lunch = '0N5000000000002AAA';

export const userIdOf = (user: number) => `005${String(user).padStart(12, '0')}AAA`;

/** A later `version` is a newer state of the same row. */
export function recordOf(user: number, name: string, version = 0, status = work): UserServicePresenceRecord {
  const begun = new Date(start).toISOString();
  return {
    Id: `0N3${String(user).padStart(12, '0')}AAA`,
    UserId: userIdOf(user),
    User: { Name: name },
    ServicePresenceStatusId: status,
    ServicePresenceStatus: { MasterLabel: status === lunch ? 'Lunch' : 'Work' },
    IsAway: status === lunch,
    IsCurrentState: true,
    StatusStartDate: begun,
    CreatedDate: begun,
    SystemModstamp: new Date(start + version * 1_000).toISOString(),
  };
}

/** A floor in order of names: user 0 is "A", and so on. */
export function pacedFloor(users: number, drawEvery?: number) {
  const time = createFakeTime();
  const told: StoreChange[] = [];
  const store = createPresenceStore(undefined, { compareNames: (a, b) => (a < b ? -1 : Number(a > b)) });
  store.arrange({ sort: 'name' });
  store.advance(start);
  store.upsertRows(
    Array.from({ length: users }, (_, user) => recordOf(user, nameOf(user))),
    start,
  );
  store.complete(start);
  store.subscribe((change) => told.push(change));
  const pace = createPace({
    store,
    scheduler: time,
    now: time.now,
    ...(drawEvery === undefined ? {} : { drawEvery }),
  });
  const draws: number[] = [];
  pace.subscribe(() => draws.push(time.now()));
  let version = 0;
  return {
    store,
    pace,
    time,
    told,
    /** When something was drawn. */
    draws,
    /** A newer state of somebody's row. */
    change(user: number, name = nameOf(user), status = work): void {
      version += 1;
      store.upsertRows([recordOf(user, name, version, status)], start + version);
    },
    vanish(user: number): void {
      version += 1;
      store.forgetUsers([userIdOf(user)]);
    },
    names: () => pace.view().agents.map(({ name }) => name),
  };
}

function nameOf(user: number): string {
  return user < 26 ? String.fromCharCode(65 + user) : String(user);
}
