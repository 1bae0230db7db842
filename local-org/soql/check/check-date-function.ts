import { type DateFunction, type Grouping, isPath } from '../ast.ts';
import { malformed } from '../refusal.ts';
import type { Column } from './bound.ts';
import { kindOf } from './check-value.ts';
import type { Sources } from './sources.ts';

/** SOQL reference, date functions: these need a time, and a date has none to convert either. */
function needsTime({ name, local }: DateFunction): boolean {
  return local || name === 'DAY_ONLY' || name === 'HOUR_IN_DAY';
}

/** A field, or a date function of one. Throws OrgError MALFORMED_QUERY for a function of what is no date. */
export function checkGrouping(grouping: Grouping, sources: Sources, text: string): Column {
  if (isPath(grouping)) return sources.column(grouping);
  const { name, local, path } = grouping;
  const column = sources.column(path);
  const kind = kindOf(column);
  if (kind === 'dateTime' || (kind === 'date' && !needsTime(grouping))) {
    return { ...column, through: { name, local } };
  }
  throw malformed(text, path.at, `field ${column.field.name} does not support aggregate operator ${name}`);
}
