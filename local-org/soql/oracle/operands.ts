import type { ResolvedField } from '../../schema/types.ts';
import { datePart } from './calendar.ts';
import { cellAt, comparable, isText, type Found, type FoundCell, type Key, type Org } from './rows.ts';

/** A function as the other parser gives it: in a SELECT list, a grouping, an ordering or a condition. */
interface Called {
  readonly functionName?: string | null;
  readonly parameters?: readonly unknown[];
}

/** A field's path, or a function of one. */
export interface Asked {
  readonly name?: string;
  readonly path: string;
  readonly local: boolean;
}

export function calledAs({ functionName, parameters = [] }: Called): Asked {
  const name = String(functionName).toUpperCase();
  const [first] = parameters;
  if (typeof first === 'string') return { name, path: first, local: false };
  return { name, path: calledAs(first as Called).path, local: true };
}

const aggregates = new Set(['AVG', 'COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN', 'SUM']);

export function isAggregate({ name }: Asked): boolean {
  return name !== undefined && aggregates.has(name);
}

function made(field: ResolvedField, type: ResolvedField['type'], value: number | null): FoundCell {
  return { field: { ...field, type, picklistValues: [] }, value };
}

/** What one row holds. */
export function ofRow({ name, path, local }: Asked, found: Found, org: Org): FoundCell {
  const cell = cellAt(org, found, path);
  if (name === undefined) return cell;
  const zone = local ? org.timeZone : 'UTC';
  const part = typeof cell.value === 'number' ? datePart(name, cell.value, zone) : null;
  return made(cell.field, name === 'DAY_ONLY' ? 'date' : 'int', part);
}

export function compareKeys(a: Key, b: Key, descending: boolean, nullsLast: boolean): number {
  if (a === null || b === null) return a === b ? 0 : (a === null) === nullsLast ? 1 : -1;
  return (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1);
}

function extreme(name: 'MIN' | 'MAX', cells: readonly FoundCell[]): FoundCell | undefined {
  const sorted = [...cells].sort((a, b) => {
    const sign = compareKeys(comparable(a), comparable(b), false, false);
    // Of texts that differ in case alone, by how they are written.
    return sign === 0 && isText(a.field) ? (String(a.value) < String(b.value) ? -1 : 1) : sign;
  });
  return name === 'MIN' ? sorted[0] : sorted.at(-1);
}

/** What a group of rows holds; undefined where there is nothing to make it of. */
export function ofGroup(asked: Asked, group: readonly Found[], org: Org): FoundCell | undefined {
  const each = isAggregate(asked) ? { path: asked.path, local: false } : asked;
  const all = group.map((found) => ofRow(each, found, org));
  const [one] = all;
  if (!one) return undefined;
  const cells = all.filter(({ value }) => value !== null);
  const sum = cells.reduce((total, { value }) => total + Number(value), 0);
  switch (asked.name) {
    case 'COUNT':
      return made(one.field, 'double', cells.length);
    case 'COUNT_DISTINCT':
      return made(one.field, 'double', new Set(cells.map(comparable)).size);
    case 'SUM':
      return made(one.field, 'double', cells.length > 0 ? sum : null);
    case 'AVG':
      return made(one.field, 'double', cells.length > 0 ? sum / cells.length : null);
    case 'MIN':
    case 'MAX':
      return extreme(asked.name, cells) ?? { ...one, value: null };
    default: {
      const values = cells.map(({ value }) => value);
      const isWritten = values.length > 0 && values.every((value) => typeof value === 'string');
      return isWritten ? { ...one, value: [...values].sort()[0] ?? null } : one;
    }
  }
}
