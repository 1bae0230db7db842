import type { Feature, Field, FieldType, ResolvedField, ResolvedObject, SObject } from './types.ts';

/** What decides which objects and fields exist: the caller's API version (32.0 is 32) and the org's features. */
export interface Gate {
  readonly apiVersion: number;
  readonly omniChannel: boolean;
  readonly interruptibleCapacity: boolean;
}

/** The object as a caller behind this gate meets it, or undefined when it does not exist there. */
export function resolve(object: SObject, gate: Gate): ResolvedObject | undefined {
  if (!exists(object, gate)) return undefined;
  const fields = new Map<string, ResolvedField>();
  const relationships = new Map<string, ResolvedField>();
  for (const field of object.fields) {
    if (!exists(field, gate)) continue;
    const resolved = resolveField(object, field);
    fields.set(field.name.toLowerCase(), resolved);
    if (resolved.relationshipName !== undefined) {
      relationships.set(resolved.relationshipName.toLowerCase(), resolved);
    }
  }
  return { object, name: object.name, fields, relationships };
}

function exists(thing: { since: number; feature?: Feature }, gate: Gate): boolean {
  if (thing.since > gate.apiVersion) return false;
  if (thing.feature === 'Omni-Channel') return gate.omniChannel;
  if (thing.feature === 'Interruptible Capacity') return gate.interruptibleCapacity;
  return true;
}

/** Observed over documented. Throws when neither gives a type, which a test of the data excludes. */
export function resolveField(object: SObject, field: Field): ResolvedField {
  const facts = { ...field.documented, ...field.observed };
  const { type, properties } = facts;
  if (type === undefined || properties === undefined) {
    throw new Error(`${object.name}.${field.name} has no type or no properties`);
  }
  const number = defaultDigits[type] ?? { precision: 0, scale: 0 };
  return {
    name: field.name,
    label: field.label,
    type,
    properties: new Set(properties),
    ...(facts.defaultValue === undefined ? {} : { defaultValue: facts.defaultValue }),
    referenceTo: facts.referenceTo ?? [],
    ...(facts.relationshipName === undefined ? {} : { relationshipName: facts.relationshipName }),
    length: facts.length ?? defaultLength[type] ?? 0,
    precision: facts.precision ?? number.precision,
    scale: facts.scale ?? number.scale,
    picklistValues: facts.picklistValues ?? [],
    since: field.since,
    ...(field.feature === undefined ? {} : { feature: field.feature }),
  };
}

const defaultLength: Readonly<Partial<Record<FieldType, number>>> = {
  id: 18,
  reference: 18,
  string: 255,
  picklist: 255,
  textarea: 255,
  email: 80,
  url: 255,
};

const defaultDigits: Readonly<Partial<Record<FieldType, { precision: number; scale: number }>>> = {
  int: { precision: 9, scale: 0 },
  double: { precision: 18, scale: 0 },
  percent: { precision: 18, scale: 0 },
};
