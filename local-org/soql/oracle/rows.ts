import { resolveObject } from '../../schema/index.ts';
import type { ResolvedField, ResolvedObject } from '../../schema/types.ts';

/** A test's evaluator of SOQL: slow, literal, reading another parser's tree. Nothing of the compiler is used in it. */
export type Cell = string | number | boolean | null;
export type Key = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

export const objectNames = [
  'UserServicePresence',
  'User',
  'UserRole',
  'ServicePresenceStatus',
  'ServiceChannel',
  'ServiceChannelStatus',
  'AgentWork',
  'Profile',
  'Group',
];
const gate = { apiVersion: 67, omniChannel: true, interruptibleCapacity: true };

export const objects: ReadonlyMap<string, ResolvedObject> = new Map(
  objectNames.map((name) => {
    const object = resolveObject(name, gate);
    if (!object) throw new Error(`no object ${name}`);
    return [name, object];
  }),
);

export interface Org {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly now: number;
  readonly timeZone: string;
  /** Rows of UserServicePresence with this owner are hidden from the caller. */
  readonly hiddenOwner: string;
  /** Who asks. */
  readonly userId: string;
  /** Rows in the recycle bin are read too. */
  readonly deleted: boolean;
}

/** What a path meets at the end of a polymorphic reference. */
const nameObject = ((): ResolvedObject | undefined => {
  const [user, title] = [objects.get('User'), objects.get('User')?.fields.get('title')];
  if (!user || !title) return undefined;
  const names =
    'Id Alias Email FirstName IsActive LastName Name Phone ProfileId Title Username UserRoleId'.split(' ');
  const known = names.flatMap((name) => user.fields.get(name.toLowerCase()) ?? []);
  const type = { ...title, name: 'Type' };
  return {
    ...user,
    name: 'Name',
    fields: new Map([...known, type].map((field) => [field.name.toLowerCase(), field])),
    relationships: new Map([...user.relationships].filter(([name]) => /^(profile|userrole)$/.test(name))),
  };
})();

export function targetOf({ referenceTo }: ResolvedField): ResolvedObject | undefined {
  if (referenceTo.length > 1) return nameObject;
  return objects.get(referenceTo[0] ?? '');
}

export interface Found {
  readonly object: ResolvedObject;
  readonly row: Row | null;
}

export function parentOf(org: Org, { object, row }: Found, relationship: string): Found {
  const reference = object.relationships.get(relationship.toLowerCase());
  const parent = reference && targetOf(reference);
  if (!reference || !parent) throw new Error(`no relationship ${relationship} on ${object.name}`);
  const id = row?.[reference.name] ?? null;
  for (const target of reference.referenceTo) {
    const found = org.rows.get(target)?.find((candidate) => candidate['Id'] === id);
    if (found) return { object: parent, row: { ...found, Type: target } };
  }
  return { object: parent, row: null };
}

export interface FoundCell {
  readonly field: ResolvedField;
  readonly value: Cell;
}

export function cellAt(org: Org, found: Found, path: string): FoundCell {
  const names = path.split('.');
  const holder = names.slice(0, -1).reduce((at, name) => parentOf(org, at, name), found);
  const field = holder.object.fields.get((names.at(-1) ?? '').toLowerCase());
  if (!field) throw new Error(`no field ${path}`);
  return { field, value: holder.row?.[field.name] ?? null };
}

export function fold(text: string): string {
  return [...text].map((character) => character.toLowerCase()).join('');
}

const textTypes = new Set(['string', 'picklist', 'textarea', 'email', 'url']);

export function isText(field: ResolvedField): boolean {
  return textTypes.has(field.type);
}

/** What a cell is compared, sorted and grouped as. */
export function comparable({ field, value }: FoundCell): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && isText(field) ? fold(value) : value;
}
