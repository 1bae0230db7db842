import { notImitated, OrgError } from '../../org-error.ts';
import type { SelectItem, SoqlQuery } from '../ast.ts';
import { malformed } from '../refusal.ts';
import type { Column } from './bound.ts';
import type { Sources } from './sources.ts';

const fieldsLimit = 200;

function allFields(item: SelectItem & { kind: 'fields' }, query: SoqlQuery, sources: Sources): Column[] {
  const fields = [...sources.root.object.fields.values()];
  const hasCustom = fields.some(({ name }) => name.endsWith('__c'));
  if (item.group === 'CUSTOM' && !hasCustom) {
    throw notImitated(`FIELDS(CUSTOM) in SOQL where, as in ${sources.root.object.name}, no field is custom`);
  }
  const limit = query.limit?.value;
  if (item.group !== 'STANDARD' && !(typeof limit === 'number' && limit <= fieldsLimit)) {
    const reason = `The SOQL FIELDS function must have a LIMIT of at most ${fieldsLimit}`;
    throw malformed(query.text, item.at, reason);
  }
  return fields
    .filter(({ name }) => item.group === 'ALL' || name.endsWith('__c') === (item.group === 'CUSTOM'))
    .map((field) => ({ source: sources.root, field }));
}

function itemColumns(item: SelectItem, query: SoqlQuery, sources: Sources): Column[] {
  if (item.kind === 'fields') return allFields(item, query, sources);
  if (item.kind === 'aggregate') throw new Error('An aggregate selects no column.');
  if (item.kind === 'dateFunction') {
    const name = item.called.path.names.join('.');
    throw malformed(query.text, item.called.at, `Field must be grouped or aggregated: ${name}`);
  }
  if (item.alias) {
    throw malformed(query.text, item.alias.at, 'only aggregate expressions use field aliasing');
  }
  return [sources.column(item.path)];
}

/** The columns of a query without aggregates. */
export function checkColumns(query: SoqlQuery, sources: Sources): Column[] {
  const columns = query.select.flatMap((item) => itemColumns(item, query, sources));
  const seen = new Set<string>();
  for (const { source, field } of columns) {
    const name = `${source.alias}.${field.name}`;
    // Documented for FIELDS(), without a position.
    if (seen.has(name)) throw new OrgError(400, 'INVALID_FIELD', `duplicate field selected: ${field.name}`);
    seen.add(name);
  }
  return columns;
}
