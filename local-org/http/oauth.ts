import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UserInfo } from '../calls/get-user-info.ts';
import { login } from '../calls/login.ts';
import { newestVersion } from '../calls/versions.ts';
import type { OrgHost } from './host.ts';
import { identityOf, userInfoOf } from './identity.ts';
import { bearerToken, callerOf } from './session.ts';

/** RFC 6749 error bodies, in the words of the OAuth guide. */
class OAuthError extends Error {
  readonly code: string;
  constructor(code: string, description: string) {
    super(description);
    this.code = code;
  }
}

export function oauthRoutes(app: FastifyInstance, host: OrgHost): void {
  app.post('/services/oauth2/token', async (request, reply) => {
    try {
      return await token(request, host);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return reply.status(400).send({ error: error.code, error_description: error.message });
    }
  });

  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/userinfo',
    handler: async (request) => userInfoOf(await infoOf(request, host), urlOf(request)),
  });

  app.get<{ Params: { organizationId: string; userId: string } }>(
    '/id/:organizationId/:userId',
    async (request) => identityOf(await infoOf(request, host), urlOf(request)),
  );

  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/revoke',
    handler: async (request, reply) => {
      const given = formOf(request).get('token') ?? bearerToken(request);
      if (given && host.sessions.end(given)) return reply.status(200).send();
      return reply.status(400).send({ error: 'unsupported_token_type', error_description: 'invalid token' });
    },
  });
}

async function token(request: FastifyRequest, host: OrgHost): Promise<object> {
  const form = formOf(request);
  const grant = form.get('grant_type');
  if (grant === null) throw new OAuthError('invalid_request', 'grant_type is required');
  if (grant !== 'password') {
    throw new OAuthError(
      'unsupported_grant_type',
      `grant type not supported: LOCAL_ORG_NOT_IMITATED, the local org knows the password grant alone, not ${grant}`,
    );
  }
  const userId = login(host, form.get('username') ?? '', form.get('password') ?? '');
  if (userId === undefined) throw new OAuthError('invalid_grant', 'authentication failure');
  const now = host.clock.now();
  const accessToken = host.sessions.open(userId, now);
  const url = urlOf(request);
  return {
    access_token: accessToken,
    instance_url: url,
    id: `${url}/id/${host.organizationId}/${userId}`,
    token_type: 'Bearer',
    issued_at: String(Math.round(now)),
    signature: 'not-signed-by-the-local-org',
  };
}

/** Parameters travel in a form; some clients put them into the URL of the POST. */
function formOf(request: FastifyRequest): URLSearchParams {
  const query = new URL(request.url, 'http://localhost').searchParams;
  const body = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  for (const [name, value] of query) if (!body.has(name)) body.set(name, value);
  return body;
}

async function infoOf(request: FastifyRequest, host: OrgHost): Promise<UserInfo> {
  const caller = { userId: callerOf(request, host.sessions), apiVersion: newestVersion };
  const json = await host.read('getUserInfo', caller, undefined);
  return JSON.parse(new TextDecoder().decode(json)) as UserInfo;
}

/** The address that the client itself uses, so that a proxy or another name for loopback keeps working. */
export function urlOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
