import { changeEventFields } from '../change-event-fields.ts';
import type { ResolvedField, ResolvedObject } from '../types.ts';
import { describeEntry, describeObject, type DescribeCaller, type Description } from './describe.ts';

const suffix = 'ChangeEvent';

/** An object's change event as describe tells of it; undefined where the object's page names none, or one that is newer
 * than the caller's version. Change events are subscribed to: no call reads or writes them. */
export function changeEventEntry(resolved: ResolvedObject, caller: DescribeCaller): Description | undefined {
  const event = changeEventOf(resolved, caller);
  return event && { ...describeEntry(event, caller), keyPrefix: null };
}

/** The same with its fields. */
export function describeChangeEvent(
  resolved: ResolvedObject,
  caller: DescribeCaller,
): Description | undefined {
  const event = changeEventOf(resolved, caller);
  if (!event) return undefined;
  const description = describeObject(event, caller);
  const fields = description['fields'] as readonly Description[];
  return { ...description, keyPrefix: null, fields: fields.map(headerField) };
}

function changeEventOf(resolved: ResolvedObject, { apiVersion }: DescribeCaller): ResolvedObject | undefined {
  const { object } = resolved;
  const event = object.associated?.find(({ name }) => name === `${object.name}${suffix}`);
  if (!event || event.since > apiVersion) return undefined;
  const own = [...changeEventFields(resolved)];
  return {
    ...resolved,
    name: event.name,
    object: {
      ...object,
      name: event.name,
      label: `${object.label} Change Event`,
      labelPlural: `${object.label} Change Event`,
      calls: [],
    },
    fields: new Map([
      ...own.map(([name, field]) => [name, eventField(field)] as const),
      ['replayid', plainField('ReplayId', 'Replay ID', event.since)],
      ['changeeventheader', plainField(headerName, 'Change Event Header', event.since)],
    ]),
  };
}

const headerName = 'ChangeEventHeader';

/** An event shows values; nothing is searched, sorted or set by them. */
const eventField = (field: ResolvedField): ResolvedField => ({ ...field, properties: new Set(['Nillable']) });

function plainField(name: string, label: string, since: number): ResolvedField {
  return {
    name,
    label,
    type: 'string',
    properties: new Set(['Nillable']),
    referenceTo: [],
    length: name === headerName ? 0 : 1000,
    precision: 0,
    scale: 0,
    picklistValues: [],
    since,
  };
}

/** The one field of an event that is a structure. */
const headerField = (field: Description): Description =>
  field['name'] === headerName
    ? {
        ...field,
        type: 'complexvalue',
        soapType: 'urn:ChangeEventHeader',
        extraTypeInfo: null,
        byteLength: 0,
      }
    : field;
