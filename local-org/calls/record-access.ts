import { accessLevel, type AccessLevel, type SharedRecord } from '../access/record-access.ts';
import { loadViewer } from '../access/viewer.ts';
import { readRow } from '../database/statements.ts';
import { OrgError } from '../org-error.ts';
import { makeId, to18 } from '../schema/ids.ts';
import { objects } from '../schema/index.ts';
import { parseSoql, type SoqlQuery } from '../soql/index.ts';
import type { ReadContext } from './context.ts';

/** Object reference, UserRecordAccess: "Up to 200 record IDs can be queried." */
const mostRecords = 200;
const table = 'UserRecordAccess';

/**
 * Fills the rows of UserRecordAccess that a query asks about, in a table of this connection that stands before the empty one
 * of the file; the query itself is then one like any other. Nothing for other queries. Throws MALFORMED_QUERY for a query
 * that has not the documented shape.
 */
export function fillRecordAccess(context: ReadContext, q: string): void {
  if (!/\bUserRecordAccess\b/i.test(q)) return;
  const query = parseSoql(q);
  if (query.from.name.toLowerCase() !== table.toLowerCase()) return;
  const { userId, recordIds } = askedFor(query);
  const { db, scope, settings, visible } = context;
  db.exec(`CREATE TEMP TABLE IF NOT EXISTS "${table}" ("Id" TEXT PRIMARY KEY NOT NULL, "UserId" TEXT, "RecordId" TEXT,
    "HasReadAccess" INTEGER, "HasEditAccess" INTEGER, "HasDeleteAccess" INTEGER, "HasTransferAccess" INTEGER,
    "HasAllAccess" INTEGER, "MaxAccessLevel" TEXT COLLATE NOCASE); DELETE FROM temp."${table}"`);
  const insert = db.prepare(`INSERT INTO temp."${table}" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const user = loadViewer(db, userId);
  recordIds.forEach((recordId, place) => {
    const record = recordOf(context, recordId);
    // "Records that the running user doesn't have read access to are filtered out of the results."
    if (!record || !scope.object(record.object)) return;
    if (accessLevel(db, context.viewer, settings, visible(context.viewer.userId), record) === 'None') return;
    const level = user ? accessLevel(db, user, settings, visible(user.userId), record) : 'None';
    const has = (...levels: readonly AccessLevel[]): 0 | 1 => (levels.includes(level) ? 1 : 0);
    const all = has('All');
    const id = makeId('0X0', place + 1);
    insert.run(id, userId, recordId, has('Read', 'Edit', 'All'), has('Edit', 'All'), all, all, all, level);
  });
}

function recordOf({ db }: ReadContext, id: string): SharedRecord | undefined {
  const object = objects.find(({ keyPrefix }) => id.startsWith(keyPrefix));
  if (!object || object.name === table) return undefined;
  const has = (name: string): boolean => object.fields.some((field) => field.name === name);
  const owner = has('OwnerId') ? '"OwnerId"' : 'NULL';
  const living = has('IsDeleted') ? 'AND "IsDeleted" = 0' : '';
  const row = readRow<{ ownerId: string | null }>(
    db,
    `SELECT ${owner} AS ownerId FROM "${object.name}" WHERE "Id" = ? ${living}`,
    id,
  );
  return row && { id, object: object.name, ownerId: row.ownerId ?? undefined };
}

interface Asked {
  readonly userId: string;
  readonly recordIds: readonly string[];
}

/** "When filtering by UserId and RecordId only, you must use SELECT RecordId and optionally one or more of the access level
 * fields … When filtering by UserId, RecordId, and an access level field, you must use SELECT RecordId only." */
function askedFor(query: SoqlQuery): Asked {
  const filters = filtersOf(query);
  const users = filters.get('userid') ?? [];
  const records = [...new Set(filters.get('recordid') ?? [])];
  const [userId] = users;
  if (userId === undefined || users.length > 1 || records.length === 0) {
    throw refused('filter by one UserId and by RecordId, with = or IN');
  }
  if (records.length > mostRecords) throw refused(`no more than ${mostRecords} record ids can be asked for`);
  const selected = query.select.map((item) =>
    item.kind === 'field' ? (item.path.names.at(-1) ?? '').toLowerCase() : item.kind,
  );
  if (!selected.includes('recordid')) throw refused('RecordId must be selected');
  const isFiltered = [...filters.keys()].some((name) => name !== 'userid' && name !== 'recordid');
  if (isFiltered && selected.length > 1) {
    throw refused('with a filter on an access field only RecordId can be selected');
  }
  return { userId, recordIds: records };
}

/** Ids by the lower-case field that a term of the outermost AND compares. */
function filtersOf({ where }: SoqlQuery): ReadonlyMap<string, readonly string[]> {
  const terms = where?.kind === 'and' ? where.terms : where ? [where] : [];
  const filters = new Map<string, readonly string[]>();
  for (const term of terms) {
    if (term.kind !== 'comparison' || !('names' in term.operand))
      throw refused('join plain comparisons with AND');
    const name = (term.operand.names.at(-1) ?? '').toLowerCase();
    const values = 'kind' in term.value ? [term.value] : term.value;
    const isId = name === 'userid' || name === 'recordid';
    if (isId && term.operator !== '=' && term.operator !== 'IN')
      throw refused(`compare ${name} with = or IN`);
    filters.set(
      name,
      values.flatMap((value) => (value.kind === 'string' ? (to18(value.value) ?? []) : [])),
    );
  }
  return filters;
}

/** The words are unverified. */
function refused(why: string): OrgError {
  return new OrgError(400, 'MALFORMED_QUERY', `UserRecordAccess: ${why}`);
}
