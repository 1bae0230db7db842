import fc from 'fast-check';
import { makeId } from '../../schema/ids.ts';
import type { ResolvedField, ResolvedObject } from '../../schema/types.ts';
import { type Cell, objectNames, objects, type Org, type Row } from './rows.ts';

const timeZones = [
  'UTC',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Auckland',
];
const mostRows = 9;
export const texts = ['a', 'A', 'b', 'B', 'é', 'É', 'Ж', 'ж', 'ß', 'Σ', '_', '%', "'", '\\', ' ', '"', '√'];
const hour = 3_600_000;
const now = Date.UTC(2026, 2, 8, 12);

/** Moments whose days, weeks, months and years matter to a literal, on the hour often enough to hit a midnight. */
export const moments: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -96, max: 96 }).map((hours) => now + hours * hour),
  fc.integer({ min: -900, max: 900 }).map((days) => now + days * 24 * hour),
  fc.integer({ min: -4 * 86_400, max: 4 * 86_400 }).map((seconds) => now + seconds * 1000),
);

export function idOf(object: string, n: number): string {
  return makeId(objects.get(object)?.object.keyPrefix ?? '000', n);
}

function references(field: ResolvedField): fc.Arbitrary<Cell> {
  const known = field.referenceTo.filter((target) => objects.has(target));
  return fc
    .tuple(fc.constantFrom(...(known.length > 0 ? known : ['User'])), fc.nat({ max: mostRows }))
    .map(([target, n]) => idOf(target, n));
}

function cell(field: ResolvedField): fc.Arbitrary<Cell> {
  switch (field.type) {
    case 'reference':
    case 'id':
      return references(field);
    case 'boolean':
      return fc.boolean();
    case 'int':
      return fc.integer({ min: -2, max: 3 });
    case 'double':
    case 'percent':
      return fc.integer({ min: -4, max: 6 }).map((quarters) => quarters / 4);
    case 'date':
      return moments.map((ms) => Math.floor(ms / (24 * hour)) * 24 * hour);
    case 'dateTime':
      return moments;
    default: {
      const words = fc
        .array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.join(''));
      return field.picklistValues.length > 0
        ? fc.oneof(fc.constantFrom(...field.picklistValues), words)
        : words;
    }
  }
}

function row(object: ResolvedObject): fc.Arbitrary<Row> {
  const cells = [...object.fields.values()].map((field) => {
    const nullable = field.properties.has('Nillable') && field.type !== 'boolean';
    const value = nullable ? fc.option(cell(field), { freq: 3 }) : cell(field);
    return [field.name, field.name === 'IsDeleted' ? fc.nat({ max: 5 }).map((n) => n === 0) : value] as const;
  });
  return fc.record(Object.fromEntries(cells));
}

function table(object: ResolvedObject): fc.Arbitrary<readonly Row[]> {
  return fc
    .array(row(object), { maxLength: mostRows, size: 'max' })
    .map((rows) => rows.map((made, n) => ({ ...made, Id: idOf(object.name, n) })));
}

/** Small orgs whose references mostly, not always, lead somewhere. */
export const orgs: fc.Arbitrary<Org> = fc.record({
  rows: fc
    .tuple(...[...objects.values()].map(table))
    .map((tables) => new Map(objectNames.map((name, index) => [name, tables[index] ?? []]))),
  now: moments,
  timeZone: fc.constantFrom(...timeZones),
  hiddenOwner: fc.nat({ max: mostRows * 3 }).map((n) => idOf('User', n)),
  userId: fc.nat({ max: mostRows }).map((n) => idOf('User', n)),
  deleted: fc.nat({ max: 3 }).map((n) => n === 0),
});
