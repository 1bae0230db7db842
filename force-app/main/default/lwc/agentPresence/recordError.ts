/** Why a record could not be had: `gone` it does not exist, `closed` the viewer may not see it, `unsupported` its
 * object is not given to components. */
export type RecordRefusal = 'gone' | 'closed' | 'unsupported' | 'session' | 'offline' | 'other';

export interface RecordError {
  readonly refusal: RecordRefusal;
  /** The platform's own words. */
  readonly message: string;
}

/**
 * What `lightning/uiRecordApi` emits as an error: `{status, statusText, body}`; the body of a read is an array of
 * `{errorCode, message}`, that of a network or framework error one object (LWC guide: Error Handling in the Lightning
 * Data Service).
 */
export function recordErrorOf(error: unknown): RecordError {
  const { status, body, statusText, message } = fieldsOf(error);
  const first = fieldsOf(Array.isArray(body) ? body[0] : body);
  const words = textOf(first.message) || textOf(message) || textOf(statusText);
  return { refusal: refusalOf(Number(status), textOf(first.errorCode), words), message: words };
}

/** The same as the presence reads say it. */
export function failureOf({ refusal, message }: RecordError): {
  readonly kind: 'offline' | 'session' | 'other';
  readonly message: string;
} {
  return { kind: refusal === 'offline' || refusal === 'session' ? refusal : 'other', message };
}

function refusalOf(status: number, code: string, words: string): RecordRefusal {
  if (status === 401 || /INVALID_SESSION/.test(code)) return 'session';
  if (/disconnected or canceled|failed to fetch|networkerror/i.test(words)) return 'offline';
  if (status === 0 || status === 502 || status === 503 || status === 504) return 'offline';
  if (/INSUFFICIENT_ACCESS/.test(code) || status === 403) return 'closed';
  if (/^(NOT_FOUND|ENTITY_IS_DELETED|INVALID_CROSS_REFERENCE_KEY)$/.test(code) || status === 404)
    return 'gone';
  return /not supported in UI API|INVALID_TYPE/.test(`${code} ${words}`) ? 'unsupported' : 'other';
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
