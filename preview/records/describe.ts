import type { OrgClient } from '../apex/index.ts';

/** What a record page has to know of its record's object before it shows anything. */
export interface ObjectFacts {
  readonly apiName: string;
  readonly label: string;
  /** The field that names a record of it. */
  readonly nameField: string;
  /** Some of its fields with their labels, for the page around the component. */
  readonly fields: readonly { readonly name: string; readonly label: string }[];
}

/** Fields of a record page's details beside its name. */
const shown = 7;
const plain = /^(string|picklist|phone|email|datetime|date|reference|boolean|double|int|currency)$/;
const unshown = /^(Id|OwnerId|IsDeleted|SystemModstamp|(Created|Last\w+)(ById|Date)|MasterRecordId)$/;
/** Names a record where the description marks no field as its name. */
const namelike = /^(Name|\w+Number|Subject)$/;

/** The object whose ids begin like this one, as the org describes it to the user; undefined where it names none. */
export function objectOf(org: OrgClient, username: string, id: string): Promise<ObjectFacts | undefined> {
  return org.platformCall(username, async (connection) => {
    const { sobjects } = await connection.describeGlobal();
    const found = sobjects.find(({ keyPrefix }) => keyPrefix === id.slice(0, 3));
    if (!found) return undefined;
    const { fields } = await connection.sobject(found.name).describe();
    const named = fields.find((field) => field.nameField) ?? fields.find(({ name }) => namelike.test(name));
    const nameField = named?.name ?? 'Id';
    return {
      apiName: found.name,
      label: found.label,
      nameField,
      fields: fields
        .filter(({ name, type }) => plain.test(type) && !unshown.test(name) && name !== nameField)
        .slice(0, shown)
        .map(({ name, label }) => ({ name, label })),
    };
  });
}
