import { resolveField } from '../resolve.ts';
import type { ResolvedField, SObject } from '../types.ts';
import { scriptTypes } from './script-types.ts';

/**
 * The fields that a record always carries: never null, and named by every query that answers such records.
 * Everything else is absent when it is null or was not asked for. check-soql holds the queries to this list.
 */
export const alwaysPresent: Readonly<Record<string, readonly string[]>> = {
  UserServicePresence: ['Id', 'UserId', 'IsAway', 'IsCurrentState', 'SystemModstamp'],
  User: ['Id', 'Name'],
  AgentWork: ['Id', 'UserId'],
  ServicePresenceStatus: ['Id', 'MasterLabel'],
  ServiceChannel: ['Id', 'MasterLabel'],
  ServiceChannelStatus: ['Id', 'ServiceChannelId'],
};

/** TypeScript interfaces of records as Lightning hands them to a component. Throws for a field that may be null
 * and is listed as always present. */
export function recordsModule(objects: readonly SObject[]): string {
  const interfaces = objects
    .filter((object) => alwaysPresent[object.name] !== undefined)
    .map((object) => recordInterface(object, objects));
  return `/** Fields that are null or were not asked for are absent; times are ISO 8601 with Z. */\n${interfaces.join('\n')}`;
}

function recordInterface(object: SObject, objects: readonly SObject[]): string {
  const always = alwaysPresent[object.name] ?? [];
  const lines = object.fields.flatMap((field) => {
    const resolved = resolveField(object, field);
    const required = always.includes(field.name);
    if (required && resolved.properties.has('Nillable')) {
      throw new Error(`${object.name}.${field.name} may be null: it is not always present`);
    }
    const own = `  readonly ${field.name}${required ? '' : '?'}: ${scriptTypes[resolved.type]};`;
    return [own, ...parentLine(resolved, objects)];
  });
  return `export interface ${object.name}Record {\n${lines.join('\n')}\n}\n`;
}

function parentLine(field: ResolvedField, objects: readonly SObject[]): readonly string[] {
  if (field.relationshipName === undefined) return [];
  const parent = objects.find((object) => field.referenceTo.includes(object.name));
  const names = (parent?.fields ?? []).filter(({ name }) => name === 'Name' || name === 'MasterLabel');
  const members = ['Id', ...names.map(({ name }) => name)].map((name) => `readonly ${name}?: string`);
  return [`  readonly ${field.relationshipName}?: { ${members.join('; ')} };`];
}
