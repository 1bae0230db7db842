import { resolve } from './resolve.ts';
import type { FieldProperty, FieldType, ResolvedObject, SObject, Source } from './types.ts';

/** A custom metadata type as a deploy brought it: an object whose records are deployed too. */
export interface CustomType {
  /** With its suffix `__mdt`. */
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly keyPrefix: string;
  readonly fields: readonly CustomTypeField[];
}

export interface CustomTypeField {
  /** With its suffix `__c`. */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly defaultValue?: boolean;
  readonly picklistValues?: readonly string[];
}

/** Metadata API guide, CustomMetadata: "available in API version 31.0 and later". */
const since = 31;

const page: Source = { grade: 'documented', where: 'object reference: Custom Metadata Type__mdt' };
const deployed: Source = { grade: 'observed', where: 'the deployed CustomObject' };

const fixed: readonly FieldProperty[] = ['Filter', 'Group', 'Sort'];
const standardFields = [
  ['DeveloperName', 'Custom Metadata Record Name', 'string', [...fixed, 'Create', 'Update'], 40],
  ['MasterLabel', 'Label', 'string', [...fixed, 'Create', 'Update'], 40],
  ['Label', 'Label', 'string', [...fixed, 'Create', 'Update'], 40],
  ['Language', 'Master Language', 'picklist', [...fixed, 'Restricted picklist'], 40],
  ['NamespacePrefix', 'Namespace Prefix', 'string', [...fixed, 'Nillable'], 15],
  ['QualifiedApiName', 'Qualified API Name', 'string', fixed, 70],
] as const;

/** The type as an object of the schema. */
export function customObject({ name, label, pluralLabel, keyPrefix, fields }: CustomType): SObject {
  const id: readonly FieldProperty[] = ['Defaulted on create', 'Filter', 'Group', 'Sort', 'idLookup'];
  return {
    name,
    label,
    labelPlural: pluralLabel,
    keyPrefix,
    since,
    calls: ['describeLayout()', 'describeSObjects()', 'query()', 'retrieve()'],
    source: page,
    otherSources: { fields: deployed, keyPrefix: deployed, label: deployed, sharing: page },
    rules: { apexTriggers: false },
    sharing: 'public-read',
    fields: [
      {
        name: 'Id',
        label: 'Record ID',
        since,
        observed: { type: 'id', properties: id, length: 18, source: page },
      },
      ...standardFields.map(([fieldName, fieldLabel, type, properties, length]) => ({
        name: fieldName,
        label: fieldLabel,
        since,
        observed: { type, properties, length, source: page },
      })),
      {
        name: 'SystemModstamp',
        label: 'System Modstamp',
        since,
        observed: { type: 'dateTime', properties: ['Defaulted on create', 'Filter', 'Sort'], source: page },
      },
      ...fields.map(({ name: fieldName, label: fieldLabel, isRequired, type, ...facts }) => ({
        name: fieldName,
        label: fieldLabel,
        since,
        observed: { ...facts, type, properties: propertiesOf(type, isRequired), source: deployed },
      })),
    ],
  };
}

/** Long text can neither be filtered nor sorted by; numbers and times cannot be grouped by. */
function propertiesOf(type: FieldType, isRequired: boolean): readonly FieldProperty[] {
  const nillable: readonly FieldProperty[] = isRequired || type === 'boolean' ? [] : ['Nillable'];
  if (type === 'textarea') return ['Create', 'Update', ...nillable];
  const group: readonly FieldProperty[] = ungrouped.has(type) ? [] : ['Group'];
  return ['Create', 'Filter', ...group, ...nillable, 'Sort', 'Update'];
}

const ungrouped: ReadonlySet<FieldType> = new Set(['double', 'percent', 'dateTime']);

/** The type as a caller of one API version meets it. */
export function resolveCustomType(type: CustomType, apiVersion: number): ResolvedObject | undefined {
  return resolve(customObject(type), { apiVersion, omniChannel: false, interruptibleCapacity: false });
}
