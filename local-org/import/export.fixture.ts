import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeId } from '../schema/ids.ts';

/** The files of an export as they stand on a page: lines of cells, the header first. */
export type Export = Record<string, string[][]>;

export const user = (n: number): string => makeId('005', n + 100);
export const role = (n: number): string => makeId('00E', n + 100);
export const status = (n: number): string => makeId('0N5', n + 100);
export const channel = (n: number): string => makeId('0N9', n + 100);
export const presence = (n: number): string => makeId('0N3', n + 100);
export const profileId = makeId('00e', 100);

export const presenceColumns = [
  ...['Id', 'Name', 'UserId', 'OwnerId', 'ServicePresenceStatusId', 'IsAway', 'IsCurrentState'],
  ...['StatusStartDate', 'StatusEndDate', 'StatusDuration', 'ConfiguredCapacity', 'AverageCapacity'],
  ...['IdleDuration', 'AtCapacityDuration', 'CreatedDate', 'CreatedById', 'LastModifiedDate'],
  ...['LastModifiedById', 'SystemModstamp', 'IsDeleted'],
];

const start = '2026-05-05T09:00:00.000+0000';
const end = '2026-05-05T09:30:00.000+0000';

/** A supervisor above an agent who was busy for half an hour and is online now. */
export function smallExport(): Export {
  const me = user(2);
  return {
    'UserRole.csv': [
      ['Id', 'Name', 'ParentRoleId'],
      [role(1), 'Supervisor', ''],
      [role(2), 'Agents, first floor', role(1)],
    ],
    'User.csv': [
      ['Id', 'Username', 'Name', 'UserRoleId', 'ManagerId', 'IsActive', 'ProfileId'],
      [user(2), 'ann@x.example', 'Ann "Bo" Müller', role(2), user(1), 'true', profileId],
      [user(1), 'sue@x.example', 'Sue', role(1), '', 'true', profileId],
      [user(3), 'gone@x.example', 'Gone', '', '', 'false', ''],
    ],
    'ServicePresenceStatus.csv': [
      ['Id', 'MasterLabel'],
      [status(1), 'Online'],
      [status(2), 'Busy'],
    ],
    'ServiceChannel.csv': [
      ['Id', 'MasterLabel'],
      [channel(1), 'Chat'],
    ],
    'ServiceChannelStatus.csv': [
      ['Id', 'ServiceChannelId', 'ServicePresenceStatusId'],
      [makeId('0N8', 100), channel(1), status(1)],
    ],
    'UserServicePresence.csv': [
      presenceColumns,
      [
        ...[presence(1), 'P-1', me, me, status(2), 'true', 'false', start, end, '1800', '5', '', '', ''],
        ...[start, me, end, me, end, 'false'],
      ],
      [
        ...[presence(2), 'P-2', me, me, status(1), 'false', 'true', end, '', '', '5', '1.25', '30', '0'],
        ...[end, me, end, me, end, 'false'],
      ],
    ],
  };
}

/** As the Salesforce CLI quotes. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return lines.map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

export function writeExport(folder: string, files: Export): void {
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), csvOf(lines));
}

/** Sets a cell; `line` counts from 1, the header. */
export function setCell(files: Export, name: string, line: number, column: string, text: string): void {
  const lines = files[name] ?? [];
  const place = (lines[0] ?? []).indexOf(column);
  const cells = lines[line - 1];
  if (!cells || place < 0) throw new Error(`${name} has no cell ${line}:${column}`);
  cells[place] = text;
}
