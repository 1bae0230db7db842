import { OrgError } from '../org-error.ts';
import { failed, type WriteResult, type Writes } from '../writing/index.ts';
import type { Caller } from './host.ts';
import type { SoapCall, XmlValue } from './soap-envelope.ts';

/** SOAP guide, create and delete: "up to 200 records". */
const mostRecords = 200;

/** Writes as SOAP has them: a result per record, in the order of asking. Throws EXCEEDED_ID_LIMIT. */
export function soapWrites(call: SoapCall, who: Caller, writes: Writes): XmlValue {
  const records = call.lists.get(isByValue(call.name) ? 'sObjects' : 'ids') ?? [];
  if (records.length > mostRecords) {
    throw new OrgError(
      500,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${mostRecords} records`,
    );
  }
  return results(call.name, records, who, writes).map(resultElement);
}

const isByValue = (name: string): boolean => ['create', 'update', 'upsert'].includes(name);

function results(
  name: string,
  records: readonly unknown[],
  who: Caller,
  writes: Writes,
): readonly WriteResult[] {
  switch (name) {
    case 'create':
      return writes.create(who, records.map(newRecord));
    case 'update':
      return writes.update(who, records.map(newRecord));
    case 'delete':
      return writes.delete(who, records.map(String));
    case 'undelete':
      return writes.undelete(who, records.map(String));
    case 'emptyRecycleBin':
      return writes.emptyRecycleBin(who, records.map(String));
    default:
      return records.map((record) => refusedUpsert(newRecord(record).object, who, writes));
  }
}

function refusedUpsert(object: string, who: Caller, writes: Writes): WriteResult {
  try {
    return writes.upsert(who, object);
  } catch (error) {
    if (error instanceof OrgError) return failed(error);
    throw error;
  }
}

/** `<sObjects><type>Group</type><Name>…`: all values are text. */
function newRecord(record: unknown): { object: string; values: Readonly<Record<string, unknown>> } {
  const { type, ...values } = (typeof record === 'object' && record !== null ? record : {}) as {
    type?: unknown;
  };
  return { object: typeof type === 'string' ? type : '', values };
}

function resultElement({ id, success, errors }: WriteResult): XmlValue {
  return {
    errors: errors.map(({ fields, message, statusCode }) => ({ fields, message, statusCode })),
    id: id ?? null,
    success,
  };
}
