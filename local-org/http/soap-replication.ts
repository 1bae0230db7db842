import type { GetDeletedResult } from '../calls/get-deleted.ts';
import type { GetUpdatedResult } from '../calls/get-updated.ts';
import type { ReplicationArguments } from '../calls/replication.ts';
import { OrgError } from '../org-error.ts';
import type { Caller, OrgHost } from './host.ts';
import type { SoapCall, XmlValue } from './soap-envelope.ts';

/** getUpdated and getDeleted as SOAP has them. Throws what they throw; INVALID_TYPE for an object that is none. */
export async function replication(call: SoapCall, who: Caller, host: OrgHost): Promise<XmlValue> {
  const text = (name: string): string => call.values.get(name) ?? '';
  const args: ReplicationArguments = {
    object: text('sObjectType'),
    start: text('startDate'),
    end: text('endDate'),
  };
  if (call.name === 'getUpdated') {
    const { ids, latestDateCovered } = await answer<GetUpdatedResult>('getUpdated', args, who, host);
    return { ids, latestDateCovered: xmlTime(latestDateCovered) };
  }
  const result = await answer<GetDeletedResult>('getDeleted', args, who, host);
  return {
    deletedRecords: result.deletedRecords.map(({ deletedDate, id }) => ({
      deletedDate: xmlTime(deletedDate),
      id,
    })),
    earliestDateAvailable: xmlTime(result.earliestDateAvailable),
    latestDateCovered: xmlTime(result.latestDateCovered),
  };
}

async function answer<Result>(
  name: 'getUpdated' | 'getDeleted',
  args: ReplicationArguments,
  who: Caller,
  host: OrgHost,
): Promise<Result> {
  try {
    return JSON.parse(new TextDecoder().decode(await host.read(name, who, args))) as Result;
  } catch (error) {
    // SOAP has no paths, so an unknown object is a value like any other.
    if (!(error instanceof OrgError) || error.errorCode !== 'NOT_FOUND') throw error;
    throw new OrgError(500, 'INVALID_TYPE', `sObject type '${args.object}' is not supported.`);
  }
}

/** `2026-05-05T12:00:00.000+0000` as XML Schema writes it. */
const xmlTime = (text: string): string => text.replace('+0000', 'Z');
