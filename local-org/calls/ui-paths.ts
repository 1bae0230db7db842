import { OrgError } from '../org-error.ts';
import type { ResolvedObject } from '../schema/types.ts';
import { nameObject } from '../soql/index.ts';
import type { ReadContext } from './context.ts';

type Scoped = Pick<ReadContext, 'scope'>;

/** The paths to select, in the schema's spelling and without the object's name. Throws 400 INVALID_FIELD. */
export function uiPaths(
  context: Scoped,
  object: ResolvedObject,
  { fields, optionalFields }: { fields: readonly string[]; optionalFields: readonly string[] },
): string[][] {
  const required = fields.map((field) => {
    const path = pathOf(context, object, field);
    if (!path) throw new OrgError(400, 'INVALID_FIELD', `Invalid field: ${field}`);
    return path;
  });
  const optional = optionalFields.flatMap((field) => {
    const path = pathOf(context, object, field);
    return path ? [path] : [];
  });
  return [...new Map([...required, ...optional].map((path) => [path.join('.'), path])).values()];
}

function pathOf(context: Scoped, object: ResolvedObject, text: string): string[] | undefined {
  const [objectName = '', ...names] = text.split('.');
  if (objectName.toLowerCase() !== object.name.toLowerCase() || names.length === 0) return undefined;
  const spelt: string[] = [];
  let at: ResolvedObject | undefined = object;
  for (const name of names.slice(0, -1)) {
    const parent = parentOf(context, at, name);
    if (!parent) return undefined;
    spelt.push(parent.name);
    at = parent.object;
  }
  const field = at.fields.get(names.at(-1)?.toLowerCase() ?? '');
  return field && [...spelt, field.name];
}

/** A polymorphic parent is met as the `Name` that it is in SOQL. */
export function parentOf(
  context: Scoped,
  object: ResolvedObject,
  relationship: string,
): { name: string; object: ResolvedObject } | undefined {
  const reference = object.relationships.get(relationship.toLowerCase());
  const [target, ...others] = (reference?.referenceTo ?? []).flatMap(
    (name) => context.scope.object(name) ?? [],
  );
  if (!reference?.relationshipName || !target) return undefined;
  const isPolymorphic = reference.referenceTo.length > 1;
  return {
    name: reference.relationshipName,
    object: isPolymorphic ? nameObject([target, ...others]) : target,
  };
}

/** The object at the end of a path of relationships. */
export function objectAt(context: Scoped, root: ResolvedObject, path: string): ResolvedObject | undefined {
  let object: ResolvedObject | undefined = root;
  for (const name of path === '' ? [] : path.split('.'))
    object = object && parentOf(context, object, name)?.object;
  return object;
}
