import type { SqlValue } from '../database/statements.ts';
import { OrgError } from '../org-error.ts';
import type { Call, ResolvedObject } from '../schema/types.ts';
import type { ReadContext } from './context.ts';
import { objectOf } from './object-of.ts';

/** What getUpdated and getDeleted are asked: times as the client wrote them. */
export interface ReplicationArguments {
  readonly object: string;
  readonly start: string;
  readonly end: string;
}

/** Epoch milliseconds, whole minutes: `from` belongs to it, `until` does not. */
export interface ReplicationWindow {
  readonly from: number;
  readonly until: number;
}

export const minute = 60_000;
const day = 86_400_000;

/** SOAP guide, getUpdated and getDeleted: "results are returned for no more than" so many "days previous to the day the
 * call is executed". A window that begins before is refused rather than answered in part. */
export const reachOf = { 'getUpdated()': 30, 'getDeleted()': 15 } as const;
export type ReplicationCall = keyof typeof reachOf;

/** Throws 404 NOT_FOUND, and 400 INVALID_TYPE_FOR_OPERATION for an object whose describe says that it is not
 * replicateable. */
export function replicatedObject(context: ReadContext, name: string, call: Call): ResolvedObject {
  const object = objectOf(context, name);
  if (object.object.calls.includes(call)) return object;
  throw new OrgError(
    400,
    'INVALID_TYPE_FOR_OPERATION',
    `entity type ${object.name} does not support ${call.replace('()', '')}`,
  );
}

/** Throws 400 INVALID_REPLICATION_DATE. */
export function readWindow(
  { start, end }: ReplicationArguments,
  call: ReplicationCall,
  now: number,
): ReplicationWindow {
  const from = wholeMinute(readTime('start', start));
  const until = wholeMinute(readTime('end', end));
  if (from >= until) throw invalidDate('startDate must precede endDate by at least a minute');
  if (from < earliestStart(call, now)) {
    throw invalidDate(`startDate is more than ${reachOf[call]} days before today`);
  }
  return { from, until };
}

/** The first moment that a call may reach back to, epoch milliseconds. */
export function earliestStart(call: ReplicationCall, now: number): number {
  return Math.floor(now / day) * day - reachOf[call] * day;
}

/** A change is stamped with the time of its event and may be stored some seconds after it. */
const longestWriting = 10_000;

/** Up to where nothing can be missing any more: the next window should start there (SOAP guide, latestDateCovered). */
export function latestDateCovered({ from, until }: ReplicationWindow, now: number): number {
  return Math.max(from, Math.min(until, wholeMinute(now - longestWriting)));
}

/** "The API ignores the seconds portion of the specified dateTime value." */
function wholeMinute(time: number): number {
  return Math.floor(time / minute) * minute;
}

/** A date and time with its zone, as SOQL takes them. */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/;

function readTime(name: string, text: string): number {
  const time = dateTime.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw invalidDate(
      `${name}: '${text}' is no date and time as 2026-05-05T09:00:00Z or 2026-05-05T09:00:00+00:00`,
    );
  }
  return time;
}

export function invalidDate(message: string): OrgError {
  return new OrgError(400, 'INVALID_REPLICATION_DATE', message);
}

/** The condition that leaves the rows of an object that the caller may see, to be put after another one. */
export function andVisible(
  { scope }: ReadContext,
  object: ResolvedObject,
  alias: string,
): { readonly sql: string; readonly binds: readonly SqlValue[] } {
  const visible = scope.visible(object, alias);
  return visible ? { sql: ` AND (${visible.sql})`, binds: visible.binds } : { sql: '', binds: [] };
}

/** REST guide, getUpdated and getDeleted: "if more than 600,000 IDs are found, EXCEEDED_ID_LIMIT is returned". */
export function tooManyIds(most: number): OrgError {
  return new OrgError(
    400,
    'EXCEEDED_ID_LIMIT',
    `more than ${most} records: choose a start and an end that are closer together`,
  );
}
