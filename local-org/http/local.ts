import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { changeSettings, readSettings } from '../access/settings.ts';
import type { OrgSettings } from '../access/types.ts';
import { isActiveUser } from '../access/viewer.ts';
import type { OmniChannel, Transition } from '../omni-channel/index.ts';
import { OrgError } from '../org-error.ts';
import { to18 } from '../schema/ids.ts';
import type { OrgHost } from './host.ts';
import { assertAdministrator, objectBody, type LocalRequests } from './local-request.ts';

/** What the routes that are not Salesforce's need besides. */
export interface LocalHost extends LocalRequests {
  readonly omniChannel: OmniChannel;
  /** From now on the floor leaves this agent alone. */
  holdAgent(userId: string): void;
  /** Gives the agent back to the floor, which puts him where it means him to be. */
  releaseAgent(userId: string): Transition;
}

interface AgentPath {
  Params: { userId: string };
}

/** What Omni-Channel or an administrator's hand would do. None of it is Salesforce's API. */
export function localRoutes(app: FastifyInstance, host: OrgHost & LocalHost): void {
  const { omniChannel, clock, db } = host;

  const asAdministrator = (request: FastifyRequest): void => assertAdministrator(request, host);
  const agentOf = (request: FastifyRequest<AgentPath>): string => {
    asAdministrator(request);
    if (!readSettings(db).omniChannel) throw new OrgError(404, 'NOT_FOUND', 'Omni-Channel is off');
    const { userId } = request.params;
    const id = to18(userId);
    if (id === undefined || !isActiveUser(db, id)) {
      throw new OrgError(404, 'NOT_FOUND', `there is no active user ${userId}`);
    }
    return id;
  };

  app.post<AgentPath>('/local/agents/:userId/status', (request) => {
    const userId = agentOf(request);
    const { status } = objectBody(request);
    if (typeof status !== 'string') throw invalidStatus(omniChannel, status);
    const { id } = omniChannel.catalog.byLabel(status);
    host.holdAgent(userId);
    return transitionBody(omniChannel.setStatus(userId, id, clock.now()));
  });
  app.post<AgentPath>('/local/agents/:userId/logout', (request) => {
    const userId = agentOf(request);
    host.holdAgent(userId);
    return transitionBody(omniChannel.logout(userId, clock.now()));
  });
  app.post<AgentPath>('/local/agents/:userId/work', (request) => {
    const userId = agentOf(request);
    const { change } = objectBody(request);
    if (typeof change !== 'number' || !Number.isInteger(change) || Math.abs(change) > 100) {
      throw invalidValue('change', 'a whole number between -100 and 100');
    }
    // An agent who is offline is refused work, and stays with the floor.
    if (omniChannel.statusOf(userId) !== undefined) host.holdAgent(userId);
    return transitionBody(omniChannel.changeWork(userId, change, clock.now()));
  });
  app.post<AgentPath>('/local/agents/:userId/release', (request) =>
    transitionBody(host.releaseAgent(agentOf(request))),
  );

  app.get('/local/settings', (request) => {
    asAdministrator(request);
    return readSettings(db);
  });
  app.patch('/local/settings', (request) => {
    asAdministrator(request);
    return changeSettings(db, settingsChange(objectBody(request)));
  });

  app.post('/local/clock', async (request) => {
    asAdministrator(request);
    const { advance } = objectBody(request);
    if (typeof advance !== 'number' || !(advance >= 0) || advance > longestAdvance) {
      throw invalidValue('advance', `seconds between 0 and ${longestAdvance}`);
    }
    await clock.advance(advance * 1000, setImmediate);
    return { now: new Date(clock.now()).toISOString() };
  });
}

/** The floor makes up for at most fourteen days that it has missed. */
const longestAdvance = 14 * 24 * 3600;

const expectations: Readonly<Record<string, string>> = {
  sharing: 'Private or Read',
  maxIds: 'a whole number between 1 and 600000',
  dailyDeliveries: 'a whole number between 0 and 1000000000',
  maxClients: 'a whole number between 0 and 1000000',
};
const isWhole =
  (low: number, high: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
const isSwitch = (value: unknown): boolean => typeof value === 'boolean';
const settingChecks: ReadonlyMap<string, (value: unknown) => boolean> = new Map<
  keyof OrgSettings,
  (value: unknown) => boolean
>([
  ['sharing', (value) => value === 'Private' || value === 'Read'],
  ['omniChannel', isSwitch],
  ['interruptibleCapacity', isSwitch],
  ['maxIds', isWhole(1, 600_000)],
  ['dailyDeliveries', isWhole(0, 1_000_000_000)],
  ['maxClients', isWhole(0, 1_000_000)],
]);

function settingsChange(body: Record<string, unknown>): Partial<OrgSettings> {
  for (const [name, value] of Object.entries(body)) {
    const isValid = settingChecks.get(name);
    if (!isValid) throw invalidValue(name, `one of the settings ${[...settingChecks.keys()].join(', ')}`);
    if (!isValid(value)) throw invalidValue(name, expectations[name] ?? 'true or false');
  }
  return body;
}

function transitionBody({ closed, opened, at }: Transition): object {
  return { closed, opened, at: new Date(at).toISOString() };
}

function invalidStatus(omniChannel: OmniChannel, given: unknown): OrgError {
  const labels = omniChannel.catalog.statuses.map((status) => status.label).join(', ');
  return new OrgError(400, 'INVALID_STATUS', `No presence status ${String(given)}. There are: ${labels}`);
}

function invalidValue(name: string, expected: string): OrgError {
  return new OrgError(400, 'INVALID_INPUT', `${name}: ${expected} expected`);
}
