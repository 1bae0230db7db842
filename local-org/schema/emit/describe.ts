import type { Call, FieldType, ResolvedField, ResolvedObject } from '../types.ts';

/** What of an object's description depends on who asks and at which version. */
export interface DescribeCaller {
  /** 32.0 is 32. */
  readonly apiVersion: number;
  readonly customizeApplication: boolean;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Description = { readonly [key: string]: Json };

/** `GET /sobjects/{name}/describe`: everything of the object that its caller may read. */
export function describeObject(resolved: ResolvedObject, caller: DescribeCaller): Description {
  const name = resolved.name;
  return {
    ...describeEntry(resolved, caller),
    actionOverrides: [],
    childRelationships: [],
    compactLayoutable: false,
    fields: [...resolved.fields.values()].map((field) => describeField(field)),
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [],
    searchLayoutable: false,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [{ label: `All ${resolved.object.labelPlural}`, name: 'everything' }],
    urls: {
      ...urlsOf(name, caller.apiVersion),
      uiDetailTemplate: '/{ID}',
      uiEditTemplate: '/{ID}/e',
      uiNewRecord: `/${resolved.object.keyPrefix}/e`,
    },
  };
}

/** `GET /sobjects`: the objects that exist for this caller, and their change events. */
export function describeGlobal(
  objects: readonly ResolvedObject[],
  caller: DescribeCaller,
  events: readonly Description[] = [],
): Description {
  const entries = [...objects.map((object) => describeEntry(object, caller)), ...events];
  const byName = entries.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: byName };
}

const nameOf = ({ name }: Description): string => (typeof name === 'string' ? name : '');

/** The part of a description that the list of all objects repeats. */
export function describeEntry(resolved: ResolvedObject, caller: DescribeCaller): Description {
  const { object } = resolved;
  const calls = new Set<Call>(object.calls);
  const mayDelete = mayDeleteFrom(resolved, caller);
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: calls.has('create()'),
    custom: isCustom(object.name),
    customSetting: false,
    deepCloneable: false,
    deletable: calls.has('delete()') && mayDelete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: calls.has('describeLayout()'),
    mergeable: false,
    mruEnabled: false,
    name: object.name,
    queryable: calls.has('query()'),
    replicateable: calls.has('getUpdated()'),
    retrieveable: calls.has('retrieve()'),
    searchable: calls.has('search()'),
    triggerable: object.rules?.['apexTriggers'] !== false,
    undeletable: calls.has('undelete()') && mayDelete,
    updateable: calls.has('update()'),
    urls: urlsOf(object.name, caller.apiVersion),
  };
}

/** Only what is custom has a suffix. */
const isCustom = (name: string): boolean => /__(c|mdt)$/.test(name);

/** Whether this caller may delete, as far as the object's page limits it by version and permission. */
function mayDeleteFrom({ object }: ResolvedObject, caller: DescribeCaller): boolean {
  const since = object.rules?.['deleteSince'];
  if (typeof since === 'number' && caller.apiVersion < since) return false;
  return object.rules?.['deletePermission'] !== 'Customize Application' || caller.customizeApplication;
}

function urlsOf(name: string, apiVersion: number): { readonly [key: string]: string } {
  const sobject = `/services/data/v${apiVersion.toFixed(1)}/sobjects/${name}`;
  return { describe: `${sobject}/describe`, rowTemplate: `${sobject}/{ID}`, sobject };
}

const wireTypes: Readonly<Record<FieldType, { type: string; soapType: string }>> = {
  id: { type: 'id', soapType: 'tns:ID' },
  reference: { type: 'reference', soapType: 'tns:ID' },
  string: { type: 'string', soapType: 'xsd:string' },
  picklist: { type: 'picklist', soapType: 'xsd:string' },
  textarea: { type: 'textarea', soapType: 'xsd:string' },
  email: { type: 'email', soapType: 'xsd:string' },
  url: { type: 'url', soapType: 'xsd:string' },
  boolean: { type: 'boolean', soapType: 'xsd:boolean' },
  int: { type: 'int', soapType: 'xsd:int' },
  double: { type: 'double', soapType: 'xsd:double' },
  percent: { type: 'percent', soapType: 'xsd:double' },
  date: { type: 'date', soapType: 'xsd:date' },
  dateTime: { type: 'datetime', soapType: 'xsd:dateTime' },
};

const textTypes: ReadonlySet<FieldType> = new Set(['string', 'picklist', 'textarea', 'email', 'url']);

function describeField(field: ResolvedField): Description {
  const { properties, type } = field;
  const isInt = type === 'int';
  return {
    aggregatable: type !== 'boolean' && type !== 'textarea',
    aiPredictionField: false,
    autoNumber: properties.has('Autonumber'),
    // Bytes, three a character, as UTF-8 of the basic plane needs.
    byteLength: textTypes.has(type) ? field.length * 3 : field.length,
    calculated: false,
    calculatedFormula: null,
    cascadeDelete: false,
    caseSensitive: false,
    compoundFieldName: null,
    controllerName: null,
    createable: properties.has('Create'),
    custom: isCustom(field.name),
    defaultValue: field.defaultValue ?? null,
    defaultValueFormula: null,
    defaultedOnCreate: properties.has('Defaulted on create'),
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: isInt ? field.precision : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: false,
    extraTypeInfo: null,
    filterable: properties.has('Filter'),
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: properties.has('Group'),
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: properties.has('idLookup'),
    inlineHelpText: null,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.name === 'Name',
    namePointing: field.referenceTo.length > 1,
    nillable: properties.has('Nillable'),
    permissionable: false,
    picklistValues: field.picklistValues.map((value) => ({
      active: true,
      defaultValue: false,
      label: value,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: isInt ? 0 : field.precision,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: [...field.referenceTo].sort(),
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: null,
    restrictedDelete: false,
    restrictedPicklist: properties.has('Restricted picklist'),
    scale: field.scale,
    searchPrefilterable: false,
    soapType: wireTypes[type].soapType,
    sortable: properties.has('Sort'),
    type: wireTypes[type].type,
    unique: false,
    updateable: properties.has('Update'),
    writeRequiresMasterRead: false,
  };
}
