import type { FastifyInstance } from 'fastify';
import {
  classDenied,
  lightningError,
  noSuchMethod,
  readClasses,
  run,
  type ApexMethod,
  type LightningError,
  type OrgClient,
  type Rights,
} from './apex/index.ts';
import { classes } from './build/folders.ts';

interface ApexCall {
  Params: { className: string; method: string };
  Querystring: { as?: string };
  Body: unknown;
}

/** Answers a component's Apex calls by asking the org. Whether the user may call the class comes first: who may not is
 * told nothing of its methods. */
export function serveApex(
  server: FastifyInstance,
  org: OrgClient,
  rights: Rights,
  defaultUser: string,
): void {
  // What a form of another site could send is not taken for a call.
  server.removeContentTypeParser('text/plain');
  server.post<ApexCall>('/apex/:className/:method', async (request, reply) => {
    const { className, method: name } = request.params;
    const username = request.query.as ?? defaultUser;
    const refuse = (error: LightningError) => reply.code(error.status).send(error);
    const given = isRecord(request.body) ? request.body : {};
    let method: ApexMethod | undefined;
    try {
      if (!(await rights.mayCall(username, className))) return refuse(classDenied(className));
      method = readClasses(classes)
        .find((c) => c.name === className)
        ?.methods.find((m) => m.name === name);
      if (!method) return refuse(noSuchMethod(className, name));
      const answered = await run(method, given, org, username);
      return await reply.header('cache-control', 'no-store').send(answered);
    } catch (error) {
      return refuse(lightningError(error, method));
    }
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
