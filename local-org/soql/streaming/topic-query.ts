import { notImitated, OrgError } from '../../org-error.ts';
import { type Gate, resolveObject } from '../../schema/index.ts';
import type { Condition, FieldPath, Operand, SoqlQuery } from '../ast.ts';
import { isPath } from '../ast.ts';
import { checkQuery } from '../check/check-query.ts';
import type { Column } from '../check/bound.ts';
import { parseSoql } from '../parse/parse-soql.ts';
import { recordTest, type RecordTest } from './matches.ts';

/** The query of a PushTopic. */
export interface TopicQuery {
  readonly object: string;
  /** As the schema spells them, Id among them. */
  readonly selected: readonly string[];
  readonly where?: RecordTest;
}

/** Of the objects that PushTopics may ask for ("Supported PushTopic Queries") those that the local org has. */
const supported = new Set(['Case', 'UserServicePresence']);

/** Holds the query of a PushTopic against "Unsupported PushTopic Queries" and the schema. Throws OrgError INVALID_FIELD in
 * that page's words, and what a query call would throw. */
export function readTopicQuery(text: string, gate: Gate): TopicQuery {
  const query = parseSoql(text);
  assertSupported(query);
  const { root, where, select } = checkQuery(
    query,
    { object: (name) => resolveObject(name, gate) },
    { binds: false, securityEnforced: false },
  );
  const object = root.object.name;
  if (!supported.has(object)) throw refused(`${object} is not supported in a PushTopic query`);
  const columns = select.kind === 'rows' ? select.columns : [];
  const selected = columns.map(({ field }) => field.name);
  if (!selected.includes('Id')) throw refused('Id must be in the SELECT clause');
  if (where) assertSearchable(fieldsIn(query.where, root.object.fields));
  return { object, selected, ...(where && { where: recordTest(where) }) };
}

function refused(reason: string): OrgError {
  return new OrgError(400, 'INVALID_FIELD', reason, ['Query']);
}

function assertSupported(query: SoqlQuery): void {
  const isAggregate = query.select.some(({ kind }) => kind === 'aggregate');
  if (isAggregate || query.groupBy.length > 0 || query.having) {
    throw refused('Aggregate queries are not supported');
  }
  if (query.orderBy.length > 0) throw refused("'ORDER BY' clause is not allowed");
  if (query.limit) throw refused("'LIMIT' is not allowed");
  if (query.offset) throw refused("'OFFSET' is not allowed");
  if (query.filterScope || query.userMode) throw refused('USING SCOPE and WITH are not allowed');
  for (const item of query.select) {
    if (item.kind === 'field') assertOwn(item.path, query);
    else throw notImitated(`a PushTopic query that selects by ${item.kind}`);
  }
  if (query.where) assertCondition(query.where, query);
}

function assertCondition(condition: Condition, query: SoqlQuery): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.forEach((term) => assertCondition(term, query));
    case 'not':
      throw refused("'NOT' is not supported");
    case 'semiJoin':
      throw refused('semi/anti join sub-selects are not supported');
    case 'comparison': {
      assertOperand(condition.operand, query);
      const values = [condition.value].flat();
      if (values.some(({ kind }) => kind === 'dateRange')) {
        throw notImitated('a date literal in the query of a PushTopic');
      }
    }
  }
}

function assertOperand(operand: Operand, query: SoqlQuery): void {
  if (!isPath(operand)) throw notImitated('a function in the WHERE clause of a PushTopic query');
  assertOwn(operand, query);
}

function assertOwn({ names }: FieldPath, { from }: SoqlQuery): void {
  const [first = ''] = names;
  const isQualified =
    names.length === 2 &&
    [from.name, from.alias ?? from.name].some((name) => name.toLowerCase() === first.toLowerCase());
  if (names.length > 1 && !isQualified) throw refused('relationships are not supported');
}

type Fields = ReadonlyMap<string, Column['field']>;

function fieldsIn(condition: Condition | undefined, fields: Fields): Column['field'][] {
  if (!condition) return [];
  if (condition.kind === 'and' || condition.kind === 'or') {
    return condition.terms.flatMap((term) => fieldsIn(term, fields));
  }
  if (condition.kind !== 'comparison' || !isPath(condition.operand)) return [];
  const field = fields.get(condition.operand.names.at(-1)?.toLowerCase() ?? '');
  return field ? [field] : [];
}

/** "Searching for values in Text Area fields" is not supported. */
function assertSearchable(fields: readonly Column['field'][]): void {
  const area = fields.find(({ type }) => type === 'textarea');
  if (area) throw refused(`${area.name}: text areas can not be searched in a PushTopic query`);
}
