import type { Field, FieldProperty, FieldType, ObservedFacts, Source } from './types.ts';

type Extra = Omit<Field, 'name' | 'label' | 'documented'> & { readonly defaultValue?: boolean };
type PageField = (
  name: string,
  label: string,
  type: FieldType,
  properties: readonly FieldProperty[],
  extra?: Partial<Extra>,
) => Field;

/** Makes fields as one page of the object reference gives them; `since` is the version of the undated ones. */
export function fieldsOfPage(source: Source, since: number): PageField {
  return (name, label, type, properties, extra = {}) => {
    const { defaultValue, ...rest } = extra;
    const facts = { type, properties, ...(defaultValue === undefined ? {} : { defaultValue }) };
    return { since, ...rest, name, label, documented: { ...facts, source } };
  };
}

/** What orgs show of a lookup and the pages leave out. */
export function lookup(
  referenceTo: string | readonly string[],
  relationshipName: string | undefined,
  source: Source,
): ObservedFacts {
  return {
    referenceTo: typeof referenceTo === 'string' ? [referenceTo] : referenceTo,
    ...(relationshipName === undefined ? {} : { relationshipName }),
    length: 18,
    source,
  };
}

const systemFieldsPage: Source = { grade: 'documented', where: 'object reference: system fields' };

export type SystemField =
  'CreatedById' | 'CreatedDate' | 'IsDeleted' | 'LastModifiedById' | 'LastModifiedDate' | 'SystemModstamp';

const systemFacts: Readonly<Record<SystemField, Omit<Field, 'name' | 'since'>>> = {
  IsDeleted: {
    label: 'Deleted',
    observed: {
      type: 'boolean',
      properties: ['Defaulted on create', 'Filter', 'Group', 'Sort'],
      defaultValue: false,
      source: systemFieldsPage,
    },
  },
  CreatedDate: timeOf('Created Date'),
  CreatedById: personOf('Created By ID', 'CreatedBy'),
  LastModifiedDate: timeOf('Last Modified Date'),
  LastModifiedById: personOf('Last Modified By ID', 'LastModifiedBy'),
  SystemModstamp: timeOf('System Modstamp'),
};

/** Id and those system fields that the object has; not every object has all. */
export function systemFields(
  since: number,
  idLabel: string,
  which: readonly SystemField[] = Object.keys(systemFacts) as SystemField[],
): readonly Field[] {
  const id: Field = {
    name: 'Id',
    label: idLabel,
    since,
    observed: {
      type: 'id',
      properties: ['Defaulted on create', 'Filter', 'Group', 'Sort', 'idLookup'],
      length: 18,
      source: systemFieldsPage,
    },
  };
  return [id, ...which.map((name) => ({ name, since, ...systemFacts[name] }))];
}

function timeOf(label: string): Omit<Field, 'name' | 'since'> {
  return {
    label,
    observed: {
      type: 'dateTime',
      properties: ['Defaulted on create', 'Filter', 'Sort'],
      source: systemFieldsPage,
    },
  };
}

function personOf(label: string, relationshipName: string): Omit<Field, 'name' | 'since'> {
  return {
    label,
    observed: {
      type: 'reference',
      properties: ['Defaulted on create', 'Filter', 'Group', 'Sort'],
      ...lookup('User', relationshipName, systemFieldsPage),
    },
  };
}
