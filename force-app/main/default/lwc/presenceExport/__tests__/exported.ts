import { parse } from 'csv-parse/sync';
import type { Agent, UserServicePresenceRecord } from 'c/presenceModel';
import { columnKeys, type ColumnKey, type ExportWords } from '../words';

export const now = Date.UTC(2026, 4, 5, 16);
export const place = { locale: 'en-US', timeZone: 'America/Los_Angeles' };

export const words: ExportWords = {
  columns: Object.fromEntries(
    columnKeys.map((key) => [key, key === 'sinceLocal' ? 'since in {0}' : key]),
  ) as Record<ColumnKey, string>,
  online: 'Online',
  busy: 'Busy',
  offline: 'Offline',
  noRow: 'No current row',
  bot: 'Bot',
  suspect: 'Probably gone',
  second: 'Second row',
  summary: {
    count: '{0} agents of {1} you may see',
    partial: 'who is offline could not be read',
    everybody: 'no filter',
    filter: 'filter: {0}',
    asOf: 'as of {0}',
    asOfBetween: 'read from {0} to {1}',
    zone: 'your zone is {0}',
    noRow: '{0} without a current row when read',
    gone: '{0} left out: not visible any more',
    second: '{0} current rows left out: older than another of the same agent',
  },
};

export const idOf = (index: number): string => `005${String(index).padStart(12, '0')}AAA`;

export function rowOf(
  index: number,
  more: Partial<UserServicePresenceRecord> = {},
): UserServicePresenceRecord {
  return {
    Id: `0N3${String(index).padStart(12, '0')}AAA`,
    UserId: idOf(index),
    OwnerId: idOf(index),
    User: { Name: `Agent ${index}` },
    ServicePresenceStatusId: '0N5000000000001AAA',
    ServicePresenceStatus: { MasterLabel: 'Available' },
    IsAway: false,
    IsCurrentState: true,
    IsDeleted: false,
    StatusStartDate: new Date(now - 600_000).toISOString(),
    CreatedDate: new Date(now - 600_000).toISOString(),
    CreatedById: idOf(index),
    LastModifiedDate: new Date(now - 60_000).toISOString(),
    LastModifiedById: idOf(index),
    SystemModstamp: new Date(now - 60_000).toISOString(),
    ...more,
  };
}

/** As the wall shows him: offline, since an hour ago, unless said otherwise. */
export const agentAt = (index: number, more: Partial<Agent> = {}): Agent => ({
  userId: idOf(index),
  name: `Agent ${index}`,
  kind: 'offline',
  changing: false,
  since: now - 3_600_000,
  suspect: false,
  suspectRows: 0,
  bot: false,
  ...more,
});

/** The lines of a file by heading, and what its last line says. Refuses lines of unequal length, as a strict reader does. */
export function readCsv(bytes: Uint8Array): {
  lines: Record<string, string>[];
  last: string;
  heads: string[];
} {
  const [heads = [], ...rows]: string[][] = parse(Buffer.from(bytes), { bom: true });
  const last = rows.pop() ?? [];
  return {
    heads,
    lines: rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index] ?? '']))),
    last: last.filter(Boolean).join('|'),
  };
}
