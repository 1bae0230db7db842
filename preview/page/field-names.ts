export type FieldName = string | { readonly objectApiName: string; readonly fieldApiName: string };

interface Field {
  readonly displayValue: string | null;
  readonly value: unknown;
}

interface UiRecord {
  readonly fields: Readonly<Record<string, Field | undefined>>;
}

/** Names as the User Interface API takes them: each once, `Object.Field`. */
export function fieldNames(given: FieldName | readonly FieldName[] | undefined): readonly string[] {
  if (given === undefined) return [];
  const list: readonly FieldName[] = Array.isArray(given) ? given : [given as FieldName];
  return [...new Set(list.map(qualified))];
}

/** The value of `Object.Field` or `Object.Parent.Field`; undefined where the record does not have it. */
export function getFieldValue(record: UiRecord, field: FieldName): unknown {
  return fieldOf(record, field)?.value;
}

export function getFieldDisplayValue(record: UiRecord, field: FieldName): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

function fieldOf(record: UiRecord, field: FieldName): Field | undefined {
  const [, ...path] = qualified(field).split('.');
  let at: UiRecord | undefined = record;
  let found: Field | undefined;
  for (const name of path) {
    found = at?.fields[name];
    at = isRecord(found?.value) ? found.value : undefined;
  }
  return found;
}

function qualified(field: FieldName): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function isRecord(value: unknown): value is UiRecord {
  return typeof value === 'object' && value !== null && 'fields' in value;
}
