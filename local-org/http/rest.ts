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
        return limits(host);
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

/** "Limits": those of streaming are its names from version 37.0 on. */
function limits(host: OrgHost): Record<string, { Max: number; Remaining: number }> {
  const limit = (max: number, used: number) => ({ Max: max, Remaining: Math.max(0, max - used) });
  const { changeEvents, pushTopics, clients } = host.streamingUsage();
  return {
    DailyApiRequests: limit(host.usage.max, host.usage.used()),
    DailyDeliveredPlatformEvents: limit(changeEvents.max, changeEvents.used),
    DailyDurableStreamingApiEvents: limit(pushTopics.max, pushTopics.used),
    DurableStreamingApiConcurrentClients: limit(clients.max, clients.used),
  };
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
