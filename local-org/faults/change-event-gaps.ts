import type { FeedMessage } from '../feed/faults.ts';

/** "Overflow Events": the record id is "always set to 000000000000000AAA". */
const emptyId = '000000000000000AAA';

interface ChangeEvent {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
}

/** The gap event that an org sends where it could not make this change event ("Gap Events": a header, no fields).
 * Undefined for a message that is no change event, or is a gap already. */
export function gapOf(message: FeedMessage): FeedMessage | undefined {
  const event = changeEventOf(message);
  if (event === undefined) return undefined;
  const changeType = `GAP_${String(event.header['changeType'])}`;
  return withHeader(message, { ...event.header, changeType, changeOrigin: '', changedFields: [] });
}

/** The overflow event ("Overflow Events") that stands for a change beyond what one transaction may make. */
export function overflowOf(message: FeedMessage): FeedMessage | undefined {
  const event = changeEventOf(message);
  if (event === undefined) return undefined;
  const changeType = 'GAP_OVERFLOW';
  return withHeader(message, { ...event.header, changeType, recordIds: [emptyId], changedFields: [] });
}

function changeEventOf({ data }: FeedMessage): ChangeEvent | undefined {
  const payload = objectAt(data, 'payload');
  const header = payload && objectAt(payload, 'ChangeEventHeader');
  if (!payload || !header || String(header['changeType']).startsWith('GAP_')) return undefined;
  return { payload, header };
}

function withHeader(message: FeedMessage, ChangeEventHeader: object): FeedMessage {
  return { ...message, data: { ...message.data, payload: { ChangeEventHeader } } };
}

function objectAt(
  from: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = from[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
