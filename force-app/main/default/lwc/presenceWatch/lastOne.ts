import {
  agentOf,
  defaultSettings,
  parseRow,
  type Agent,
  type PresenceRow,
  type StatusCatalog,
  type UserServicePresenceRecord,
} from 'c/presenceModel';
import type { Caller, ServerTime } from 'c/presenceSync';
import { onlineRowsAtMost, type OnlineRow, type WatchGateway } from './ports';
import type { WatchSettings } from './settings';
import type { LastOne } from './status';

export interface LastOneParts {
  readonly gateway: Pick<WatchGateway, 'onlineInStatuses' | 'visibleAgents' | 'rowsOfUsers'>;
  readonly caller: Pick<Caller, 'call'>;
  readonly clock: ServerTime;
  readonly settings: () => WatchSettings;
}

/** Of so few others each is looked at closely: an older row that hangs would make somebody at lunch a cover. */
const fewOthers = 3;

/** Tells for which channels an agent is the only one online. */
export interface LastOneReads {
  /** Undefined where there is nothing to say. Rejects with GatewayError. */
  of(agent: Agent, catalog: StatusCatalog): Promise<LastOne | undefined>;
  forget(): void;
}

export function createLastOneReads({ gateway, caller, clock, settings }: LastOneParts): LastOneReads {
  /** How many the viewer sees changes slowly. */
  let agents: { readonly count: number; readonly at: number } | undefined;

  async function visibleAgents(): Promise<number> {
    const now = clock.monotonic();
    if (agents === undefined || agents.at + settings().rare <= now) {
      const { value } = await caller.call(() => gateway.visibleAgents(clock.now() - settings().floorWindow));
      agents = { count: value, at: now };
    }
    return agents.count;
  }

  async function others(userId: string, statusIds: readonly string[]): Promise<readonly OnlineRow[]> {
    const now = clock.now();
    const { value } = await caller.call(() =>
      gateway.onlineInStatuses({
        statusIds,
        exceptUserId: userId,
        createdSince: now - settings().believableAge,
        closedSince: now - settings().joinGap - settings().overlap,
      }),
    );
    return value;
  }

  /** The others as a card would show them: whose newest row is not this one is not on for what this one serves. */
  async function lookedAt(userIds: readonly string[]): Promise<readonly Agent[]> {
    if (userIds.length === 0) return [];
    const since = clock.now() - settings().joinGap - settings().overlap;
    const { serverTime, value } = await caller.call(() => gateway.rowsOfUsers(userIds, since));
    return userIds.flatMap((userId) => agentIn(value, userId, serverTime) ?? []);
  }

  return {
    async of(agent, catalog) {
      const served = channelsOf(catalog, agent.statusId);
      if (!isOn(agent) || served.length === 0) return undefined;
      const count = await visibleAgents();
      if (count <= 1) return undefined;

      const serving = (channelId: string) =>
        catalog.statuses.filter(({ channelIds }) => channelIds.includes(channelId)).map(({ id }) => id);
      const rows = await others(agent.userId, [...new Set(served.flatMap(serving))]);
      const onFor = (channelId: string, among: readonly OnlineRow[]) => {
        const statusIds = serving(channelId);
        return new Set(among.filter(({ statusId }) => statusIds.includes(statusId)).map((row) => row.userId));
      };
      const isFull = rows.length >= onlineRowsAtMost;
      const perChannel = new Map<string, ReadonlySet<string>>();
      for (const id of served) {
        const found = onFor(id, rows);
        const again = isFull && found.size === 0;
        perChannel.set(id, again ? onFor(id, await others(agent.userId, serving(id))) : found);
      }
      const few = [...perChannel.values()].filter(({ size }) => size <= fewOthers);
      const looked = await lookedAt([...new Set(few.flatMap((userIds) => [...userIds]))]);
      const isCovered = (id: string, userIds: ReadonlySet<string>) =>
        userIds.size > fewOthers ||
        looked.some((other) => isOn(other) && channelsOf(catalog, other.statusId).includes(id));
      const alone = catalog.channels.filter(({ id }) => {
        const userIds = perChannel.get(id);
        return userIds !== undefined && !isCovered(id, userIds);
      });
      return alone.length === 0 ? undefined : { channels: alone, agents: count };
    },
    forget() {
      agents = undefined;
    },
  };
}

function channelsOf(catalog: StatusCatalog, statusId: string | undefined): readonly string[] {
  return catalog.statuses.find(({ id }) => id === statusId)?.channelIds ?? [];
}

/** Whoever is between two statuses is not gone yet. */
function isOn(agent: Agent): boolean {
  return agent.kind === 'online' && agent.suspectReason !== 'too-old';
}

function agentIn(
  records: readonly UserServicePresenceRecord[],
  userId: string,
  serverTime: number,
): Agent | undefined {
  const rows = records.filter((record) => record.UserId === userId).map(parseRow);
  const moment = { now: serverTime, knownComplete: serverTime };
  const lastClosed = rows.reduce<PresenceRow | undefined>(
    (last, row) => (row.end !== undefined && row.end >= (last?.end ?? -Infinity) ? row : last),
    undefined,
  );
  return agentOf(
    { userId, currentRows: rows.filter((row) => row.current), lastClosed },
    moment,
    defaultSettings,
  );
}
