import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newestVersion, readVersion } from '../calls/versions.ts';
import type { Sessions } from '../access/sessions.ts';
import { denial, readMessages, type BayeuxRequest } from './bayeux-messages.ts';
import type { BayeuxServer } from './bayeux-server.ts';
import { bearerToken } from './session.ts';

/** "Streaming API Error Codes": requests are at most that long, and replay came with version 37.0. */
const mostBytes = 32_768;
const oldestStreamingVersion = 37;

interface CometdPath {
  Params: { version?: string };
}

/** `/cometd/{version}`: Bayeux over long polling. Who is logged in is said by the Authorization header, not by cookies. */
export function cometdRoutes(app: FastifyInstance, sessions: Sessions, bayeux: BayeuxServer): void {
  const answer = (request: FastifyRequest<CometdPath>, reply: FastifyReply): unknown => {
    const { version } = request.params;
    const apiVersion = version === undefined ? undefined : readVersion(version);
    const messages = readMessages(typeof request.body === 'string' ? request.body : '');
    const token = bearerToken(request);
    const userId = token === undefined ? undefined : sessions.userOf(token);
    const why = versionRefusal(apiVersion) ?? loginRefusal(token, userId) ?? connectionRefusal(messages);
    if (why !== undefined || apiVersion === undefined || token === undefined || userId === undefined) {
      return messages.map((message) => denial(message, why ?? ''));
    }
    reply.hijack();
    bayeux.handle(messages, { token, userId, apiVersion, response: reply.raw });
    return undefined;
  };

  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.post('/cometd', answer);
    scope.post('/cometd/:version', answer);
    // Some clients tell in the address which message they send.
    scope.post('/cometd/:version/:type', answer);
    scope.addHook('preClose', (closed) => {
      bayeux.close();
      closed();
    });
    done();
  });
}

function versionRefusal(version: number | undefined): string | undefined {
  const format = `URI format: '/cometd/${newestVersion}.0'`;
  if (version === undefined) return `400::API version in the URI is mandatory. ${format}`;
  if (version >= oldestStreamingVersion) return undefined;
  const oldest = `Only API versions '${oldestStreamingVersion}.0' and later are supported.`;
  return `400::Unsupported API version. ${oldest} ${format}`;
}

function loginRefusal(token: string | undefined, userId: string | undefined): string | undefined {
  if (token === undefined) return '401::Request requires authentication';
  return userId === undefined ? '401::Authentication invalid' : undefined;
}

function connectionRefusal(messages: readonly BayeuxRequest[]): string | undefined {
  const wrong = messages.find(
    ({ channel, connectionType }) => channel === '/meta/connect' && connectionType !== 'long-polling',
  );
  return wrong && `400::Invalid connection type {${wrong.connectionType ?? ''}}`;
}
