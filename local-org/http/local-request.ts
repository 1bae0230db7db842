import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { FastifyRequest } from 'fastify';
import type { Sessions } from '../access/sessions.ts';
import { loadSystemPermissions } from '../access/viewer.ts';
import { OrgError } from '../org-error.ts';
import { callerOf } from './session.ts';

/** What the routes under `/local/` share. */
export interface LocalRequests {
  readonly db: DatabaseSyncInstance;
  /** As they are, whatever a fault does to the calls of Salesforce. */
  readonly plainSessions: Sessions;
}

/** Throws OrgError for a caller who is not the administrator. */
export function assertAdministrator(request: FastifyRequest, { db, plainSessions }: LocalRequests): void {
  const caller = loadSystemPermissions(db, callerOf(request, plainSessions));
  if (!caller?.customizeApplication || !caller.viewAllData) {
    throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'insufficient access: /local needs the administrator');
  }
}

export function objectBody(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new OrgError(400, 'INVALID_INPUT', 'the body is a JSON object');
}
