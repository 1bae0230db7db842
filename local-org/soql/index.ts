import type { SoqlQuery } from './ast.ts';
import { checkQuery } from './check/check-query.ts';
import type { ObjectScope } from './check/sources.ts';
import { parseSoql } from './parse/parse-soql.ts';

export type { RunClock } from './date-literals.ts';
export type { CompileScope } from './compile/from-sql.ts';
export type { SqlValue } from './compile/sql.ts';
export type { ObjectScope } from './check/sources.ts';
export type { SoqlQuery } from './ast.ts';
export {
  compileSoql,
  type CompiledQuery,
  type CompileOptions,
  type Statement,
} from './compile/compile-soql.ts';
export { nameObject } from './check/name-object.ts';
export { readEventFilter } from './streaming/event-filter.ts';
export { readTopicQuery, type TopicQuery } from './streaming/topic-query.ts';
export type { RecordTest } from './streaming/matches.ts';
export { jsonValue } from './compile/records.ts';
export { parseSoql } from './parse/parse-soql.ts';
export { foldText } from './text-folding.ts';
export { registerSoqlFunctions } from './compile/functions.ts';

/** Holds a query as it stands in Apex of API version 67.0, binds and all, against the schema. Throws what compiling
 * would throw. */
export function checkSoql(text: string, scope: ObjectScope): SoqlQuery {
  const query = parseSoql(text);
  checkQuery(query, scope, { binds: true, securityEnforced: false });
  return query;
}
