import { ParameterError } from './literals.ts';
import { TooManyRowsError } from './org-client.ts';
import type { ApexMethod } from './types.ts';

/** An error as a component gets it from an Apex method in Lightning Experience. */
export interface LightningError {
  readonly status: number;
  readonly statusText: string;
  readonly body: {
    readonly message: string;
    readonly exceptionType?: string;
    readonly isUserDefinedException: false;
    readonly stackTrace: string;
  };
}

/** What Lightning says when its server cannot be reached. */
const unreachable = 'Disconnected or Canceled';

/** Translates what went wrong while a method was run into Lightning's shape. An org's refusal of a query is what Apex
 * would have thrown: a QueryException with the org's own words. */
export function lightningError(error: unknown, method: ApexMethod | undefined): LightningError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ParameterError) return apexError(message, undefined, method);
  if (error instanceof TooManyRowsError) return apexError(message, 'System.LimitException', method);
  const code = errorCodeOf(error);
  if (isNetworkError(error)) return lost(message);
  if (code === undefined) return apexError(message, undefined, method);
  if (code.endsWith('INVALID_SESSION_ID') || code.endsWith('INVALID_LOGIN'))
    return { status: 401, statusText: 'Unauthorized', body: body(message, 'aura:invalidSession', '') };
  if (code === 'REQUEST_LIMIT_EXCEEDED') return apexError(message, 'System.LimitException', method);
  if (/^(ERROR_HTTP_50[234]|SERVER_UNAVAILABLE)$/.test(code)) return lost(message);
  // What Apex throws where a platform call is refused is nowhere told.
  return apexError(message, method?.form === 'platform call' ? undefined : 'System.QueryException', method);
}

/** The answer to a call of a class that no permission set grants to the user. */
export function classDenied(className: string): LightningError {
  return apexError(`You do not have access to the Apex class named '${className}'.`, undefined, undefined);
}

/** The answer to a call of a method that no class has. */
export function noSuchMethod(className: string, name: string): LightningError {
  return {
    status: 404,
    statusText: 'Not Found',
    body: body(`Unable to find action '${name}' on the controller apex://${className}`, undefined, ''),
  };
}

function lost(detail: string): LightningError {
  return { status: 504, statusText: 'Gateway Timeout', body: body(unreachable, undefined, detail) };
}

function apexError(
  message: string,
  exceptionType: string | undefined,
  method: ApexMethod | undefined,
): LightningError {
  const trace = method ? `Class.${method.className}.${method.name}: line ${method.line}, column 1` : '';
  return { status: 500, statusText: 'Server Error', body: body(message, exceptionType, trace) };
}

function body(
  message: string,
  exceptionType: string | undefined,
  stackTrace: string,
): LightningError['body'] {
  return {
    message,
    ...(exceptionType ? { exceptionType } : {}),
    isUserDefinedException: false,
    stackTrace,
  };
}

export function errorCodeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'errorCode' in error ? error.errorCode : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** No answer came: the org is down, cut off, or took longer than a request may. */
export function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'FetchError') return true;
  return 'code' in error && typeof error.code === 'string' && /^(E[A-Z]+|UND_ERR.*)$/.test(error.code);
}
