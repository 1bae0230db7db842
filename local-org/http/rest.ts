import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readVersion, versions } from '../calls/versions.ts';
import { notImitated } from '../org-error.ts';
import { compositeRequestRoute } from './composite-request.ts';
import { compositeRoutes } from './composite.ts';
import type { Caller, OrgHost } from './host.ts';
import { queryRoutes } from './query-routes.ts';
import type { RestRoutes } from './rest-exchange.ts';
import { callerOf } from './session.ts';
import { sobjectRoutes } from './sobject-routes.ts';
import { uiRoutes } from './ui-routes.ts';

export function restRoutes(app: FastifyInstance, host: OrgHost): void {
  const caller = (request: FastifyRequest): Caller => {
    const { version = '' } = request.params as { version?: string };
    const apiVersion = readVersion(version);
    const userId = callerOf(request, host.sessions);
    host.usage.count();
    return { userId, apiVersion };
  };
  const rest: RestRoutes = { host, caller };

  app.get('/services/data', () => versions());

  void app.register(
    (scope, _options, done) => {
      scope.addHook('onSend', (_request, reply, _payload, next) => {
        void reply.header('Sforce-Limit-Info', `api-usage=${host.usage.used()}/${host.usage.max}`);
        next();
      });
      scope.get('/', (request) => resources(caller(request), host));
      scope.get('/limits', (request) => {
        caller(request);
        const { max } = host.usage;
        return { DailyApiRequests: { Max: max, Remaining: Math.max(0, max - host.usage.used()) } };
      });
      queryRoutes(scope, rest);
      sobjectRoutes(scope, rest);
      compositeRoutes(scope, rest);
      compositeRequestRoute(scope, rest);
      uiRoutes(scope, rest);
      scope.all('/*', (request) => {
        caller(request);
        throw notImitated(`the REST resource ${request.method} ${request.url.split('?')[0] ?? ''}`);
      });
      done();
    },
    { prefix: '/services/data/:version' },
  );
}

function resources({ userId, apiVersion }: Caller, host: OrgHost): Record<string, string> {
  const root = `/services/data/v${apiVersion.toFixed(1)}`;
  return {
    sobjects: `${root}/sobjects`,
    query: `${root}/query`,
    queryAll: `${root}/queryAll`,
    limits: `${root}/limits`,
    composite: `${root}/composite`,
    identity: `/id/${host.organizationId}/${userId}`,
  };
}
