import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notImitated, OrgError } from '../org-error.ts';
import { parameter, sendJson, type RestRoutes } from './rest-exchange.ts';

interface ObjectPath {
  Params: { object: string };
}
interface RecordPath {
  Params: { object: string; id: string };
}

export function sobjectRoutes(app: FastifyInstance, { host, caller }: RestRoutes): void {
  app.get('/sobjects', async (request, reply) =>
    sendJson(reply, await host.read('describeGlobal', caller(request), undefined)),
  );
  app.get<ObjectPath>('/sobjects/:object', async (request, reply) =>
    sendJson(reply, await host.read('sobjectInfo', caller(request), request.params)),
  );
  app.get<ObjectPath>('/sobjects/:object/describe', async (request, reply) =>
    sendJson(reply, await host.read('describeSObject', caller(request), request.params)),
  );
  for (const [path, call] of [
    ['updated', 'getUpdated'],
    ['deleted', 'getDeleted'],
  ] as const) {
    app.get<ObjectPath>(`/sobjects/:object/${path}`, async (request, reply) => {
      const who = caller(request);
      const window = { start: time(request, 'start'), end: time(request, 'end') };
      return sendJson(reply, await host.read(call, who, { ...request.params, ...window }));
    });
  }

  app.get<RecordPath>('/sobjects/:object/:id', async (request, reply) => {
    const { object, id } = request.params;
    const fields = fieldNames(parameter(request, 'fields'));
    return sendJson(reply, await host.read('retrieve', caller(request), { object, id, ...fields }));
  });

  app.post<ObjectPath>('/sobjects/:object', (request, reply) => {
    const who = caller(request);
    const record = { object: request.params.object, values: recordOf(request.body) };
    const id = host.writes.createOne(who, record);
    void reply.status(201);
    return { id, success: true, errors: [] };
  });
  const update = (request: FastifyRequest<RecordPath>, reply: FastifyReply): void => {
    const { object, id } = request.params;
    host.writes.updateOne(caller(request), { object, values: recordOf(request.body) }, id);
    void reply.status(204).send();
  };
  app.patch<RecordPath>('/sobjects/:object/:id', update);
  // REST guide, "Update a Record": for clients that know no PATCH.
  app.post<RecordPath>('/sobjects/:object/:id', (request, reply) => {
    caller(request);
    if (parameter(request, '_HttpMethod')?.toUpperCase() !== 'PATCH') {
      throw notImitated(`the REST resource POST /sobjects/{object}/{id} without _HttpMethod=PATCH`);
    }
    update(request, reply);
  });
  // upsert() by an external id: no object here has one.
  for (const method of ['PATCH', 'POST'] as const) {
    app.route<ObjectPath>({
      method,
      url: '/sobjects/:object/:field/:value',
      handler: (request) => host.writes.upsert(caller(request), request.params.object),
    });
  }
  app.delete<RecordPath>('/sobjects/:object/:id', (request, reply) => {
    host.writes.deleteOne(caller(request), request.params.object, request.params.id);
    void reply.status(204).send();
  });
}

/** The body of a create: fields and values. */
function recordOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new OrgError(400, 'JSON_PARSER_ERROR', 'the body is a record: its fields and their values');
}

function time(request: FastifyRequest, name: 'start' | 'end'): string {
  const text = parameter(request, name);
  if (text === undefined) throw new OrgError(400, 'MISSING_ARGUMENT', `the parameter ${name} is needed`);
  return text;
}

function fieldNames(text: string | undefined): { fields?: string[] } {
  if (text === undefined || text.trim() === '') return {};
  return { fields: text.split(',').map((name) => name.trim()) };
}
