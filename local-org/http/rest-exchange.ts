import type { FastifyReply, FastifyRequest } from 'fastify';
import { OrgError } from '../org-error.ts';
import type { Caller, OrgHost } from './host.ts';

/** What the routes of one REST version share. */
export interface RestRoutes {
  readonly host: OrgHost;
  /** Checks version and session, in that order. */
  readonly caller: (request: FastifyRequest) => Caller;
}

/** Sends what a reading thread has made into JSON. */
export function sendJson(reply: FastifyReply, json: Uint8Array): FastifyReply {
  return reply
    .type('application/json;charset=UTF-8')
    .send(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
}

/** The one value of a parameter that may be given once. */
export function parameter(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Record<string, unknown>)[name];
  if (Array.isArray(value))
    throw new OrgError(400, 'MALFORMED_QUERY', `the parameter ${name} is given twice`);
  return typeof value === 'string' ? value : undefined;
}
