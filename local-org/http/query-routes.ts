import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { largestBatch, readerOfLocator, unknownLocator } from '../calls/query-cursors.ts';
import { notImitated, OrgError } from '../org-error.ts';
import { parameter, sendJson, type RestRoutes } from './rest-exchange.ts';

/** REST guide, Sforce-Query-Options: "the minimum is 200". */
const smallestBatch = 200;

interface LocatorPath {
  Params: { locator: string };
}

export function queryRoutes(app: FastifyInstance, { host, caller }: RestRoutes): void {
  for (const path of ['/query', '/queryAll'] as const) app.get(path, answer);
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const who = caller(request);
    if (parameter(request, 'explain') !== undefined) throw notImitated('query plans (query?explain=)');
    const q = parameter(request, 'q');
    if (q === undefined || q.trim() === '') {
      throw new OrgError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
    }
    if (parameter(request, 'columns') === 'true') {
      return sendJson(reply, await host.read('queryColumns', who, { q }));
    }
    const deleted = request.routeOptions.url?.endsWith('/queryAll') ?? false;
    return sendJson(reply, await host.read('query', who, { q, deleted, batchSize: batchSizeOf(request) }));
  }

  app.get<LocatorPath>('/query/:locator', more);
  app.get<LocatorPath>('/queryAll/:locator', more);
  async function more(request: FastifyRequest<LocatorPath>, reply: FastifyReply): Promise<FastifyReply> {
    const who = caller(request);
    const { locator } = request.params;
    const reader = readerOfLocator(locator);
    if (reader === undefined || reader >= host.readers) throw unknownLocator();
    const args = { locator, batchSize: batchSizeOf(request) };
    return sendJson(reply, await host.read('queryMore', who, args, reader));
  }
}

function batchSizeOf(request: FastifyRequest): number {
  const header = String(request.headers['sforce-query-options'] ?? '');
  const asked = Number(/batchSize\s*=\s*(\d+)/i.exec(header)?.[1] ?? largestBatch);
  return Math.min(Math.max(asked, smallestBatch), largestBatch);
}
