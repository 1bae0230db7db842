import type { FastifyRequest } from 'fastify';
import type { Sessions } from '../access/sessions.ts';
import { OrgError } from '../org-error.ts';

/** The user behind `Authorization: Bearer` or `OAuth`. Throws 401 INVALID_SESSION_ID. */
export function callerOf(request: FastifyRequest, sessions: Sessions): string {
  const token = bearerToken(request);
  const userId = token === undefined ? undefined : sessions.userOf(token);
  if (userId === undefined) throw invalidSession();
  return userId;
}

export function bearerToken(request: FastifyRequest): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

export function invalidSession(): OrgError {
  return new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}
