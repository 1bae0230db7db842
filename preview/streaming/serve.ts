import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { errorCodeOf, isNetworkError, type OrgClient } from '../apex/index.ts';
import { createCookies, type Cookies } from './cookies.ts';
import { failed, isUnauthenticated, messagesOf, type BayeuxMessage } from './messages.ts';

interface StreamingCall {
  Params: { version: string };
  Querystring: { as?: string };
  Body: unknown;
}

/**
 * Carries the page's Bayeux messages to the org's `/cometd`, with the session of the page's user, and what comes back.
 * A long poll ends with the browser's own request, or with the server.
 */
export function serveStreaming(server: FastifyInstance, org: OrgClient, defaultUser: string): void {
  const cookies = createCookies();
  server.post<StreamingCall>('/cometd/:version', async (request, reply) => {
    const { version } = request.params;
    const asked = messagesOf(request.body);
    if (!/^\d{2}\.0$/.test(version)) return reply.callNotFound();
    if (asked === undefined) return reply.code(400).send(failed([{}], '400::Not a Bayeux message', 'none'));
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const username = request.query.as ?? defaultUser;
    reply.header('cache-control', 'no-store');
    try {
      return await carried(
        reply,
        await carry({ org, username, version, asked, cookies, signal: gone.signal }),
      );
    } catch (error) {
      if (gone.signal.aborted) return reply.hijack();
      return refuse(reply, asked, error);
    }
  });
}

interface Carried {
  readonly org: OrgClient;
  readonly username: string;
  readonly version: string;
  readonly asked: readonly BayeuxMessage[];
  readonly cookies: Cookies;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly status: number;
  /** Of a handshake the text, which was read; of all else as it comes. */
  readonly body: string | ReadableStream<Uint8Array> | null;
}

async function carry({ org, username, version, asked, cookies, signal }: Carried): Promise<Answer> {
  const isHandshake = asked.some(({ channel }) => channel === '/meta/handshake');
  const clientId = asked.find((message) => message.clientId !== undefined)?.clientId;
  return org.platformCall(username, async ({ instanceUrl, accessToken }) => {
    const cookie = cookies.of(clientId);
    const response = await fetch(`${instanceUrl}/cometd/${version}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
        ...(cookie === undefined ? {} : { cookie }),
      },
      body: JSON.stringify(asked),
      signal,
    });
    if (asked.some(({ channel }) => channel === '/meta/disconnect') && clientId) cookies.forget(clientId);
    if (!isHandshake) return { status: response.status, body: response.body };
    const body = await response.text();
    const answered = answersIn(body);
    if (response.status === 401 || answered.some(isUnauthenticated)) throw sessionLost();
    const given = answered.find((message) => message.clientId !== undefined)?.clientId;
    if (given) cookies.keep(given, response.headers.getSetCookie());
    return { status: response.status, body };
  });
}

/** Has the org client open the session anew and ask again, once: a connection that begins may begin with a new one,
 * while one that is running ends with the page being told. */
const sessionLost = (): Error =>
  Object.assign(new Error('Authentication invalid'), { errorCode: 'INVALID_SESSION_ID' });

function answersIn(body: string): readonly BayeuxMessage[] {
  try {
    return messagesOf(JSON.parse(body)) ?? [];
  } catch {
    return [];
  }
}

function carried(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  reply.code(status).type('application/json');
  return reply.send(body instanceof ReadableStream ? Readable.from(chunksOf(body)) : (body ?? ''));
}

function refuse(reply: FastifyReply, asked: readonly BayeuxMessage[], error: unknown): FastifyReply {
  if (isAway(error)) return reply.code(504).send(failed(asked, '504::The org does not answer', 'retry'));
  const code = errorCodeOf(error) ?? '';
  if (/INVALID_(SESSION_ID|LOGIN|GRANT)$/i.test(code))
    return reply.send(failed(asked, '401::Authentication invalid', 'none'));
  const words = error instanceof Error ? error.message : String(error);
  return reply.code(502).send(failed(asked, `502::${words}`, 'retry'));
}

/** The browser's own type of a stream, which the compiler sees where tests import this, cannot be iterated. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

/** `fetch` says of every lost connection that it failed, and keeps why to its cause. */
function isAway(error: unknown): boolean {
  return isNetworkError(error) || (error instanceof TypeError && error.cause !== undefined);
}
