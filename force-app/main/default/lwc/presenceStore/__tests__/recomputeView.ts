import { bucketOf, foldText, type Agent, type StatusCatalog } from 'c/presenceModel';
import type { Arrangement } from '../arrangement';
import type { GroupBy, PublicGroup } from '../groupKeys';

/** What an arrangement asks beside the agents. */
export interface Surroundings {
  readonly publicGroups: readonly PublicGroup[];
  readonly catalog: StatusCatalog;
  readonly team: readonly string[];
}

/** What decides an agent's place, as far as the agent himself goes. */
export function sortKey(agent: Agent, { sort }: Arrangement): (string | number)[] {
  const { load, configuredCapacity } = agent;
  if (sort === 'load') {
    const rank = ['full', 'part-loaded', 'free', undefined].indexOf(load?.state);
    const share = load?.weight !== undefined && configuredCapacity ? load.weight / configuredCapacity : 0;
    return [rank, rank === 3 && agent.kind === 'offline' ? 1 : 0, -share, agent.name, agent.userId];
  }
  if (sort === 'last-change') return [-(agent.lastChangeAt ?? agent.since), agent.name, agent.userId];
  const there = agent.kind === 'offline' ? 1 : 0;
  if (sort === 'name') return [agent.name, agent.userId];
  if (sort === 'status') return [there, agent.statusLabel ?? '', agent.name, agent.userId];
  return [there, agent.since, agent.name, agent.userId];
}

export function arrangedBy(
  agents: readonly Agent[],
  arrangement: Arrangement,
  around: Surroundings,
): Agent[] {
  const words = foldText(arrangement.search ?? '').split(/\s+/u);
  const text = ({ name, statusLabel, person }: Agent) =>
    foldText([name, statusLabel, person?.roleName, person?.department, person?.title].join('\n'));
  const { kinds = [], statusIds = [], only = [], channelIds = [], groupBy, groupKeys = [] } = arrangement;
  const bucket = (agent: Agent): string => bucketOf(agent) ?? '';
  return agents
    .filter((agent) => kinds.length === 0 || kinds.some((kind) => kind === bucket(agent)))
    .filter((agent) => statusIds.length === 0 || statusIds.includes(agent.statusId ?? ''))
    .filter(
      (agent) =>
        only.length === 0 ||
        (agent.suspect && only.includes('suspect')) ||
        (agent.bot && only.includes('bot')) ||
        (agent.limitBrokenAt !== undefined && only.includes('limit')),
    )
    .filter((agent) => channelIds.length === 0 || channelIds.some((id) => serves(agent, id, around)))
    .filter((agent) => !arrangement.team || around.team.includes(agent.userId))
    .filter(
      (agent) =>
        groupBy === undefined ||
        groupKeys.length === 0 ||
        membershipsOf(agent, groupBy, around).some(([key]) => groupKeys.includes(key)),
    )
    .filter((agent) => words.every((word) => text(agent).includes(word)))
    .sort((a, b) => compareKeys(sortKey(a, arrangement), sortKey(b, arrangement)));
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  const [left, right] = [a[at], b[at]];
  if (left === undefined || right === undefined) return 0;
  return left < right ? -1 : 1;
}

function serves(agent: Agent, channelId: string, { catalog }: Surroundings): boolean {
  const status = catalog.statuses.find(({ id }) => id === agent.statusId);
  return bucketOf(agent) === 'online' && status?.channelIds.includes(channelId) === true;
}

function membershipsOf(
  agent: Agent,
  groupBy: GroupBy,
  { publicGroups }: Surroundings,
): (readonly [key: string, label: string])[] {
  const { person, statusId, statusLabel } = agent;
  switch (groupBy) {
    case 'kind':
      return [[bucketOf(agent) ?? 'changing', '']];
    case 'status':
      return [[statusId ?? '', statusLabel ?? '']];
    case 'role':
      return [[person?.roleId ?? '', person?.roleName ?? '']];
    case 'manager':
      return [[person?.managerId ?? '', person?.managerName ?? '']];
    case 'department':
      return [[person?.department ?? '', person?.department ?? '']];
    case 'public-group': {
      const mine = publicGroups.filter(({ userIds }) => userIds.includes(agent.userId));
      return mine.length === 0 ? [['', '']] : mine.map(({ id, name }) => [id, name]);
    }
  }
}

export function groupsOf(
  view: readonly Agent[],
  { groupBy, groupKeys = [] }: Arrangement,
  around: Surroundings,
) {
  if (groupBy === undefined) return [];
  const placed = view.flatMap((agent) =>
    membershipsOf(agent, groupBy, around).map(([key, label]) => ({ agent, key, label })),
  );
  const kinds = ['online', 'busy', 'offline', 'changing', 'suspect', 'bot'];
  return [...new Set(placed.map(({ key }) => key))]
    .filter((key) => groupKeys.length === 0 || groupKeys.includes(key))
    .map((key) => {
      const mine = placed.filter((one) => one.key === key);
      const agents = mine.map(({ agent }) => agent);
      const label = key === '' ? '' : mostOf(mine.map((one) => one.label));
      return { key, label, agents, counts: countsOf(agents) };
    })
    .sort((a, b) => {
      if (groupBy === 'kind') return kinds.indexOf(a.key) - kinds.indexOf(b.key);
      return compareKeys([a.key === '' ? 1 : 0, a.label, a.key], [b.key === '' ? 1 : 0, b.label, b.key]);
    });
}

function mostOf(labels: readonly string[]): string {
  const count = (label: string) => labels.filter((other) => other === label).length;
  const most = Math.max(...labels.map(count));
  return labels.filter((label) => count(label) === most).sort()[0] ?? '';
}

function countsOf(agents: readonly Agent[]) {
  const counted = agents.filter((agent) => !agent.bot && agent.suspectReason !== 'too-old');
  const sure = (kind: string) =>
    counted.filter((agent) => agent.kind === kind && !(agent.changing && kind === 'offline'));
  const present = [...sure('online'), ...sure('busy')];
  const loaded = (state: string) => sure('online').filter((agent) => agent.load?.state === state).length;
  const byStatus = new Map<string, number>();
  for (const agent of present) {
    if (agent.statusId === undefined) continue;
    const key = `${agent.statusId} ${agent.kind}`;
    byStatus.set(key, (byStatus.get(key) ?? 0) + 1);
  }
  return {
    online: sure('online').length,
    busy: sure('busy').length,
    offline: sure('offline').length,
    bot: agents.filter((agent) => agent.bot).length,
    limit: agents.filter((agent) => agent.limitBrokenAt !== undefined).length,
    suspect: agents.reduce((sum, agent) => sum + agent.suspectRows, 0),
    total: agents.length,
    load: { free: loaded('free'), 'part-loaded': loaded('part-loaded'), full: loaded('full') },
    byStatus,
  };
}

export function floorCountsOf(agents: readonly Agent[], around: Surroundings) {
  const online = (id: string) => agents.filter((agent) => serves(agent, id, around)).length;
  const there = agents.filter((agent) => ['online', 'busy'].includes(bucketOf(agent) ?? ''));
  const [longest] = there.sort((a, b) => compareKeys([a.since, a.userId], [b.since, b.userId]));
  const { channels } = around.catalog;
  return {
    ...countsOf(agents),
    channels: channels
      .map(({ id, label }) => ({ id, label, online: online(id) }))
      .sort((a, b) => compareKeys([a.label, a.id], [b.label, b.id])),
    longest: longest && {
      userId: longest.userId,
      name: longest.name,
      statusLabel: longest.statusLabel ?? '',
      since: longest.since,
    },
  };
}
