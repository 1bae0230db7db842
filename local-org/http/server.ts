import type { IncomingMessage } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { fileLost, notImitated, OrgError } from '../org-error.ts';
import type { OrgHost } from './host.ts';
import { cometdRoutes } from './cometd.ts';
import { localFaultRoutes, type FaultsHost } from './local-faults.ts';
import { localRoutes, type LocalHost } from './local.ts';
import { oauthRoutes } from './oauth.ts';
import { restRoutes } from './rest.ts';
import { soapRoutes } from './soap.ts';

/** A SOQL statement travels in the URL of a GET: more than Node's 16 KB fits into a header. */
const maxHeaderSize = 128 * 1024;
const bodyLimit = 10 * 1024 * 1024;
/** Bytes of a body that is too large which are read and dropped. */
const mostIgnored = 100 * 1024 * 1024;

/** The org's HTTP face. `report` gets what should not have happened: one text per failure. */
export function createServer(
  host: OrgHost & LocalHost & FaultsHost,
  report: (text: string) => void,
): FastifyInstance {
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const lost = host.lost(error);
    const refusal = lost === undefined ? asRefusal(error) : fileLost(lost);
    if (refusal?.status === 503) report(refusal.message);
    if (!refusal) report(`${request.method} ${request.url}: ${describeFailure(error)}`);
    const { status, errorCode, message, fields } = refusal ?? unexpected;
    void reply
      .status(status)
      .send([{ message, errorCode, ...(fields.length > 0 ? { fields: [...fields] } : {}) }]);
  };
  const app = Fastify({
    bodyLimit,
    http: { maxHeaderSize },
    forceCloseConnections: true,
    // No route has a schema. Fastify would load its compilers all the same, for a tenth of an org's start.
    schemaController: {
      compilersFactory: { buildValidator: () => noSchemas, buildSerializer: () => noSchemas },
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 4096 },
    // What cannot even be routed, as a path with half a character in it.
    frameworkErrors: refuse,
    // Clients that join an instance URL ending in a slash with a path send "//services".
    rewriteUrl: (request) => {
      const [path = '/', ...rest] = (request.url ?? '/').split('?');
      return [path.replace(/\/{2,}/g, '/'), ...rest].join('?');
    },
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^application\/json\b/i, { parseAs: 'string' }, (_request, body, done) => {
    parseJson(String(body), done);
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.setErrorHandler(async (error, request, reply) => {
    if (asRefusal(error)?.status === 413) await restOf(request.raw);
    refuse(error, request, reply);
    return reply;
  });
  app.setNotFoundHandler((request) => {
    throw notImitated(`${request.method} ${request.url.split('?')[0] ?? ''}`);
  });

  oauthRoutes(app, host);
  soapRoutes(app, host);
  restRoutes(app, host);
  cometdRoutes(app, host.sessions, host.bayeux);
  localRoutes(app, host);
  localFaultRoutes(app, host);
  return app;
}

function noSchemas(): never {
  throw new Error('no route of the org has a schema');
}

/** A DELETE with a JSON content type and no body is what jsforce and the Salesforce CLI send. */
function parseJson(body: string, done: (error: Error | null, value?: unknown) => void): void {
  if (body === '') return done(null, undefined);
  try {
    done(null, JSON.parse(body) as unknown);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    done(new OrgError(400, 'JSON_PARSER_ERROR', why));
  }
}

/** A client that is still sending when the connection ends meets a broken pipe instead of the answer. */
function restOf(body: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (body.readableEnded || body.destroyed) return resolve();
    let left = mostIgnored;
    body.on('data', (part: Buffer) => {
      left -= part.length;
      if (left < 0) resolve();
    });
    for (const event of ['end', 'close', 'error']) body.once(event, () => resolve());
    body.resume();
  });
}

const unexpected = new OrgError(
  500,
  'UNKNOWN_EXCEPTION',
  'An unexpected error occurred in the local org; its output says which.',
);

function asRefusal(error: unknown): OrgError | undefined {
  if (error instanceof OrgError) return error;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 400 || status >= 500) return undefined;
  const message = error instanceof Error ? error.message : String(error);
  return new OrgError(status, status === 413 ? 'REQUEST_TOO_LARGE' : 'BAD_REQUEST', message);
}

function describeFailure(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
