import type { FastifyInstance } from 'fastify';
import { refuseCreateOrUpdate, refuseDelete } from '../calls/refused-writes.ts';
import { OrgError } from '../org-error.ts';
import { objects } from '../schema/index.ts';
import { parameter, sendJson, type RestRoutes } from './rest-exchange.ts';

/** REST guide, sObject collections: a refused record is an answer of its own in a list that succeeds. */
interface SaveResult {
  readonly success: false;
  readonly errors: readonly { statusCode: string; message: string; fields: readonly string[] }[];
}

/** REST guide: "up to 200 records" a write. */
const mostWrites = 200;

export function compositeRoutes(app: FastifyInstance, { host, caller }: RestRoutes): void {
  app.post<{ Params: { object: string } }>('/composite/sobjects/:object', async (request, reply) => {
    const { ids, fields } = (request.body ?? {}) as { ids?: unknown; fields?: unknown };
    if (!isTextList(ids) || !isTextList(fields)) {
      throw new OrgError(400, 'MALFORMED_ID', 'ids and fields are lists of text');
    }
    const { object } = request.params;
    return sendJson(reply, await host.read('retrieveList', caller(request), { object, ids, fields }));
  });

  for (const [method, call] of [
    ['POST', 'create'],
    ['PATCH', 'update'],
  ] as const) {
    app.route({
      method,
      url: '/composite/sobjects',
      handler: async (request) => {
        const who = caller(request);
        const results: SaveResult[] = [];
        for (const type of recordTypes(request.body)) {
          await host.read('sobjectInfo', who, { object: type });
          results.push(refused(refuseCreateOrUpdate(type, call)));
        }
        return results;
      },
    });
  }

  app.delete('/composite/sobjects', (request) => {
    const who = caller(request);
    const ids = (parameter(request, 'ids') ?? '').split(',').filter((id) => id !== '');
    if (ids.length === 0 || ids.length > mostWrites) {
      throw new OrgError(400, 'MALFORMED_ID', `between 1 and ${mostWrites} ids are needed`);
    }
    return ids.map((id) => refused(refuseDelete(host.db, who, objectOfId(id))));
  });
}

function recordTypes(body: unknown): string[] {
  const { records } = (body ?? {}) as { records?: unknown };
  if (!Array.isArray(records) || records.length === 0 || records.length > mostWrites) {
    throw new OrgError(400, 'INVALID_BATCH_SIZE', `between 1 and ${mostWrites} records are needed`);
  }
  return records.map((record: unknown) => {
    const { attributes } = (record ?? {}) as { attributes?: { type?: unknown } };
    if (typeof attributes?.type !== 'string') {
      throw new OrgError(400, 'INVALID_INPUT', 'each record needs attributes.type');
    }
    return attributes.type;
  });
}

function objectOfId(id: string): string {
  return objects.find((object) => object.keyPrefix === id.slice(0, 3))?.name ?? `the id ${id}`;
}

function refused({ errorCode, message, fields }: OrgError): SaveResult {
  return { success: false, errors: [{ statusCode: errorCode, message, fields }] };
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
