import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow } from '../../../local-org/database/statements.ts';
import { readDemoUsers } from '../../../local-org/floor/index.ts';
import type { BenchViewer } from './cases.ts';
import { fillSeen } from './hand-written.ts';
import { leadUsername } from './org-file.ts';

export const viewerNames = ['supervisor', 'lead', 'director', 'agent'] as const;
export type ViewerName = (typeof viewerNames)[number];

const lead = 'SELECT "Id" AS id, "Username" AS username FROM "User" WHERE "Username" = ?';

/** Finds who asks, and notes whom each of them may see. */
export function findViewers(db: DatabaseSyncInstance): (name: ViewerName) => BenchViewer {
  const found = new Map<string, BenchViewer>(
    readDemoUsers(db).map((user) => [user.username.split('@')[0] ?? '', user]),
  );
  const ofLead = readRow<{ id: string; username: string }>(db, lead, leadUsername);
  if (ofLead) found.set('lead', ofLead);
  const known = (name: ViewerName): BenchViewer => {
    const viewer = found.get(name);
    if (!viewer) throw new Error(`The org has no ${name}.`);
    return viewer;
  };
  for (const name of viewerNames) fillSeen(db, name, known(name).id);
  return known;
}
