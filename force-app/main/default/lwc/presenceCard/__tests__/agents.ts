import type { Agent } from 'c/presenceModel';

/** 9:00 in the zone of the tests, America/Los_Angeles. */
export const now = Date.UTC(2026, 4, 5, 16);
const minute = 60_000;

export const ada: Agent = {
  userId: '005000000000001AAA',
  name: 'Ada Lovelace',
  kind: 'online',
  changing: false,
  statusId: '0N5000000000001AAA',
  statusLabel: 'Available',
  since: now - 15 * minute - 7_000,
  rowId: '0N3000000000001AAA',
  suspect: false,
  suspectRows: 0,
  bot: false,
  configuredCapacity: 4,
  averageCapacity: 1.5,
  capacityAsOf: now - 2 * minute,
  person: {
    userId: '005000000000001AAA',
    title: 'Service Agent',
    department: 'Customer Care',
    roleName: 'Tier 1',
  },
  load: { items: 2, weight: 3, asOf: now, state: 'part-loaded' },
};

export const atLunch: Agent = {
  ...ada,
  kind: 'busy',
  statusId: '0N5000000000002AAA',
  statusLabel: 'Lunch',
  load: { items: 0, weight: 0, asOf: now, state: 'free' },
};

export const gone: Agent = {
  userId: '005000000000002AAA',
  name: 'Grace Hopper',
  kind: 'offline',
  changing: false,
  since: now - 90 * minute,
  lastEnd: now - 90 * minute,
  suspect: false,
  suspectRows: 0,
  bot: false,
};

/** As many agents as wanted, by name. */
export function crowd(count: number): Agent[] {
  return Array.from({ length: count }, (_, index) => ({
    ...ada,
    userId: `005${String(index + 1).padStart(12, '0')}AAA`,
    name: `Agent ${index + 1}`,
  }));
}
