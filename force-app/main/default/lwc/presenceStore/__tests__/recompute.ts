import {
  agentOf,
  compareVersions,
  parseRow,
  personOf,
  type AgentFacts,
  type AgentWorkLoad,
  type PersonRecord,
  type PresenceRow,
  type PresenceSettings,
  type StatusCatalog,
  type UserServicePresenceRecord,
} from 'c/presenceModel';
import type { Arrangement } from '../arrangement';
import type { PublicGroup } from '../groupKeys';
import type { RosterFact } from '../ledger';
import { arrangedBy, floorCountsOf, groupsOf, type Surroundings } from './recomputeView';

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
  | { kind: 'channels'; catalog: StatusCatalog }
  | { kind: 'team'; userIds: readonly string[] }
  | { kind: 'limits'; brokenAt: ReadonlyMap<string, number> }
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
  const brokenAt = lastOf(since, 'limits')?.brokenAt;
  const agents = facts.flatMap((known) => {
    const limitBrokenAt = brokenAt?.get(known.userId);
    return agentOf({ ...known, limitBrokenAt }, { now, knownComplete }, settings) ?? [];
  });
  const arrangement = lastOf(events, 'arrange')?.arrangement ?? { sort: 'time-in-status' };
  const around: Surroundings = {
    publicGroups: lastOf(since, 'public-groups')?.groups ?? [],
    catalog: lastOf(events, 'channels')?.catalog ?? { statuses: [], channels: [] },
    team: lastOf(events, 'team')?.userIds ?? [],
  };
  const view = arrangedBy(agents, arrangement, around);
  const groups = groupsOf(view, arrangement, around);
  const whole = { ...arrangement, groupKeys: [] };
  const choices = groupsOf(arrangedBy(agents, whole, around), whole, around);
  return {
    agents,
    view,
    groups,
    arrangement,
    choices: choices.map(({ key, label, agents: { length: count } }) => ({ key, label, count })),
    counts: floorCountsOf(agents, around),
    teamSize: agents.filter(({ userId }) => around.team.includes(userId)).length,
  };
}

function lastOf<K extends FloorEvent['kind']>(events: readonly FloorEvent[], kind: K) {
  return events.findLast((event): event is Extract<FloorEvent, { kind: K }> => event.kind === kind);
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
