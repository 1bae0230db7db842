import { hasFullAccess } from '../access/record-access.ts';
import { readRow, write } from '../database/statements.ts';
import { assertGrantee } from './administration/grantee.ts';
import { nextShareId } from './insert-record.ts';
import { noAccess, noSuchRecord, refused } from './refusals.ts';
import type { WritableObject, Writer } from './types.ts';

/** Shares made by hand. Who has full access to the record may make and take them: its owner, whoever is above the owner in
 * the role hierarchy, and administrators. */
export const presenceShareWrites: WritableObject = {
  create(writer, values) {
    const { db, settings, viewer, now } = writer;
    const parent = String(values['ParentId']);
    const grantee = String(values['UserOrGroupId']);
    const level = String(values['AccessLevel']);
    assertManual(values['RowCause'] ?? 'Manual');
    assertMayShare(writer, parent);
    assertGrantee(db, grantee);
    // Apex guide, sharing: "access levels equal or more permissive than the object's default access level are not allowed".
    if (level === 'All' || (level === 'Read' && settings.sharing === 'Read')) {
      throw refused('FIELD_FILTER_VALIDATION_EXCEPTION', `AccessLevel: ${level} cannot be given by a share`, [
        'AccessLevel',
      ]);
    }
    // One row of a cause for a record and who gets it: sharing again changes its level.
    const known = readRow<{ id: string }>(
      db,
      'SELECT "Id" AS id FROM local_share WHERE "ParentId" = ? AND "UserOrGroupId" = ?',
      parent,
      grantee,
    );
    const id = known?.id ?? nextShareId(db);
    write(
      db,
      `INSERT OR REPLACE INTO local_share
         ("Id", "ParentId", "UserOrGroupId", "AccessLevel", "LastModifiedDate", "LastModifiedById")
       VALUES (?, ?, ?, ?, ?, ?)`,
      id,
      parent,
      grantee,
      level,
      Math.floor(now / 1000) * 1000,
      viewer.userId,
    );
    return id;
  },
  delete(writer, id) {
    const { db } = writer;
    const share = readRow<{ parent: string }>(
      db,
      'SELECT "ParentId" AS parent FROM local_share WHERE "Id" = ?',
      id,
    );
    // What owners and rules imply cannot be deleted: "sharing entries … with different RowCause values … are read-only".
    if (!share) throw isImplied(id) ? noAccess() : noSuchRecord();
    assertMayShare(writer, share.parent);
    write(db, 'DELETE FROM local_share WHERE "Id" = ?', id);
  },
};

const isImplied = (id: string): boolean => /^...(00o|r)/.test(id);

function assertManual(cause: unknown): void {
  if (cause === 'Manual') return;
  throw refused('FIELD_INTEGRITY_EXCEPTION', `RowCause: only Manual can be given, not ${String(cause)}`, [
    'RowCause',
  ]);
}

function assertMayShare({ db, viewer }: Writer, recordId: string): void {
  const record = readRow<{ ownerId: string }>(
    db,
    'SELECT "OwnerId" AS ownerId FROM "UserServicePresence" WHERE "Id" = ? AND "IsDeleted" = 0',
    recordId,
  );
  if (!record) throw noSuchRecord(['ParentId']);
  if (hasFullAccess(db, viewer, record.ownerId)) return;
  throw refused(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'insufficient access rights on cross-reference id',
  );
}
