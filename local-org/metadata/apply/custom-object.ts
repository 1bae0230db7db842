import { readMeta, writeMeta } from '../../database/meta.ts';
import { readRows } from '../../database/statements.ts';
import { customObject, type CustomType, type CustomTypeField } from '../../schema/custom-type.ts';
import { columnStatement, createTable } from '../../schema/emit/tables.ts';
import { objectByName } from '../../schema/index.ts';
import type { MetadataStore } from '../store.ts';
import { childrenOf, FileProblem, textOf, type XmlElement } from '../xml.ts';
import { assertApiName } from './api-name.ts';
import type { Applied, Application } from './applier.ts';
import { readCustomField } from './custom-field.ts';

/** A custom metadata type becomes an object that can be queried at once. Of a standard object only the name is kept. */
export function applyCustomObject(application: Application): Applied {
  const { fullName, root } = application;
  if (fullName.endsWith('__mdt')) return applyType(application);
  if (!objectByName(fullName)) {
    throw new FileProblem(`LOCAL_ORG_NOT_IMITATED: The local org does not imitate the object ${fullName}.`);
  }
  const [field] = childrenOf(root, 'fields');
  if (field) {
    throw new FileProblem(
      'LOCAL_ORG_NOT_IMITATED: The local org does not imitate custom fields of standard objects.',
      field,
    );
  }
  return { id: '', created: false, unchecked: 'what is said of a standard object has no effect' };
}

export function customTypes({ db }: Pick<MetadataStore, 'db'>): readonly CustomType[] {
  return readMeta<readonly CustomType[]>(db, 'customTypes') ?? [];
}

function applyType({ store, fullName, root }: Application): Applied {
  assertApiName(fullName.replace(/__mdt$/, ''), 40);
  const known = customTypes(store).find(({ name }) => name.toLowerCase() === fullName.toLowerCase());
  const brought = childrenOf(root, 'fields').map(readCustomField);
  assertDistinct(brought, known?.fields ?? []);
  const kept = (known?.fields ?? []).filter(({ name }) => !brought.some((field) => field.name === name));
  for (const field of brought) {
    const before = known?.fields.find(({ name }) => name === field.name);
    if (before && before.type !== field.type) {
      throw new FileProblem(
        `LOCAL_ORG_NOT_IMITATED: The local org does not change the type of ${fullName}.${field.name}.`,
      );
    }
  }
  const type: CustomType = {
    name: known?.name ?? fullName,
    label: required(root, 'label'),
    pluralLabel: textOf(root, 'pluralLabel') ?? required(root, 'label'),
    keyPrefix: known?.keyPrefix ?? newPrefix(store),
    // Metadata API guide: a deploy adds and changes; what a file leaves out stays.
    fields: [...kept, ...brought],
  };
  writeMeta(store.db, 'customTypes', [...customTypes(store).filter(({ name }) => name !== type.name), type]);
  makeTable(store, type);
  const component = store.component('CustomObject', fullName);
  return { id: component?.id ?? store.newId('01I'), created: !known, unchecked: uncheckedOf(root) };
}

function required(element: XmlElement, name: string): string {
  const text = textOf(element, name);
  if (!text) throw new FileProblem(`Required field is missing: ${name}`, element);
  return text;
}

/** A field is brought once, and spelt as it is known: names differ by more than case. */
function assertDistinct(brought: readonly CustomTypeField[], known: readonly CustomTypeField[]): void {
  const spelt = new Map(known.map(({ name }) => [name.toLowerCase(), name]));
  const seen = new Set<string>();
  for (const { name } of brought) {
    const key = name.toLowerCase();
    if (seen.has(key) || (spelt.get(key) ?? name) !== name)
      throw new FileProblem(`Duplicate field name: ${name}`);
    seen.add(key);
  }
}

/** Custom metadata type limits: "200 custom metadata types" an org. */
const mostTypes = 200;

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/** `m00`, `m01` and so on: the prefixes of custom metadata types. */
function newPrefix(store: MetadataStore): string {
  const n = customTypes(store).length;
  if (n >= mostTypes) throw new FileProblem(`An org has at most ${mostTypes} custom metadata types`);
  return `m${digits.charAt(Math.floor(n / digits.length))}${digits.charAt(n % digits.length)}`;
}

/** Its table, or the columns that it lacks. */
function makeTable({ db }: MetadataStore, type: CustomType): void {
  const object = customObject(type);
  const columns = new Set(
    readRows<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?)', type.name).map(
      ({ name }) => name,
    ),
  );
  if (columns.size === 0) return db.exec(createTable(object));
  for (const field of object.fields) {
    if (!columns.has(field.name))
      db.exec(`ALTER TABLE "${type.name}" ADD COLUMN ${columnStatement(object, field)}`);
  }
}

const actedUpon: ReadonlySet<string> = new Set(['fields', 'label', 'pluralLabel', 'fullName']);
/** What every description of a type says and nothing hangs on here. */
const harmless: ReadonlySet<string> = new Set(['description', 'visibility', 'gender', 'startsWith']);

function uncheckedOf(root: XmlElement): string | undefined {
  const names = new Set(
    root.children.map(({ name }) => name).filter((name) => !actedUpon.has(name) && !harmless.has(name)),
  );
  return names.size === 0 ? undefined : `these have no effect here: ${[...names].join(', ')}`;
}
