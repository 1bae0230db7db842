import { platformCalls } from './platform-calls.ts';
import type { ApexClass, ApexMethod, QueryMethod, SelectedField } from './types.ts';

/** What a field holds in Lightning's JSON, and whether it may be null; undefined for a field that is not there.
 * `path` is `['User', 'Name']` from `object`. */
export type FieldTypeOf = (
  object: string,
  path: readonly string[],
) => { readonly type: 'string' | 'number' | 'boolean'; readonly nillable: boolean } | undefined;

const parameterTypes: Readonly<Record<string, string>> = {
  string: 'string',
  id: 'string',
  datetime: 'string',
  date: 'string',
  integer: 'number',
  long: 'number',
  decimal: 'number',
  double: 'number',
  boolean: 'boolean',
};

/** Ambient modules, one a method, so that a component's call is checked against the Apex source. Throws for a field
 * that `fieldType` does not know. */
export function emitApexTypes(classes: readonly ApexClass[], fieldType: FieldTypeOf): string {
  const modules = classes.flatMap((c) => c.methods.map((method) => emitModule(method, fieldType)));
  return `${modules.join('\n')}`;
}

function emitModule(method: ApexMethod, fieldType: FieldTypeOf): string {
  const given = method.parameters.map((p) => `${p.name}: ${parameterType(p.type)} | null`).join('; ');
  const parameters = given ? `params: { ${given} }` : '';
  const result =
    method.form === 'query'
      ? pageType(method, fieldType)
      : (platformCalls.get(method.call)?.answers ?? 'unknown');
  const call = `(${parameters}) => Promise<${result}>`;
  const wired = method.cacheable
    ? ` & { readonly adapter: WireAdapterConstructor<{ ${given} }, { data?: ${result}; error?: unknown }> }`
    : '';
  return [
    `declare module '@salesforce/apex/${method.className}.${method.name}' {`,
    ...(wired ? [`  import type { WireAdapterConstructor } from 'lwc';`] : []),
    `  const ${method.name}: ${wired ? `(${call})${wired}` : call};`,
    `  export default ${method.name};`,
    `}`,
    ``,
  ].join('\n');
}

function parameterType(apexType: string): string {
  const element = /^(?:List|Set)<(\w+)>$/i.exec(apexType)?.[1];
  const type = parameterTypes[(element ?? apexType).toLowerCase()];
  if (!type) throw new Error(`No TypeScript type is known for the Apex type ${apexType}.`);
  return element ? `readonly ${type}[]` : type;
}

function pageType(method: QueryMethod, fieldType: FieldTypeOf): string {
  const tree: Tree = method.soql.grouped ? {} : { Id: 'string' };
  for (const field of method.soql.fields) add(tree, method, field, fieldType);
  return `{ ${method.timeField}: number; ${method.rowsField}: ${print(tree)}[] }`;
}

/** A leaf's text, or the parent's own fields. Keys that may be absent end with `?`. */
interface Tree {
  [key: string]: string | Tree;
}

function add(tree: Tree, method: QueryMethod, field: SelectedField, fieldType: FieldTypeOf): void {
  const { object, grouped } = method.soql;
  if (field.standard) {
    tree['[field: string]'] = 'unknown';
    return;
  }
  const known = fieldType(object, field.path);
  if (!known)
    throw new Error(`${method.className}.${method.name}: ${object} has no ${field.path.join('.')}.`);
  const isCount = field.aggregate?.startsWith('COUNT') === true;
  const type = isCount ? 'number' : known.type;
  const name = field.alias ?? field.path.at(-1) ?? '';
  if (grouped) {
    tree[isCount || (!field.aggregate && field.path.length === 1 && !known.nillable) ? name : `${name}?`] =
      type;
    return;
  }
  let branch = tree;
  for (const parent of field.path.slice(0, -1)) {
    const next = branch[`${parent}?`];
    const below: Tree = typeof next === 'object' ? next : { 'Id?': 'string' };
    branch[`${parent}?`] = below;
    branch = below;
  }
  if (branch === tree) tree[name === 'Id' || !known.nillable ? name : `${name}?`] = type;
  else if (name !== 'Id') branch[`${name}?`] = type;
}

function print(tree: Tree): string {
  const entries = Object.entries(tree).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : print(value)}`,
  );
  return `{ ${entries.join('; ')} }`;
}
