import type { FastifyInstance } from 'fastify';
import { OrgError } from '../org-error.ts';
import { failed, type NewRecord, type WriteResult } from '../writing/index.ts';
import { parameter, sendJson, type RestRoutes } from './rest-exchange.ts';

interface ObjectPath {
  Params: { object: string };
}

/** REST guide: "up to 200 records" a write. */
const mostWrites = 200;

export function compositeRoutes(app: FastifyInstance, { host, caller }: RestRoutes): void {
  // REST guide, "Get Multiple Records with Fewer Returned Fields": in the address, or, for long lists, in the body.
  app.get<ObjectPath>('/composite/sobjects/:object', async (request, reply) => {
    const list = { ids: listed(parameter(request, 'ids')), fields: listed(parameter(request, 'fields')) };
    if (list.ids.length === 0 || list.fields.length === 0) {
      throw new OrgError(400, 'MALFORMED_ID', 'the parameters ids and fields are needed');
    }
    return sendJson(reply, await host.read('retrieveList', caller(request), { ...request.params, ...list }));
  });
  app.post<ObjectPath>('/composite/sobjects/:object', async (request, reply) => {
    const { ids, fields } = (request.body ?? {}) as { ids?: unknown; fields?: unknown };
    if (!isTextList(ids) || !isTextList(fields)) {
      throw new OrgError(400, 'MALFORMED_ID', 'ids and fields are lists of text');
    }
    const { object } = request.params;
    return sendJson(reply, await host.read('retrieveList', caller(request), { object, ids, fields }));
  });

  // REST guide, sObject collections: a refused record is an answer of its own in a list that succeeds.
  app.post('/composite/sobjects', (request) => {
    const who = caller(request);
    const { records, allOrNone } = collectionOf(request.body);
    return host.writes.create(who, records, allOrNone);
  });
  app.patch('/composite/sobjects', (request) => {
    const who = caller(request);
    const { records, allOrNone } = collectionOf(request.body);
    return host.writes.update(who, records, allOrNone);
  });
  // upsert() by an external id: as of one record, nothing is made or changed by it.
  app.patch('/composite/sobjects/:object/:field', (request) => {
    const who = caller(request);
    return collectionOf(request.body).records.map(({ object }) =>
      resultOf(() => host.writes.upsert(who, object)),
    );
  });
  app.delete('/composite/sobjects', (request) => {
    const who = caller(request);
    const ids = listed(parameter(request, 'ids'));
    if (ids.length === 0 || ids.length > mostWrites) {
      throw new OrgError(400, 'MALFORMED_ID', `between 1 and ${mostWrites} ids are needed`);
    }
    return host.writes.delete(who, ids, parameter(request, 'allOrNone') === 'true');
  });
}

/** What stands between commas, in an address. */
const listed = (text = ''): string[] => text.split(',').filter((item) => item !== '');

function collectionOf(body: unknown): { records: readonly NewRecord[]; allOrNone: boolean } {
  const { records, allOrNone } = (body ?? {}) as { records?: unknown; allOrNone?: unknown };
  if (!Array.isArray(records) || records.length === 0 || records.length > mostWrites) {
    throw new OrgError(400, 'INVALID_BATCH_SIZE', `between 1 and ${mostWrites} records are needed`);
  }
  return { records: records.map(newRecord), allOrNone: allOrNone === true };
}

function newRecord(record: unknown): NewRecord {
  const { attributes, ...values } = (record ?? {}) as { attributes?: { type?: unknown } };
  if (typeof attributes?.type !== 'string') {
    throw new OrgError(400, 'INVALID_INPUT', 'each record needs attributes.type');
  }
  return { object: attributes.type, values };
}

function resultOf(write: () => never): WriteResult {
  try {
    return write();
  } catch (error) {
    if (error instanceof OrgError) return failed(error);
    throw error;
  }
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
