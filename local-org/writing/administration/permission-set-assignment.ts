import { readRow, write } from '../../database/statements.ts';
import { insertRecord } from '../insert-record.ts';
import { assertAdministrator, assertReference, noSuchRecord, refused } from '../refusals.ts';
import type { WritableObject } from '../types.ts';

export const permissionSetAssignmentWrites: WritableObject = {
  create(writer, values) {
    assertAdministrator(writer);
    const { db } = writer;
    const { AssigneeId: assignee = null, PermissionSetId: permissionSet = null } = values;
    // Nillable for the sake of permission set groups, which the local org has none of.
    if (permissionSet === null) {
      throw refused('REQUIRED_FIELD_MISSING', 'Required fields are missing: [PermissionSetId]', [
        'PermissionSetId',
      ]);
    }
    assertReference(db, 'AssigneeId', assignee, ['User']);
    const set = readRow<{ owned: number }>(
      db,
      'SELECT "IsOwnedByProfile" AS owned FROM "PermissionSet" WHERE "Id" = ?',
      permissionSet,
    );
    if (!set) throw noSuchRecord(['PermissionSetId']);
    if (set.owned === 1) {
      throw refused('FIELD_INTEGRITY_EXCEPTION', 'a permission set that a profile owns cannot be assigned', [
        'PermissionSetId',
      ]);
    }
    const known = readRow<{ id: string }>(
      db,
      'SELECT "Id" AS id FROM "PermissionSetAssignment" WHERE "AssigneeId" = ? AND "PermissionSetId" = ?',
      assignee,
      permissionSet,
    );
    if (known) {
      throw refused(
        'DUPLICATE_VALUE',
        `duplicate value found: PermissionSetId, AssigneeId duplicates value on record with id: ${known.id}`,
        ['PermissionSetId', 'AssigneeId'],
      );
    }
    return insertRecord(writer, 'PermissionSetAssignment', values);
  },
  delete(writer, id) {
    assertAdministrator(writer);
    const { db } = writer;
    const row = readRow<{ owned: number | null }>(
      db,
      `SELECT p."IsOwnedByProfile" AS owned FROM "PermissionSetAssignment" a
         LEFT JOIN "PermissionSet" p ON p."Id" = a."PermissionSetId" WHERE a."Id" = ?`,
      id,
    );
    if (!row) throw noSuchRecord();
    if (row.owned === 1) {
      throw refused('DELETE_FAILED', 'a profile keeps its own permission set');
    }
    write(db, 'DELETE FROM "PermissionSetAssignment" WHERE "Id" = ?', id);
  },
};
