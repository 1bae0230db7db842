import type { FeedEnd, FeedFailure } from 'c/presenceSync';

/** An Error, so that a rejected promise has a stack; the port asks only for `end` and `message`. */
export class EmpFeedError extends Error implements FeedFailure {
  readonly end: FeedEnd;

  constructor(end: FeedEnd, message: string) {
    super(message);
    this.name = 'EmpFeedError';
    this.end = end;
  }
}

/** What the server's words mean (Streaming API guide: error codes; `402` where a Bayeux server has its own). */
const meanings: readonly (readonly [RegExp, FeedEnd])[] = [
  [/daily limit exceeded/i, 'allocation'],
  [/replay/i, 'replay'],
  [/^402|unknown client|session_unknown/i, 'reconnected'],
  [/^401|authentication invalid|invalid_session/i, 'session'],
];

/** Of anything that a call of empApi rejects with, or its error handler is handed. */
export function failureOf(reason: unknown, otherwise: FeedEnd = 'error'): EmpFeedError {
  const message = wordsOf(reason);
  const meant = meanings.find(([words]) => words.test(message) || words.test(whyDenied(reason)));
  return new EmpFeedError(meant?.[1] ?? otherwise, message);
}

/**
 * What an error of the connection, which all subscriptions share, is to the one of `channel`; undefined where it
 * concerns others or nothing at all. A new handshake drops every subscription, successful as it is.
 */
export function failureOfConnection(error: unknown, channel: string): EmpFeedError | undefined {
  const { channel: meta, subscription, successful } = record(error);
  if (meta === '/meta/handshake' && successful === true)
    return new EmpFeedError('reconnected', 'Handshaken again');
  if (successful === true || meta === '/meta/unsubscribe' || meta === '/meta/publish') return undefined;
  if (meta !== '/meta/subscribe') return failureOf(error);
  return subscription === channel ? refusalOf(error) : undefined;
}

/** Of a subscribe that was not granted: what the words do not tell otherwise was forbidden. */
export function refusalOf(reason: unknown): EmpFeedError {
  return failureOf(reason, 'forbidden');
}

/** A handshake that is denied says no more than that, and why in `ext` (Streaming API guide: streaming error codes). */
function whyDenied(reason: unknown): string {
  const { failureReason } = record(record(record(reason).ext).sfdc);
  return typeof failureReason === 'string' ? failureReason : '';
}

function wordsOf(reason: unknown): string {
  const { error, message, body, failure } = record(reason);
  const words = [error, message, record(body).message, record(failure).reason, reason];
  const said = words.find((text) => typeof text === 'string' && text !== '');
  return typeof said === 'string' ? said : JSON.stringify(reason ?? null);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
