import { resolveField } from '../resolve.ts';
import type { FieldType, ResolvedField, SObject } from '../types.ts';

/** A Java class from which the Apex type check learns an object that it does not know. */
export interface ApexStub {
  readonly name: string;
  readonly source: string;
}

const systemPackage = 'com.nawforce.runforce.System';
const objectPackage = 'com.nawforce.runforce.SObjects';

const apexTypes: Readonly<Record<FieldType, string>> = {
  id: 'Id',
  reference: 'Id',
  string: 'String',
  picklist: 'String',
  textarea: 'String',
  email: 'String',
  url: 'String',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  dateTime: 'Datetime',
};

/** Stubs of the objects that exist only with Omni-Channel, with their change event objects: the platform
 * types that the type check brings are of an org without it. */
export function apexStubs(objects: readonly SObject[]): readonly ApexStub[] {
  return objects
    .filter(({ feature }) => feature === 'Omni-Channel')
    .flatMap((object) => [
      stub(
        object.name,
        object.fields.flatMap((field) => members(resolveField(object, field))),
      ),
      ...(object.associated ?? []).flatMap(({ name }) => changeEventStub(object, name)),
    ]);
}

/** A change event has the object's fields without Id, and its header (object reference, change events). */
function changeEventMembers(object: SObject): readonly string[] {
  const fields = object.fields.map((field) => resolveField(object, field));
  return [
    'public java.lang.Object ChangeEventHeader;',
    member('String', 'ReplayId'),
    ...fields.filter(({ name }) => !['IsDeleted', 'SystemModstamp'].includes(name)).flatMap(members),
  ];
}

function changeEventStub(object: SObject, name: string): readonly ApexStub[] {
  return name.endsWith('ChangeEvent') ? [stub(name, changeEventMembers(object))] : [];
}

function members(field: ResolvedField): readonly string[] {
  const own = member(apexTypes[field.type], field.name);
  if (field.relationshipName === undefined) return [own];
  // A polymorphic parent is typed Name in Apex: the fields that all of its objects share.
  const type = field.referenceTo.length > 1 ? 'Name' : (field.referenceTo[0] ?? 'Name');
  return [own, parent(type, field.relationshipName)];
}

function member(type: string, name: string): string {
  return `public ${systemPackage}.${type} ${name};`;
}

function parent(object: string, name: string): string {
  return `public ${objectPackage}.${object} ${name};`;
}

function stub(name: string, lines: readonly string[]): ApexStub {
  const internal = 'com.nawforce.runforce.Internal';
  const clones = [0, 1, 2, 3, 4].map((count) => {
    const parameters = Array.from({ length: count }, (_, i) => `${systemPackage}.Boolean p${i}`).join(', ');
    return `public ${name} clone$(${parameters}) { return null; }`;
  });
  const body = [
    `public static ${internal}.SObjectType$<${name}> SObjectType;`,
    `public static ${internal}.SObjectFields$<${name}> Fields;`,
    ...lines,
    `public ${name}() {}`,
    ...clones,
  ];
  const text = body.map((line) => `  ${line}\n`).join('');
  return {
    name,
    source: `package ${objectPackage};\n\npublic class ${name} extends ${systemPackage}.SObject {\n${text}}\n`,
  };
}
