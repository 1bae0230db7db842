import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import type { Download } from 'playwright-core';
import { connectAs } from './org.ts';

export interface ExportedLine {
  readonly rowId: string;
  readonly userId: string;
  readonly status: string;
  readonly since: string;
}

/** What a file of an export holds: a line an agent, and the words of the last one. */
export async function readExport(
  download: Download,
): Promise<{ readonly lines: readonly ExportedLine[]; readonly summary: string }> {
  const records = parse<Record<string, string>>(await text(await download.createReadStream()), {
    bom: true,
    columns: true,
  });
  const last = records.pop();
  const lines = records.map((record) => ({
    rowId: record['User Service Presence ID'] ?? '',
    userId: record['User ID'] ?? '',
    status: record['Status'] ?? '',
    since: record['Since (UTC)'] ? new Date(record['Since (UTC)']).toISOString() : '',
  }));
  return { lines, summary: last?.['Agent'] ?? '' };
}

interface PresenceRow {
  readonly Id: string;
  readonly UserId: string;
  readonly StatusStartDate: string;
  readonly ServicePresenceStatus: { readonly MasterLabel: string };
}

/** Whom a demo user sees in a status, as lines of an export, by row: of two current rows of one agent the newest
 * counts. */
export async function queryLines(
  who: string,
  status: string,
  url: string,
): Promise<ReadonlyMap<string, ExportedLine>> {
  const connection = await connectAs(who, url);
  const { records } = await connection.query<PresenceRow>(
    `SELECT Id, UserId, StatusStartDate, ServicePresenceStatus.MasterLabel FROM UserServicePresence
     WHERE IsCurrentState = TRUE ORDER BY StatusStartDate`,
    { autoFetch: true, maxFetch: 100_000 },
  );
  const newest = new Map(
    records.map((row) => [
      row.UserId,
      {
        rowId: row.Id,
        userId: row.UserId,
        status: row.ServicePresenceStatus.MasterLabel,
        since: new Date(row.StatusStartDate).toISOString(),
      },
    ]),
  );
  const lines = [...newest.values()].filter((line) => line.status === status);
  return new Map(lines.map((line) => [line.rowId, line]));
}
