import { copyFile, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeMeta } from '../../../local-org/database/meta.ts';
import { openWriter } from '../../../local-org/database/open.ts';
import { fillFile } from '../../../local-org/filling/fill-file.ts';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { rebuildSharing } from '../../../local-org/access/sharing-structure.ts';
import { readRows, transaction, write } from '../../../local-org/database/statements.ts';
import { makeId } from '../../../local-org/schema/ids.ts';
import type { Course } from '../bench.ts';

const root = fileURLToPath(new URL('../../../build/bench/', import.meta.url));

/** A Tuesday at eleven in New York: the floor is full. Epoch milliseconds. */
export const orgTime = Date.UTC(2026, 4, 5, 15);
const seed = 1;

export interface OrgFile {
  readonly folder: string;
  readonly file: string;
}

/** Teams under one lead, whose people are then about 500. */
const teamsOfLead = 24;
export const leadUsername = 'lead@omnipresence.example';

/** The floor has teams of twenty under one director: a lead comes between. */
function leadTeams(db: DatabaseSyncInstance): void {
  const role = makeId('00E', 999_999);
  transaction(db, () => {
    const [director] = readRows<{ id: string }>(
      db,
      'SELECT "Id" AS id FROM "UserRole" WHERE "ParentRoleId" IS NULL ORDER BY "Id" LIMIT 1',
    );
    const values = [role, 'Lead', director?.id ?? null];
    write(db, 'INSERT INTO "UserRole" ("Id", "Name", "ParentRoleId") VALUES (?, ?, ?)', ...values);
    write(
      db,
      `UPDATE "UserRole" SET "ParentRoleId" = ?1 WHERE "Id" IN (
         SELECT "Id" FROM "UserRole" WHERE "ParentRoleId" = ?2 AND "Id" <> ?1 ORDER BY "Id" LIMIT ${teamsOfLead})`,
      role,
      director?.id ?? null,
    );
    write(
      db,
      `UPDATE "User" SET "UserRoleId" = ?, "Username" = ?, "TimeZoneSidKey" = 'America/New_York' WHERE "Id" = (
         SELECT u."Id" FROM "User" u JOIN "UserRole" r ON r."Id" = u."UserRoleId"
          WHERE u."IsActive" = 1 AND r."ParentRoleId" = ? ORDER BY u."Id" DESC LIMIT 1)`,
      role,
      leadUsername,
      director?.id ?? null,
    );
    rebuildSharing(db);
  });
}

/** A copy of an org that its own seeding has filled, to be written to; it goes with the bench. The filled file stays
 * for the next run. */
export async function copyOfSeededOrg(agents: number, pastDays: number, course: Course): Promise<OrgFile> {
  const kept = `${root}org-${agents}x${pastDays}`;
  await mkdir(kept, { recursive: true });
  const filling = {
    realTime: orgTime,
    pastDays,
    onProgress: (what: string, share: number) => course.say(`${what}: ${Math.round(share * 100)} %`),
  };
  await fillFile(`${kept}/org.db`, { agents, seed, now: orgTime }, filling);

  const folder = `${root}org-${process.pid}`;
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  course.onEnd(remove);
  await remove();
  await mkdir(folder);
  const file = `${folder}/org.db`;
  await copyFile(`${kept}/org.db`, file);
  const db = openWriter(file);
  writeMeta(db, 'clockOffset', orgTime - Date.now());
  leadTeams(db);
  db.close();
  return { folder, file };
}
