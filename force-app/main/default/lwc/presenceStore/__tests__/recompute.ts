import {
  agentOf,
  bucketOf,
  compareVersions,
  foldText,
  parseRow,
  personOf,
  type Agent,
  type AgentFacts,
  type AgentWorkLoad,
  type PersonRecord,
  type PresenceRow,
  type PresenceSettings,
  type UserServicePresenceRecord,
} from 'c/presenceModel';
import type { Arrangement } from '../arrangement';
import type { PublicGroup } from '../groupKeys';
import type { RosterFact } from '../ledger';

export type FloorEvent =
  | { kind: 'rows'; records: readonly UserServicePresenceRecord[]; serverTime: number }
  | { kind: 'removed'; ids: readonly string[]; serverTime: number }
  | { kind: 'forgotten'; userIds: readonly string[] }
  | { kind: 'roster'; entries: readonly RosterFact[]; serverTime: number; endedSince: number }
  | { kind: 'people'; records: readonly PersonRecord[] }
  | { kind: 'load'; work: readonly AgentWorkLoad[]; asked: readonly string[]; serverTime: number }
  | { kind: 'clear-load' }
  | { kind: 'complete'; serverTime: number }
  | { kind: 'advance'; now: number }
  | { kind: 'arrange'; arrangement: Arrangement }
  | { kind: 'public-groups'; groups: readonly PublicGroup[] }
  | { kind: 'clear' };

interface Version {
  readonly row: PresenceRow;
  readonly seenAt: number;
}

/** The whole floor anew from everything that ever happened, without an index, a queue or a kept order. */
export function recompute(events: readonly FloorEvent[], settings: PresenceSettings) {
  const start = events.findLastIndex((event) => event.kind === 'clear') + 1;
  const since = events.slice(start);
  const now = Math.max(
    -Infinity,
    ...events.flatMap((event) => (event.kind === 'advance' ? [event.now] : [])),
  );
  const knownComplete = Math.max(
    -Infinity,
    ...since.flatMap((event) => (event.kind === 'complete' ? [event.serverTime] : [])),
  );
  const facts = factsOf(since, settings);
  const agents = facts.flatMap((known) => agentOf(known, { now, knownComplete }, settings) ?? []);
  const arrangement = events.reduce<Arrangement>(
    (last, event) => (event.kind === 'arrange' ? event.arrangement : last),
    { sort: 'time-in-status' },
  );
  const publicGroups = since.reduce<readonly PublicGroup[]>(
    (last, event) => (event.kind === 'public-groups' ? event.groups : last),
    [],
  );
  const view = arrangedBy(agents, arrangement);
  const groups = groupsOf(view, arrangement.groupBy, publicGroups);
  return { agents, view, groups, arrangement, counts: countsOf(agents) };
}

