import { resolveField } from '../resolve.ts';
import type { Field, FieldType, SObject } from '../types.ts';
import { shareView } from './share-view.ts';

const columnTypes: Readonly<Record<FieldType, string>> = {
  id: 'TEXT',
  reference: 'TEXT',
  string: 'TEXT COLLATE NOCASE',
  picklist: 'TEXT COLLATE NOCASE',
  textarea: 'TEXT COLLATE NOCASE',
  email: 'TEXT COLLATE NOCASE',
  url: 'TEXT COLLATE NOCASE',
  boolean: 'INTEGER DEFAULT 0',
  int: 'INTEGER',
  double: 'REAL',
  percent: 'REAL',
  date: 'INTEGER',
  dateTime: 'INTEGER',
};

const current = 'WHERE "IsCurrentState" = 1 AND "IsDeleted" = 0';

/**
 * A partial index is met only by literals in a query, so SOQL booleans are compiled to literals. The partial ones
 * stand last: without statistics SQLite takes, of two indexes that look alike, the one made later.
 */
const indexes: Readonly<Record<string, readonly string[]>> = {
  UserServicePresence: [
    'CREATE INDEX "UserServicePresence_created" ON "UserServicePresence" ("CreatedDate")',
    'CREATE INDEX "UserServicePresence_user_start" ON "UserServicePresence" ("UserId", "StatusStartDate")',
    'CREATE INDEX "UserServicePresence_owner_start" ON "UserServicePresence" ("OwnerId", "StatusStartDate")',
    'CREATE INDEX "UserServicePresence_modified" ON "UserServicePresence" ("SystemModstamp", "Id")',
    `CREATE INDEX "UserServicePresence_current_created" ON "UserServicePresence" ("CreatedDate") ${current}`,
    `CREATE INDEX "UserServicePresence_current_id" ON "UserServicePresence" ("Id") ${current}`,
    `CREATE INDEX "UserServicePresence_current_owner" ON "UserServicePresence" ("OwnerId") ${current}`,
  ],
  AgentWork: [
    `CREATE INDEX "AgentWork_open_user" ON "AgentWork" ("UserId") WHERE "Status" IN ('Assigned', 'Opened')`,
  ],
  GroupMember: [
    'CREATE INDEX "GroupMember_group" ON "GroupMember" ("GroupId")',
    'CREATE INDEX "GroupMember_member" ON "GroupMember" ("UserOrGroupId")',
  ],
  PermissionSetAssignment: [
    'CREATE INDEX "PermissionSetAssignment_assignee" ON "PermissionSetAssignment" ("AssigneeId")',
  ],
  SetupEntityAccess: ['CREATE INDEX "SetupEntityAccess_parent" ON "SetupEntityAccess" ("ParentId")'],
  User: ['CREATE INDEX "User_role" ON "User" ("UserRoleId")'],
};

/** Objects whose rows follow from others'. */
const views: Readonly<Record<string, (keyPrefix: string) => string>> = {
  UserServicePresenceShare: shareView,
};

/** One table an object, one column a field; times are epoch milliseconds, booleans 0 or 1. */
export function tableStatements(objects: readonly SObject[]): readonly string[] {
  return objects.flatMap((object) => [createTable(object), ...(indexes[object.name] ?? [])]);
}

/** A field as a column of its object's table. */
export function columnStatement(object: SObject, field: Field): string {
  const { type } = resolveField(object, field);
  const key = type === 'id' ? ' PRIMARY KEY NOT NULL' : '';
  return `"${field.name}" ${columnTypes[type]}${key}`;
}

export function createTable(object: SObject): string {
  const view = views[object.name];
  if (view) return `CREATE VIEW "${object.name}" AS ${view(object.keyPrefix)}`;
  const columns = object.fields.map((field) => columnStatement(object, field));
  return `CREATE TABLE "${object.name}" (${columns.join(', ')})`;
}

export function tablesModule(objects: readonly SObject[]): string {
  const statements = tableStatements(objects).map((statement) => `  ${JSON.stringify(statement)},\n`);
  return `export const ddl: readonly string[] = [\n${statements.join('')}];\n`;
}
