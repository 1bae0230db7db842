import type { ResolvedField, ResolvedObject } from './types.ts';

/** Change data capture guide: "never IsDeleted or SystemModstamp", and no derived field. */
const absent = new Set(['isdeleted', 'systemmodstamp', 'statusduration']);

/** The fields of an object that its change events have, by lower-case name. */
export function changeEventFields({ fields }: ResolvedObject): ReadonlyMap<string, ResolvedField> {
  return new Map([...fields].filter(([name]) => !absent.has(name)));
}

/** The object whose change event this name is, if it is one. */
export function objectOfChangeEvent(name: string): string | undefined {
  return name.toLowerCase().endsWith(suffix.toLowerCase()) ? name.slice(0, -suffix.length) : undefined;
}

const suffix = 'ChangeEvent';

/** Single values of ChangeEventHeader, and their types ("ChangeEventHeader Fields"). */
export const changeEventHeader = {
  entityName: 'string',
  changeType: 'string',
  changeOrigin: 'string',
  transactionKey: 'string',
  sequenceNumber: 'int',
  commitTimestamp: 'double',
  commitNumber: 'double',
  commitUser: 'reference',
} as const;
