import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notImitated, OrgError } from '../org-error.ts';
import { sendJson, type RestRoutes } from './rest-exchange.ts';

/** The part of the User Interface API that a component's `lightning/uiRecordApi` rests on. */
export function uiRoutes(app: FastifyInstance, { host, caller }: RestRoutes): void {
  app.get<{ Params: { id: string } }>('/ui-api/records/:id', async (request, reply) => {
    const who = caller(request);
    for (const name of ['layoutTypes', 'modes', 'childRelationships', 'pageSize', 'updateMru']) {
      if (list(request, name).length > 0) throw notImitated(`the parameter ${name} of ui-api/records`);
    }
    const [fields, optionalFields] = [list(request, 'fields'), list(request, 'optionalFields')];
    if (fields.length + optionalFields.length === 0) {
      throw new OrgError(400, 'MISSING_PARAM', 'fields or optionalFields must name at least one field');
    }
    const args = { id: request.params.id, fields, optionalFields };
    return sendJson(reply, await host.read('uiRecord', who, args));
  });
}

/** Comma-separated, given once or several times. */
function list(request: FastifyRequest, name: string): string[] {
  const value = (request.query as Record<string, unknown>)[name];
  const texts = Array.isArray(value) ? value : [value];
  return texts
    .flatMap((text) => (typeof text === 'string' ? text.split(',') : []))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
