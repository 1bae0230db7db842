import type { FastifyInstance } from 'fastify';
import { readFaultOrder, type ActiveFaults } from '../faults/index.ts';
import { OrgError } from '../org-error.ts';
import { assertAdministrator, objectBody, type LocalRequests } from './local-request.ts';
import { bearerToken } from './session.ts';

export interface FaultsHost extends LocalRequests {
  readonly faults: ActiveFaults;
}

interface FaultPath {
  Params: { id: string };
}

/** Faults that somebody sets, sees and takes away. */
export function localFaultRoutes(app: FastifyInstance, host: FaultsHost): void {
  const { faults } = host;
  app.post('/local/faults', (request) => {
    assertAdministrator(request, host);
    return { id: faults.set(readFaultOrder(objectBody(request)), bearerToken(request)).id };
  });
  app.get('/local/faults', (request) => {
    assertAdministrator(request, host);
    return { faults: faults.states() };
  });
  app.delete('/local/faults', (request, reply) => {
    assertAdministrator(request, host);
    faults.removeAll();
    void reply.status(204).send();
  });
  app.delete<FaultPath>('/local/faults/:id', (request, reply) => {
    assertAdministrator(request, host);
    const { id } = request.params;
    if (!faults.remove(id)) throw new OrgError(404, 'NOT_FOUND', `there was never a fault ${id}`);
    void reply.status(204).send();
  });
}
