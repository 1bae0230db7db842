import type { FastifyInstance } from 'fastify';
import { lightningError, type OrgClient } from '../apex/index.ts';
import { askRecord } from './ask.ts';

interface RecordCall {
  Params: { id: string };
  Querystring: { as?: string; fields?: string; optionalFields?: string };
}

/** What `lightning/uiRecordApi` of the page reads records from. */
export function serveRecords(server: FastifyInstance, org: OrgClient, defaultUser: string): void {
  server.get<RecordCall>('/ui-api/records/:id', async ({ params, query }, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const { id } = params;
      const { as, fields, optionalFields } = query;
      const question = { id, ...(fields ? { fields } : {}), ...(optionalFields ? { optionalFields } : {}) };
      const { status, body } = await askRecord(org, as ?? defaultUser, question);
      return await reply.code(status).send(body);
    } catch (error) {
      const { status, body } = lightningError(error, undefined);
      return reply.code(status).send(body);
    }
  });
}
