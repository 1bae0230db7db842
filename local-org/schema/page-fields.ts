import { onlyDescribeTells } from './pages.ts';
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

export type SystemField =
  'CreatedById' | 'CreatedDate' | 'IsDeleted' | 'LastModifiedById' | 'LastModifiedDate' | 'SystemModstamp';

// The object reference gives system fields Defaulted on create and Filter alone; this page adds Group and Sort.
const audited: Source = { grade: 'documented', where: 'Tooling API guide: system fields' };
// No page gives these Group and Sort.
const untold = onlyDescribeTells('any object');

export const systemFieldSources: Readonly<Record<SystemField | 'Id', Source>> = {
  Id: untold,
  IsDeleted: untold,
  CreatedDate: audited,
  CreatedById: audited,
  LastModifiedDate: audited,
  LastModifiedById: audited,
  SystemModstamp: untold,
};

export const systemFieldNames: ReadonlySet<string> = new Set(Object.keys(systemFieldSources));

const systemFacts: Readonly<Record<SystemField, Omit<Field, 'name' | 'since'>>> = {
  IsDeleted: {
    label: 'Deleted',
    observed: {
      type: 'boolean',
      properties: ['Defaulted on create', 'Filter', 'Group', 'Sort'],
      defaultValue: false,
      source: systemFieldSources.IsDeleted,
    },
  },
  CreatedDate: timeOf('Created Date', systemFieldSources.CreatedDate),
  CreatedById: personOf('Created By ID', 'CreatedBy', systemFieldSources.CreatedById),
  LastModifiedDate: timeOf('Last Modified Date', systemFieldSources.LastModifiedDate),
  LastModifiedById: personOf('Last Modified By ID', 'LastModifiedBy', systemFieldSources.LastModifiedById),
  SystemModstamp: timeOf('System Modstamp', systemFieldSources.SystemModstamp),
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
      source: systemFieldSources.Id,
    },
  };
  return [id, ...which.map((name) => ({ name, since, ...systemFacts[name] }))];
}

function timeOf(label: string, source: Source): Omit<Field, 'name' | 'since'> {
  return {
    label,
    observed: {
      type: 'dateTime',
      properties: ['Defaulted on create', 'Filter', 'Sort'],
      source,
    },
  };
}

function personOf(label: string, relationshipName: string, source: Source): Omit<Field, 'name' | 'since'> {
  return {
    label,
    observed: {
      type: 'reference',
      properties: ['Defaulted on create', 'Filter', 'Group', 'Sort'],
      ...lookup('User', relationshipName, source),
    },
  };
}