function factsOf(events: readonly FloorEvent[], settings: PresenceSettings): AgentFacts[] {
  const rows = new Map<string, Version>();
  const gone = new Map<string, number>();
  let roster: readonly RosterFact[] = [];
  let rosterAt = -Infinity;
  let people = new Map<string, PersonRecord>();
  let work = new Map<string, { open: AgentWorkLoad; asOf: number }>();
  const known = () =>
    new Set([...[...rows.values()].map(({ row }) => row.userId), ...roster.map((r) => r.userId)]);

  for (const event of events) {
    if (event.kind === 'rows') {
      for (const row of event.records.map(parseRow)) {
        const before = rows.get(row.id);
        const next = { row, seenAt: event.serverTime };
        if (event.serverTime <= (gone.get(row.id) ?? -Infinity)) continue;
        gone.delete(row.id);
        if (before && compareVersions(version(next), version(before)) <= 0) continue;
        rows.set(row.id, next);
      }
    } else if (event.kind === 'removed') {
      for (const id of event.ids) {
        if ((rows.get(id)?.seenAt ?? -Infinity) > event.serverTime) continue;
        rows.delete(id);
        gone.set(id, Math.max(event.serverTime, gone.get(id) ?? event.serverTime));
      }
    } else if (event.kind === 'forgotten') {
      for (const [id, { row }] of rows) if (event.userIds.includes(row.userId)) rows.delete(id);
      roster = roster.filter((entry) => !event.userIds.includes(entry.userId));
    } else if (event.kind === 'roster' && event.serverTime > rosterAt) {
      roster = event.entries;
      rosterAt = event.serverTime;
      for (const [id, { row, seenAt }] of rows) {
        const listed = roster.find((entry) => entry.userId === row.userId)?.lastEnd ?? -Infinity;
        const told = row.end !== undefined && row.end >= event.endedSince && row.end > listed;
        if (told && seenAt < event.serverTime - settings.joinGap) rows.delete(id);
      }
    } else if (event.kind === 'people') {
      for (const record of event.records) if (known().has(record.Id)) people.set(record.Id, record);
    } else if (event.kind === 'load') {
      for (const userId of event.asked) {
        const open = event.work.find((item) => item.userId === userId) ?? { userId, items: 0, weight: 0 };
        if (!known().has(userId) || (work.get(userId)?.asOf ?? -Infinity) > event.serverTime) continue;
        work.set(userId, { open, asOf: event.serverTime });
      }
    } else if (event.kind === 'clear-load') {
      work.clear();
    }
    people = new Map([...people].filter(([id]) => known().has(id)));
    work = new Map([...work].filter(([id]) => known().has(id)));
  }

  return [...known()].map((userId) => {
    const mine = [...rows.values()].map(({ row }) => row).filter((row) => row.userId === userId);
    const person = people.get(userId);
    return {
      userId,
      currentRows: mine.filter((row) => row.current),
      lastClosed: mine.filter((row) => !row.current).sort(latestEnd)[0],
      roster: roster.find((entry) => entry.userId === userId),
      person: person && personOf(person),
      work: work.get(userId),
    };
  });
}

function version({ row, seenAt }: Version) {
  return { modifiedAt: row.modifiedAt, current: row.current, seenAt };
}

function latestEnd(a: PresenceRow, b: PresenceRow): number {
  return (b.end ?? 0) - (a.end ?? 0) || b.start - a.start || (a.id < b.id ? 1 : -1);
}

/** What decides an agent's place, as far as the agent himself goes. */
export function sortKey(agent: Agent, { sort }: Arrangement): (string | number)[] {
  const there = agent.kind === 'offline' ? 1 : 0;
  if (sort === 'name') return [agent.name, agent.userId];
  if (sort === 'status') return [there, agent.statusLabel ?? '', agent.name, agent.userId];
  return [there, agent.since, agent.name, agent.userId];
}

function arrangedBy(agents: readonly Agent[], arrangement: Arrangement): Agent[] {
  const words = foldText(arrangement.search ?? '').split(/\s+/u);
  const text = ({ name, statusLabel, person }: Agent) =>
    foldText([name, statusLabel, person?.roleName, person?.department, person?.title].join('\n'));
  const { kinds = [], statusIds = [], only = [] } = arrangement;
  const bucket = (agent: Agent): string => bucketOf(agent) ?? '';
  return agents
    .filter((agent) => kinds.length === 0 || kinds.some((kind) => kind === bucket(agent)))
    .filter((agent) => statusIds.length === 0 || statusIds.includes(agent.statusId ?? ''))
    .filter(
      (agent) =>
        only.length === 0 ||
        (agent.suspect && only.includes('suspect')) ||
        (agent.bot && only.includes('bot')),
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

function groupsOf(
  view: readonly Agent[],
  groupBy: Arrangement['groupBy'],
  publicGroups: readonly PublicGroup[],
) {
  if (groupBy === undefined) return [];
  const memberships = (agent: Agent): (readonly [key: string, label: string])[] => {
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
  };
  const placed = view.flatMap((agent) => memberships(agent).map(([key, label]) => ({ agent, key, label })));
  const kinds = ['online', 'busy', 'offline', 'changing', 'suspect', 'bot'];
  return [...new Set(placed.map(({ key }) => key))]
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
  const loaded = (state: string) => present.filter((agent) => agent.load?.state === state).length;
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
    suspect: agents.reduce((sum, agent) => sum + agent.suspectRows, 0),
    total: agents.length,
    load: { free: loaded('free'), 'part-loaded': loaded('part-loaded'), full: loaded('full') },
    byStatus,
  };
}
