import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { OrgError } from '../org-error.ts';

export interface Status {
  readonly id: string;
  readonly label: string;
  /** Service channels that the status serves, by id. */
  readonly channelIds: readonly string[];
  /** A status without channels is marked Away by the platform (metadata guide: ServicePresenceStatus, channels). */
  readonly isAway: boolean;
}

export interface StatusCatalog {
  /** Throws OrgError INVALID_STATUS, naming the labels that there are. */
  byId(id: string): Status;
  /** Labels compare without case. Throws like `byId`. */
  byLabel(label: string): Status;
  readonly statuses: readonly Status[];
}

export function readStatusCatalog(db: DatabaseSyncInstance): StatusCatalog {
  const rows = db
    .prepare(
      `SELECT s."Id" AS id, s."MasterLabel" AS label, c."ServiceChannelId" AS channelId
         FROM "ServicePresenceStatus" s
         LEFT JOIN "ServiceChannelStatus" c ON c."ServicePresenceStatusId" = s."Id" AND c."IsDeleted" = 0
        WHERE s."IsDeleted" = 0 ORDER BY s."Id", c."Id"`,
    )
    .all() as { id: string; label: string; channelId: string | null }[];
  const channels = new Map<string, { label: string; ids: string[] }>();
  for (const { id, label, channelId } of rows) {
    const entry = channels.get(id) ?? { label, ids: [] };
    if (channelId !== null) entry.ids.push(channelId);
    channels.set(id, entry);
  }
  const statuses = [...channels].map(([id, { label, ids }]): Status => ({
    id,
    label,
    channelIds: ids,
    isAway: ids.length === 0,
  }));
  const find = (asked: string, matches: (status: Status) => boolean): Status => {
    const status = statuses.find(matches);
    if (status) return status;
    const labels = statuses.map((each) => each.label).join(', ');
    throw new OrgError(400, 'INVALID_STATUS', `No presence status ${asked}. There are: ${labels}`);
  };
  return {
    statuses,
    byId: (id) => find(id, (status) => status.id === id),
    byLabel: (label) => find(label, (status) => status.label.toLowerCase() === label.toLowerCase()),
  };
}
