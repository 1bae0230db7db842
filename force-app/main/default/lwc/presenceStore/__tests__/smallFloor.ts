import { createPresenceStore } from '../store';
import type { PresenceStore } from '../surface';
import { lunch, recordOf, userIdOf } from './floorEvents';

/** Server time at which the small floor was read, epoch milliseconds. */
export const now = Date.UTC(2026, 4, 5, 14);
export const minute = 60_000;
export const hour = 60 * minute;

/** Two online, one at lunch, one who has left. */
export function floor(): PresenceStore {
  const store = createPresenceStore(undefined, { compareNames: new Intl.Collator('en').compare });
  store.advance(now);
  store.upsertRows(
    [
      recordOf({ user: 1, name: 'Zoë Łuck', start: now - hour }),
      recordOf({ user: 2, name: 'Ada Young', start: now - 3 * hour, status: lunch }),
      recordOf({ user: 3, name: 'Bo Li', start: now - minute }),
    ],
    now,
  );
  store.setRoster([{ userId: userIdOf(4), name: 'Cy Old', lastEnd: now - 5 * hour }], now, now - 24 * hour);
  store.complete(now);
  return store;
}
