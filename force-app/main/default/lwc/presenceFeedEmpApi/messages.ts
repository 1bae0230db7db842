import { to18 } from './recordId';

/** The record of a PushTopic's notification, `{event: {type, replayId}, sobject: {Id, …}}`, whatever happened to it;
 * undefined where it names none. */
export function idOfNotification(data: unknown): string | undefined {
  const { sobject } = record(data);
  const { Id } = record(sobject);
  return typeof Id === 'string' ? to18(Id) : undefined;
}

/** The object whose events are heard, as their headers name it. */
const ENTITY = 'UserServicePresence';

/**
 * What a change event says: records that changed, or that which ones it does not tell. An overflow names none, and an
 * id that ends with an asterisk is the prefix of those of a whole object (change data capture guide: event header,
 * overflow). A gap tells ids and nothing else, as all that is wanted here.
 */
export function heardOf(data: unknown): readonly string[] | 'missed' {
  const { payload } = record(data);
  const { ChangeEventHeader } = record(payload);
  const { entityName, changeType, recordIds } = record(ChangeEventHeader);
  if (typeof entityName === 'string' && entityName !== ENTITY) return [];
  if (changeType === 'GAP_OVERFLOW' || !Array.isArray(recordIds) || recordIds.length === 0) return 'missed';
  const ids = recordIds.map((id: unknown) => (typeof id === 'string' ? to18(id) : undefined));
  return ids.every((id) => id !== undefined) ? ids : 'missed';
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
