import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { transaction } from '../database/statements.ts';
import { createChangeLog } from '../feed/change-log.ts';
import { createIdSource } from '../omni-channel/id-source.ts';
import { createPresenceTable } from '../omni-channel/presence-table.ts';
import { presencePrefix, wholeSecond } from '../omni-channel/types.ts';
import { createAgentStates } from '../omni-channel/agent-states.ts';
import { createAgenda } from './agenda.ts';
import { seedOf } from './draw.ts';
import { ledgerAgents } from './floor-agents.ts';
import { createLedger } from './ledger.ts';
import { orgChart } from './org-chart.ts';
import { rosterOf, type FloorDefinition } from './roster.ts';
import { day } from './rota.ts';
import { writeAccess } from './seed-access.ts';
import { writeCases } from './seed-cases.ts';
import { seededStatuses, writeCatalog, writePeople } from './seed-records.ts';
import { openStoredFloor } from './stored-floor.ts';

export interface SeedOptions {
  /** How many agents, at least 1: the demo agent is one of them. */
  readonly agents: number;
  readonly seed: string | number;
  /** The org's time when the past ends, epoch milliseconds. */
  readonly now: number;
  /** Days of past, 7 unless given. */
  readonly pastDays?: number;
  /** Told how much is done, 0 to 1, about every day of the past. */
  readonly onProgress?: (share: number) => void;
}

/** AgentWork of a long past is left out but for this time before now: it shows load, nobody reads it as history, and
 * it has twice the rows of presence itself. */
const workKept = day;
const rowsPerTransaction = 100_000;

/**
 * Fills an empty org: organization, profiles, roles, users, channels, statuses and the past of its floor. The same
 * options give the same bytes. The past leaves no entries in the change log: nobody can hold a replay id from before
 * the org existed. Killed on its way, it leaves a file for which `isSeeded` is false.
 */
export function seedOrg(db: DatabaseSyncInstance, options: SeedOptions): void {
  const { now, pastDays = 7, onProgress = () => undefined } = options;
  if (!Number.isInteger(options.agents) || options.agents < 1)
    throw new RangeError('a floor has at least 1 agent');
  const floor: FloorDefinition = {
    seed: seedOf(String(options.seed)),
    agents: options.agents,
    seededAt: now,
  };
  const roster = rosterOf(floor);
  const chart = orgChart(floor, roster);
  const from = now - pastDays * day;
  const stored = openStoredFloor(db);
  const ids = createIdSource(db);
  const agents = ledgerAgents(roster);
  transaction(db, () => {
    const created = { at: wholeSecond(from - 90 * day), by: chart.users[0]?.id ?? '' };
    writeCatalog(db, created);
    writePeople(db, chart, created);
    writeAccess(db, chart, created);
    writeCases(db, floor, chart);
    const states = createAgentStates(db);
    for (const agent of agents) states.configure(agent.userId, agent);
    writeLeavers(
      db,
      chart.leavers.map((leaver) => leaver.id),
      from,
      ids,
    );
  });
  const ledger = createLedger({
    db,
    ids,
    changes: createChangeLog(db),
    statuses: seededStatuses,
    agents,
    open: new Map(),
    keepWorkFrom: now - workKept,
    logFrom: Infinity,
  });
  const agenda = createAgenda(floor, roster, from);
  let reported = 0;
  while (agenda.due() <= now) {
    const event = agenda.take();
    ledger.apply(event, event.at, event.kind === 'status' ? event.endedAt : event.at);
    if (ledger.pending >= rowsPerTransaction) ledger.flush();
    const share = (event.at - from) / (now - from);
    if (share - reported >= 1 / pastDays) {
      reported = share;
      onProgress(share);
    }
  }
  ledger.finish(() => stored.create(floor, { orgAt: now, floorAt: now }));
  onProgress(1);
}

/** Rows of people who are gone, hanging since before everything else: what only a search without a bound finds. */
function writeLeavers(
  db: DatabaseSyncInstance,
  userIds: readonly string[],
  before: number,
  ids: ReturnType<typeof createIdSource>,
): void {
  const presence = createPresenceTable(db);
  const status = seededStatuses[0];
  if (!status) return;
  userIds.forEach((userId, place) => {
    const startedAt = wholeSecond(before - (place + 1) * 1.37 * day);
    presence.insert({
      number: ids.next(presencePrefix),
      userId,
      statusId: status.id,
      isAway: false,
      startedAt,
      configuredCapacity: 1,
      configuredInterruptCapacity: 1,
      endedAt: null,
      measures: null,
      modifiedAt: startedAt,
    });
  });
}

/** False for an empty file and for one whose seeding was killed. */
export function isSeeded(db: DatabaseSyncInstance): boolean {
  return openStoredFloor(db).definition() !== undefined;
}
