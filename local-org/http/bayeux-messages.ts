import { OrgError } from '../org-error.ts';

/** A Bayeux message as a client may send one. */
export interface BayeuxRequest {
  readonly channel: string;
  readonly id?: string | number;
  readonly clientId?: string;
  readonly connectionType?: string;
  readonly subscription?: string | string[];
  /** By channel: -1, -2 or the id of an event; whatever the client put there. */
  readonly replay?: Readonly<Record<string, unknown>>;
  /** Milliseconds that the client wants its polls held. */
  readonly advice?: { readonly timeout?: number };
}

export interface BayeuxReply {
  readonly channel: string;
  readonly [field: string]: unknown;
}

/** "Clients and Timeouts": a poll is answered after 110 seconds, and the next one has to come within 40. */
export const pollTimeout = 110_000;
export const reconnectTimeout = 40_000;

type Json = Readonly<Record<string, unknown>>;

/** A body of one message or several. Throws OrgError JSON_PARSER_ERROR, BAD_REQUEST. */
export function readMessages(body: string): BayeuxRequest[] {
  const json = parse(body);
  const messages = (Array.isArray(json) ? (json as unknown[]) : [json]).map(readMessage);
  if (messages.length === 0) throw badRequest('there is no message in it');
  if (messages.length > 1 && messages.some(({ channel }) => channel === '/meta/handshake')) {
    throw badRequest('a handshake comes alone');
  }
  return messages;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    throw new OrgError(400, 'JSON_PARSER_ERROR', error instanceof Error ? error.message : String(error));
  }
}

function readMessage(value: unknown): BayeuxRequest {
  if (!isObject(value)) throw badRequest('a message is a JSON object');
  const { channel } = value;
  if (typeof channel !== 'string' || !/^\/./.test(channel)) throw badRequest('a message has a channel');
  const id = typeof value['id'] === 'number' ? value['id'] : text(value['id']);
  const clientId = text(value['clientId']);
  const connectionType = text(value['connectionType']);
  const subscription = readNames(value['subscription']);
  const ext = value['ext'];
  const replay = isObject(ext) ? ext['replay'] : undefined;
  const advice = value['advice'];
  const timeout = isObject(advice) ? readTimeout(advice['timeout']) : undefined;
  return {
    channel,
    ...(id !== undefined && { id }),
    ...(clientId !== undefined && { clientId }),
    ...(connectionType !== undefined && { connectionType }),
    ...(subscription !== undefined && { subscription }),
    ...(isObject(replay) && { replay }),
    ...(isObject(advice) && { advice: timeout === undefined ? {} : { timeout } }),
  };
}

function readNames(value: unknown): string | string[] | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const names = value as unknown[];
  return names.every((name): name is string => typeof name === 'string') ? names : undefined;
}

const readTimeout = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= pollTimeout ? value : undefined;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function badRequest(why: string): OrgError {
  return new OrgError(400, 'BAD_REQUEST', `This is no Bayeux request: ${why}`);
}

/** What a message of a caller is answered who may not stream at all ("Handling Streaming API Errors"). */
export function denial({ channel, id, clientId }: BayeuxRequest, why: string): BayeuxReply {
  const of = { channel, ...(id !== undefined && { id }), successful: false };
  if (channel === '/meta/handshake') {
    return { ...of, error: handshakeDenied, advice: { reconnect: 'none' }, ext: handshakeExt(why) };
  }
  return {
    ...of,
    ...(clientId !== undefined && { clientId }),
    error: why,
    advice: { reconnect: 'none', interval: 0 },
  };
}

export const handshakeDenied = '403::Handshake denied';

/** What a handshake is answered besides; `failureReason` where it was denied. */
export function handshakeExt(failureReason?: string): Json {
  return {
    ...(failureReason !== undefined && { sfdc: { failureReason } }),
    replay: true,
    'payload.format': true,
  };
}
