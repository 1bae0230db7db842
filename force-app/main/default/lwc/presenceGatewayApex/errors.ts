import type { GatewayError, GatewayErrorKind } from 'c/presenceSync';

/** An Error, so that a rejected promise has a stack; the port asks only for `kind` and `message`. */
export class ApexGatewayError extends Error implements GatewayError {
  readonly kind: GatewayErrorKind;

  constructor(kind: GatewayErrorKind, message: string) {
    super(message);
    this.name = 'ApexGatewayError';
    this.kind = kind;
  }
}

interface Failure {
  readonly status?: number;
  readonly exceptionType: string;
  readonly message: string;
}

/**
 * What an Apex call from a component rejects with: `{status, statusText, body: {message, exceptionType}}`, the body
 * being an array for some framework errors; or, when nothing answered, an Error of the browser or of the framework
 * ("Disconnected or Canceled").
 */
export function toGatewayError(reason: unknown): ApexGatewayError {
  const failure = readFailure(reason);
  return new ApexGatewayError(kindOf(failure), failure.message);
}

function kindOf({ status, exceptionType, message }: Failure): GatewayErrorKind {
  if (status === 401 || /INVALID_SESSION_ID|session (has )?(expired|ended)/i.test(message)) return 'session';
  if (
    status === 429 ||
    exceptionType === 'System.LimitException' ||
    /REQUEST_LIMIT_EXCEEDED|TotalRequests Limit|concurrent requests?|ConcurrentPerOrgApex/i.test(message)
  ) {
    return 'limit';
  }
  if (isDenial(exceptionType, message)) return 'denied';
  if (status === 0 || status === 502 || status === 503 || status === 504) return 'offline';
  if (/disconnected or canceled|failed to fetch|networkerror|load failed/i.test(message)) return 'offline';
  return status === 403 ? 'denied' : 'other';
}

/** A class without access is refused by name; a hidden object or field fails the user-mode query that names it. */
function isDenial(exceptionType: string, message: string): boolean {
  if (exceptionType === 'System.NoAccessException') return true;
  if (/access to the Apex class|INSUFFICIENT_ACCESS|INVALID_TYPE|INVALID_FIELD/i.test(message)) return true;
  return (
    exceptionType === 'System.QueryException' &&
    /insufficient (permissions|privileges|access)|no such column|is not supported|inaccessible|do(es)? not have access/i.test(
      message,
    )
  );
}

function readFailure(reason: unknown): Failure {
  if (!isRecord(reason)) return { exceptionType: '', message: String(reason) };
  const body: unknown = Array.isArray(reason.body) ? reason.body[0] : reason.body;
  const status = typeof reason.status === 'number' ? reason.status : undefined;
  const own = text(reason.message) || text(reason.statusText);
  if (!isRecord(body)) return { status, exceptionType: '', message: text(body) || own };
  const code = text(body.errorCode);
  const message = text(body.message) || own;
  return {
    status,
    exceptionType: text(body.exceptionType),
    message: code && !message.includes(code) ? `${code}: ${message}` : message,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
