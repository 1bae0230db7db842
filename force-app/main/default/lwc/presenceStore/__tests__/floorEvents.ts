import type { UserServicePresenceRecord } from 'c/presenceModel';
import type { StoreChange } from '../rowChanges';

export const available = '0N5000000000001AAA';
export const lunch = '0N5000000000002AAA';

export function userIdOf(n: number): string {
  return `005${String(n).padStart(12, '0')}AAA`;
}

export interface RecordFacts {
  readonly id?: number;
  readonly user: number;
  readonly name?: string;
  readonly status?: string;
  readonly start: number;
  readonly end?: number;
  readonly modified?: number;
}

/** A record in Lightning's shape; times are epoch milliseconds. */
export function recordOf(facts: RecordFacts): UserServicePresenceRecord {
  const { user, start, end, status = available } = facts;
  return {
    Id: `0N3${String(facts.id ?? user).padStart(12, '0')}AAA`,
    UserId: userIdOf(user),
    User: { Name: facts.name ?? `Agent ${user}` },
    ServicePresenceStatusId: status,
    ServicePresenceStatus: { MasterLabel: status === lunch ? 'Lunch' : 'Available' },
    IsAway: status === lunch,
    IsCurrentState: end === undefined,
    StatusStartDate: new Date(start).toISOString(),
    ...(end === undefined ? {} : { StatusEndDate: new Date(end).toISOString() }),
    CreatedDate: new Date(start).toISOString(),
    SystemModstamp: new Date(facts.modified ?? end ?? start).toISOString(),
    ConfiguredCapacity: 4,
  };
}

/** A notification of nothing: what is told stands out beside it. */
export const untold: StoreChange = {
  userIds: new Set(),
  entered: new Set(),
  left: new Set(),
  changed: new Set(),
  moved: new Set(),
  arranged: false,
  totals: false,
  groups: new Set(),
};
