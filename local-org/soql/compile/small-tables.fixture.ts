import { makeId } from '../../schema/ids.ts';
import { compileSoql, type CompileScope } from '../index.ts';
import { objects, type Row } from '../oracle/rows.ts';
import { emptyTables, read, store } from '../oracle/stored.ts';

/** A handful of rows, with what makes a query go wrong in each, and ways to ask them. */

export const clock = { now: Date.UTC(2026, 4, 5, 12), timeZone: 'Europe/Berlin' };
export const scope: CompileScope = {
  object: (name) => [...objects.values()].find((object) => object.name.toLowerCase() === name.toLowerCase()),
  visible: () => undefined,
};
export const start = Date.UTC(2026, 4, 5, 7, 30, 15);
export const user = (n: number): string => makeId('005', n);
export const presence = (n: number): string => makeId('0N3', n);
export const available = makeId('0N5', 1);

const users: Row[] = [
  { Id: user(1), Name: 'Élodie', ManagerId: user(2), IsActive: true },
  { Id: user(2), Name: 'élan', Title: 'équipe' },
  { Id: user(3), Name: 'Zoë', Title: 'ÉQUIPE' },
  { Id: user(4), Name: 'a_b%c\\d' },
  { Id: user(5), Name: 'axb', Title: 'agent' },
];
const presences: Row[] = [
  {
    Id: presence(1),
    UserId: user(1),
    OwnerId: user(1),
    IsCurrentState: true,
    StatusStartDate: start,
    ServicePresenceStatusId: available,
  },
  {
    Id: presence(2),
    UserId: user(2),
    OwnerId: user(2),
    IsAway: true,
    StatusEndDate: start,
    StatusDuration: 60,
  },
  { Id: presence(3), UserId: user(9), OwnerId: user(9), StatusEndDate: start + 1000, StatusDuration: 30 },
  { Id: presence(4), UserId: user(1), OwnerId: user(1), IsDeleted: true },
];
export const db = emptyTables();
store(db, 'User', users);
store(db, 'UserServicePresence', presences);
store(db, 'ServicePresenceStatus', [{ Id: available, MasterLabel: "It's free" }]);
store(db, 'AgentWork', [
  { Id: makeId('0Bz', 1), Status: 'Closed', UserId: user(1), CapacityWeight: 0.5 },
  { Id: makeId('0Bz', 2), Status: 'Assigned', UserId: user(1), CapacityWeight: 1, CapacityPercentage: 12.5 },
  { Id: makeId('0Bz', 3), Status: 'Opened', UserId: user(1), CapacityWeight: 2, CapacityPercentage: 100 },
]);

export function ask(text: string, as: CompileScope = scope): Record<string, unknown>[] {
  const compiled = compileSoql(text, as);
  return compiled.records(read(db, compiled.query(clock)), 58);
}

export function ids(condition: string): string[] {
  return ask(`SELECT Id FROM UserServicePresence WHERE ${condition} ORDER BY Id`).map(({ Id }) => String(Id));
}

export function names(condition: string): string[] {
  return ask(`SELECT Name FROM User WHERE ${condition} ORDER BY Id`).map(({ Name }) => String(Name));
}
