import { notImitated, OrgError } from '../../org-error.ts';
import { changeEventFields, changeEventHeader } from '../../schema/change-event-fields.ts';
import type { FieldType, ResolvedField, ResolvedObject } from '../../schema/types.ts';
import type { Comparison, Condition } from '../ast.ts';
import { isPath } from '../ast.ts';
import { checkWhere } from '../check/check-condition.ts';
import { Sources } from '../check/sources.ts';
import { parseSoql } from '../parse/parse-soql.ts';
import { recordTest, type RecordTest } from './matches.ts';

const header = 'ChangeEventHeader';

/**
 * The filterExpression of a channel member ("Filter Expression Format"): what a WHERE clause holds, on fields of the
 * change event and of its header, which the test knows as `ChangeEventHeader.changeType`. Throws Error in the words that
 * a deploy answers with.
 */
export function readEventFilter(expression: string, object: ResolvedObject): RecordTest {
  const prefix = `SELECT Id FROM ${object.name} WHERE `;
  const query = problemOf(() => parseSoql(prefix + expression));
  const more = [query.orderBy[0], query.groupBy[0], query.limit, query.offset, query.having].find(Boolean);
  if (more !== undefined || !query.where || query.userMode) throw syntaxError('unexpected clause');
  const where = headerFlattened(query.where, object);
  return problemOf(() => {
    const from = { name: object.name, at: 0 };
    const sources = new Sources(query.text, from, { object: () => eventObject(object) });
    return recordTest(checkWhere(where, sources, { text: query.text, binds: false }));
  });
}

function syntaxError(reason: string): Error {
  return new Error(`filter expression has syntax errors: ${reason}`);
}

/** Without the place, which is one in a query that nobody wrote. */
function problemOf<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    if (error.errorCode === 'LOCAL_ORG_NOT_IMITATED') throw error;
    throw syntaxError(error.message.split('\n').at(-1) ?? '');
  }
}

function headerFlattened(condition: Condition, object: ResolvedObject): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, terms: condition.terms.map((term) => headerFlattened(term, object)) };
    case 'not':
      return { ...condition, term: headerFlattened(condition.term, object) };
    case 'semiJoin':
      throw syntaxError("unexpected token: 'SELECT'");
    case 'comparison':
      return comparisonFlattened(condition, object);
  }
}

function comparisonFlattened(comparison: Comparison, object: ResolvedObject): Comparison {
  const { operand, operator, value } = comparison;
  if (!isPath(operand)) throw syntaxError(`unexpected token: '${operand.name}'`);
  const field = fieldAt(operand.names, object);
  if (field.type === 'dateTime' && operator !== '=' && operator !== '!=') {
    throw new Error(
      `${operand.names.join('.')}: Only equality operators are supported for this field type or value`,
    );
  }
  if ([value].flat().some(({ kind }) => kind === 'dateRange')) {
    throw notImitated('a date literal in the filter of a channel member');
  }
  return { ...comparison, operand: { ...operand, names: [field.name] } };
}

/** The field or header field of a path. Neither a relationship nor a list can be filtered by. */
function fieldAt(names: readonly string[], object: ResolvedObject): ResolvedField {
  const event = eventObject(object);
  const [first = '', second] = names;
  const isHeader = first.toLowerCase() === header.toLowerCase();
  const path = isHeader ? `${header}.${second ?? ''}` : first;
  const field = names.length <= (isHeader ? 2 : 1) ? event.fields.get(path.toLowerCase()) : undefined;
  if (field) return field;
  throw new Error(`filter expression has syntax errors: ${names.join('.')} field is invalid`);
}

function eventObject(object: ResolvedObject): ResolvedObject {
  const filterable = (field: ResolvedField): ResolvedField => ({ ...field, properties: new Set(['Filter']) });
  const own = [...changeEventFields(object)].map(([name, field]) => [name, filterable(field)] as const);
  const ofHeader = Object.entries(changeEventHeader).map(
    ([name, type]) => [`${header}.${name}`.toLowerCase(), headerField(name, type)] as const,
  );
  return { ...object, fields: new Map([...own, ...ofHeader]), relationships: new Map() };
}

const headerField = (name: string, type: FieldType): ResolvedField => ({
  name: `${header}.${name}`,
  label: name,
  type,
  properties: new Set(['Filter']),
  referenceTo: [],
  length: 255,
  precision: 18,
  scale: 0,
  picklistValues: [],
  since: 62,
});
