import { literal, memberLiterals } from './literals.ts';
import type { QueryMethod } from './types.ts';

/** The query of a method with its parameters written in, as an org is asked. A parameter that is not given is null,
 * as in Apex. Throws ParameterError. */
export function bind(method: QueryMethod, given: Readonly<Record<string, unknown>>): string {
  const parts = method.soql.parts.map((part) => {
    if (typeof part === 'string') return part;
    const type = method.parameters.find((p) => p.name === part.parameter)?.type ?? '';
    const value = given[part.parameter];
    if (part.kind === 'value') return literal(part.parameter, type, value);
    const members = memberLiterals(part.parameter, type, value);
    // SOQL knows no empty list, and no record is without an Id.
    if (members.length === 0) return part.negated ? 'Id != null' : 'Id = null';
    return `${part.field} ${part.negated ? 'NOT IN' : 'IN'} (${members.join(', ')})`;
  });
  return parts.join('');
}
