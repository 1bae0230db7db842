import { readRow, write } from '../../database/statements.ts';
import { insertRecord } from '../insert-record.ts';
import { assertAdministrator, assertRecord, noSuchRecord } from '../refusals.ts';
import type { WritableObject } from '../types.ts';
import { developerNameOf } from './developer-name.ts';
import { assertGrantee } from './grantee.ts';

const object = 'UserServicePresenceOwnerSharingRule';

export const ownerSharingRuleWrites: WritableObject = {
  create(writer, values) {
    assertAdministrator(writer);
    const { db } = writer;
    const { GroupId: source = null, UserOrGroupId: target = null } = values;
    if (!readRow(db, 'SELECT 1 FROM "Group" WHERE "Id" = ?', source)) throw noSuchRecord(['GroupId']);
    assertGrantee(db, target);
    return insertRecord(writer, object, { ...values, DeveloperName: developerNameOf(db, object, values) });
  },
  delete(writer, id) {
    assertAdministrator(writer);
    assertRecord(writer.db, object, id);
    write(writer.db, `DELETE FROM "${object}" WHERE "Id" = ?`, id);
  },
};
