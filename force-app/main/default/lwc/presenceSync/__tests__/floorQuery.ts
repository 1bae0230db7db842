import { defaultSettings } from 'c/presenceModel';
import type { FakeOrg } from './fakeGateway';

export interface ExpectedAgent {
  readonly userId: string;
  readonly kind: string;
  readonly statusId?: string;
  readonly rowId?: string;
  readonly since: number;
  readonly suspectRows: number;
}

/** The floor as anybody would read it off the table: what the store has to equal. Slow and obvious. */
export function floorOf(org: FakeOrg, now: number): ExpectedAgent[] {
  const { floorWindow, believableAge } = defaultSettings;
  const users = new Set([...org.rows.values()].map((row) => row.userId));
  const floor: ExpectedAgent[] = [];
  for (const userId of [...users].filter((id) => org.isVisible(id)).sort()) {
    const rows = [...org.rows.values()].filter((row) => row.userId === userId);
    const current = rows.filter((row) => row.end === undefined);
    const newest = current.sort((a, b) => b.start - a.start || (a.id < b.id ? 1 : -1))[0];
    if (newest !== undefined) {
      floor.push({
        userId,
        kind: newest.statusId.startsWith('0N5000000000002') ? 'busy' : 'online',
        statusId: newest.statusId,
        rowId: newest.id,
        since: newest.start,
        suspectRows: current.length - 1 + (now - newest.start > believableAge ? 1 : 0),
      });
      continue;
    }
    const lastEnd = Math.max(...rows.map((row) => row.end ?? -Infinity));
    if (lastEnd >= now - floorWindow) floor.push({ userId, kind: 'offline', since: lastEnd, suspectRows: 0 });
  }
  return floor;
}
