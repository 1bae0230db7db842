import { notImitated } from '../../org-error.ts';
import type { Aggregate, Grouping, SelectItem, SoqlQuery } from '../ast.ts';
import { malformed } from '../refusal.ts';
import {
  type BoundAggregate,
  type BoundOperand,
  type Column,
  isColumn,
  type SelectedResult,
} from './bound.ts';
import { checkGrouping } from './check-date-function.ts';
import { kindOf } from './check-value.ts';
import type { Sources } from './sources.ts';

/** Documented: numbers take all functions, booleans none, the rest neither AVG nor SUM. */
function supports(column: Column, name: Aggregate['name']): boolean {
  const kind = kindOf(column);
  return kind === 'number' || (kind !== 'boolean' && name !== 'AVG' && name !== 'SUM');
}

export function checkAggregate(
  { name, path, at }: Aggregate,
  text: string,
  sources: Sources,
): BoundAggregate {
  if (!path) {
    throw malformed(text, at, 'COUNT() must be the only element of a query, without grouping and ordering');
  }
  const column = sources.column(path);
  if (!supports(column, name)) {
    throw malformed(text, path.at, `field ${column.field.name} does not support aggregate operator ${name}`);
  }
  if (column.field.type === 'picklist' && (name === 'MIN' || name === 'MAX')) {
    // Documented: by the order of the picklist's values, which is set up in the org.
    throw notImitated(`${name} of a picklist in SOQL`);
  }
  return { name, column };
}

export function isGrouped(column: Column, groupBy: readonly Column[]): boolean {
  return groupBy.some(
    ({ source, field, through }) =>
      source === column.source &&
      field === column.field &&
      through?.name === column.through?.name &&
      through?.local === column.through?.local,
  );
}

function checkGrouped(
  grouping: Grouping,
  query: SoqlQuery,
  sources: Sources,
  groupBy: readonly Column[],
): Column {
  const column = checkGrouping(grouping, sources, query.text);
  if (isGrouped(column, groupBy)) return column;
  throw malformed(query.text, grouping.at, `Field must be grouped or aggregated: ${column.field.name}`);
}

function resultOf(
  item: SelectItem,
  query: SoqlQuery,
  sources: Sources,
  groupBy: readonly Column[],
): BoundOperand {
  if (item.kind === 'aggregate') return checkAggregate(item.aggregate, query.text, sources);
  if (item.kind === 'field') return checkGrouped(item.path, query, sources, groupBy);
  if (item.kind === 'dateFunction') return checkGrouped(item.called, query, sources, groupBy);
  throw malformed(
    query.text,
    item.at,
    'The SOQL FIELDS function is not supported with aggregate expressions',
  );
}

/** What a query with aggregates or groups answers, each under its key: alias, field name, else expr0, expr1, … */
export function checkResults(
  query: SoqlQuery,
  sources: Sources,
  groupBy: readonly Column[],
): SelectedResult[] {
  const seen = new Set<string>();
  let unnamed = 0;
  return query.select.map((item) => {
    const value = resultOf(item, query, sources, groupBy);
    const alias = item.kind === 'fields' ? undefined : item.alias;
    const key = alias?.name ?? (isColumn(value) && !value.through ? value.field.name : `expr${unnamed++}`);
    if (seen.has(key.toLowerCase())) throw malformed(query.text, alias?.at ?? 0, `duplicate alias: ${key}`);
    seen.add(key.toLowerCase());
    return { key, value };
  });
}
