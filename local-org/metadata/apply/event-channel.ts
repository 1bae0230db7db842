import { readRow, readRows, write } from '../../database/statements.ts';
import { OrgError } from '../../org-error.ts';
import { changeEventFields, objectOfChangeEvent } from '../../schema/change-event-fields.ts';
import { objectByName, resolveObject } from '../../schema/index.ts';
import type { ResolvedObject } from '../../schema/types.ts';
import { readEventFilter } from '../../soql/index.ts';
import { childrenOf, FileProblem, textOf, type XmlElement } from '../xml.ts';
import type { Applied, Application } from './applier.ts';
import { assertApiName } from './api-name.ts';

/** A custom channel: `Presence__chn`. */
export function applyEventChannel({ store, fullName, root }: Application): Applied {
  if (!fullName.endsWith('__chn')) {
    throw new FileProblem(`The name of a custom channel ends in __chn, and ${fullName} does not`);
  }
  assertApiName(fullName.replace(/__chn$/, ''), 40);
  if (textOf(root, 'channelType') !== 'data') {
    throw new FileProblem(
      'LOCAL_ORG_NOT_IMITATED: The local org does not imitate channels of platform events.',
      root,
    );
  }
  const known = store.component('PlatformEventChannel', fullName);
  write(
    store.db,
    'INSERT INTO event_channel (name, label) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET label = excluded.label',
    fullName,
    textOf(root, 'label') ?? fullName,
  );
  return { id: known?.id ?? store.newId('0YL'), created: !known };
}

/** "Select up to five entities": without the add-on, on all channels together; one on several counts once. */
const mostEntities = 5;

/** Objects that have change events in every org, as far as channels are often made of them: their selection counts, but
 * nothing happens to them here. */
const elsewhere = new Set(
  [
    'Account',
    'Asset',
    'Campaign',
    'Contact',
    'Contract',
    'Event',
    'Lead',
    'Opportunity',
    'Order',
    'Task',
  ].map((name) => `${name}ChangeEvent`),
);
/** Of the objects that the local org has. */
const here = new Set(
  ['AgentWork', 'Case', 'User', 'UserServicePresence'].map((name) => `${name}ChangeEvent`),
);

/** What a channel carries, filtered and enriched. */
export function applyEventChannelMember({ store, fullName, root }: Application): Applied {
  // "The double-underscore form … is parsed as" a namespace.
  const [namespace, rest] = fullName.split('__');
  if (rest !== undefined)
    throw new FileProblem(`Cannot create a new component with the namespace: ${namespace}`);
  assertApiName(fullName, 80);
  const channel = textOf(root, 'eventChannel') ?? '';
  const entity = textOf(root, 'selectedEntity') ?? '';
  assertChannel({ store, root }, channel);
  if (!here.has(entity) && !elsewhere.has(entity)) {
    throw new FileProblem(`invalid event in selectedEntity: ${entity}`, placeOf(root, 'selectedEntity'));
  }
  assertFree({ store, fullName, root }, channel, entity);
  const filter = textOf(root, 'filterExpression') || null;
  const enriched = childrenOf(root, 'enrichedFields').map((field) => textOf(field, 'name') ?? '');
  const object = objectIn(entity);
  if (!object && (filter !== null || enriched.length > 0)) {
    throw new FileProblem(
      `LOCAL_ORG_NOT_IMITATED: The local org does not imitate the fields of ${entity}.`,
      root,
    );
  }
  if (object) assertFields(object, root, filter, enriched);
  const known = store.component('PlatformEventChannelMember', fullName);
  write(
    store.db,
    `INSERT INTO event_channel_member (full_name, channel, entity, filter, enriched) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (full_name) DO UPDATE SET filter = excluded.filter, enriched = excluded.enriched`,
    fullName,
    channel,
    entity,
    filter,
    JSON.stringify(object ? enriched.map((name) => spelt(object, name)) : []),
  );
  return {
    id: known?.id ?? store.newId('0v8'),
    created: !known,
    ...(!object && { unchecked: `no change of ${entity.replace(/ChangeEvent$/, '')} ever happens here` }),
  };
}

function objectIn(entity: string): ResolvedObject | undefined {
  const name = objectOfChangeEvent(entity) ?? '';
  // In every version and with every feature: whether Omni-Channel is on is asked when somebody subscribes.
  return objectByName(name)
    ? resolveObject(name, { apiVersion: Infinity, omniChannel: true, interruptibleCapacity: true })
    : undefined;
}

function assertChannel({ store, root }: Pick<Application, 'store' | 'root'>, channel: string): void {
  if (channel === 'ChangeEvents') return;
  if (readRow(store.db, 'SELECT 1 FROM event_channel WHERE name = ?', channel)) return;
  throw new FileProblem(`Unable to find the specified channel: ${channel}`, placeOf(root, 'eventChannel'));
}

function assertFree(
  { store, fullName, root }: Pick<Application, 'store' | 'fullName' | 'root'>,
  channel: string,
  entity: string,
): void {
  const members = readRows<{ fullName: string; channel: string; entity: string }>(
    store.db,
    'SELECT full_name AS fullName, channel, entity FROM event_channel_member',
  );
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const known = members.find((member) => isSame(member.fullName, fullName));
  if (known && (!isSame(known.channel, channel) || known.entity !== entity)) {
    throw new FileProblem('The eventChannel and selectedEntity of a channel member can’t be updated', root);
  }
  const twin = members.find((member) => isSame(member.channel, channel) && member.entity === entity);
  if (twin && twin !== known) {
    throw new FileProblem(
      `DUPLICATE_VALUE: ${entity} is selected on ${channel} already, by ${twin.fullName}`,
      placeOf(root, 'selectedEntity'),
    );
  }
  // Presence is selected on the standard channel of every local org.
  const entities = new Set([
    ...members.map((member) => member.entity),
    'UserServicePresenceChangeEvent',
    entity,
  ]);
  if (entities.size > mostEntities) {
    throw new FileProblem(
      `LIMIT_EXCEEDED: at most ${mostEntities} entities can be selected for Change Data Capture, on all channels together`,
      placeOf(root, 'selectedEntity'),
    );
  }
}

function assertFields(
  object: ResolvedObject,
  root: XmlElement,
  filter: string | null,
  enriched: readonly string[],
): void {
  for (const name of enriched) {
    if (!changeEventFields(object).has(name.toLowerCase())) {
      throw new FileProblem(`The selected field, ${name}, isn't valid`, placeOf(root, 'enrichedFields'));
    }
  }
  if (filter === null) return;
  try {
    readEventFilter(filter, object);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isMissing = error instanceof OrgError;
    const problem = isMissing ? `${error.errorCode}: ${error.message}` : error.message;
    throw new FileProblem(problem, placeOf(root, 'filterExpression'));
  }
}

const spelt = (object: ResolvedObject, name: string): string =>
  object.fields.get(name.toLowerCase())?.name ?? name;

const placeOf = (root: XmlElement, name: string): XmlElement => childrenOf(root, name)[0] ?? root;
