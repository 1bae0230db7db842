import { loadOf, type AgentWorkLoad, type Load, type Person } from './facts';
import type { PresenceRow } from './row';
import type { PresenceSettings } from './settings';

export type AgentKind = 'online' | 'busy' | 'offline';
export type SuspectReason = 'too-old' | 'second-row';

/** One user of the floor as a card shows him. Times are epoch milliseconds. */
export interface Agent {
  readonly userId: string;
  readonly name: string;
  /** While `changing` the kind of the closed row. */
  readonly kind: AgentKind;
  /** The row is closed, and no answer later than its end plus the join gap has said whether one follows. */
  readonly changing: boolean;
  readonly statusId?: string;
  readonly statusLabel?: string;
  /** Start of the status; of an offline agent the end of his last row. */
  readonly since: number;
  readonly rowId?: string;
  readonly suspect: boolean;
  readonly suspectReason?: SuspectReason;
  /** Current rows of this agent that are not believed; the second ones do not decide what he is. */
  readonly suspectRows: number;
  readonly bot: boolean;
  readonly lastEnd?: number;
  readonly configuredCapacity?: number;
  /** As of `capacityAsOf`: the platform rewrites it only when work moves. */
  readonly averageCapacity?: number;
  /** Time idle and at full capacity within this status, milliseconds; as of the same. */
  readonly idle?: number;
  readonly atCapacity?: number;
  readonly capacityAsOf?: number;
  readonly person?: Person;
  /** Only of an agent with a current row, and only where AgentWork may be read. */
  readonly load?: Load;
  /** From when on the spell in this status is longer than it may be; absent: no limit is broken. */
  readonly limitBrokenAt?: number;
  /** Last modification of the row that says what the agent is; absent where only the roster tells of him. */
  readonly lastChangeAt?: number;
}

/** All that is known of one user. */
export interface AgentFacts {
  readonly userId: string;
  readonly currentRows: readonly PresenceRow[];
  /** The closed row with the latest end. */
  readonly lastClosed?: PresenceRow;
  readonly roster?: { readonly name: string; readonly lastEnd: number };
  readonly person?: Person;
  readonly work?: { readonly open: AgentWorkLoad; readonly asOf: number };
  readonly limitBrokenAt?: number;
}

export interface FloorMoment {
  /** Server time now. */
  readonly now: number;
  /** Server time of the newest finished read of presence rows. */
  readonly knownComplete: number;
}

/** The agent that these facts make, or undefined where they make none within the floor window. */
export function agentOf(
  facts: AgentFacts,
  moment: FloorMoment,
  settings: PresenceSettings,
): Agent | undefined {
  const row = facts.currentRows.reduce<PresenceRow | undefined>(newerStart, undefined);
  const closed = facts.lastClosed;
  // An older row that hangs must not take over between the close of the newest row and its successor.
  const superseded = row !== undefined && closed !== undefined && newerStart(row, closed) === closed;
  const lastEnd = lastEndOf(facts);
  const changing = lastEnd !== undefined && moment.knownComplete <= lastEnd + settings.joinGap;
  const left =
    row === undefined || (superseded && changing)
      ? withoutRow(facts, lastEnd, changing, moment, settings)
      : undefined;
  return left ?? (row && withRow(facts, row, lastEnd, moment, settings));
}

/** When time alone changes what `agentOf` answers: later than `time` by the clock, or than `complete` by what is
 * known complete. Epoch milliseconds. */
export function dueOf(agent: Agent, settings: PresenceSettings): { time?: number; complete?: number } {
  const complete =
    agent.changing && agent.lastEnd !== undefined ? agent.lastEnd + settings.joinGap : undefined;
  if (agent.rowId !== undefined && !agent.changing) {
    return { time: agent.suspectReason === 'too-old' ? undefined : agent.since + settings.believableAge };
  }
  return { complete, time: agent.lastEnd === undefined ? undefined : agent.lastEnd + settings.floorWindow };
}

function newerStart(best: PresenceRow | undefined, row: PresenceRow): PresenceRow {
  if (best === undefined) return row;
  const order = row.start - best.start || row.createdAt - best.createdAt;
  return order > 0 || (order === 0 && row.id > best.id) ? row : best;
}

function withRow(
  facts: AgentFacts,
  row: PresenceRow,
  lastEnd: number | undefined,
  moment: FloorMoment,
  settings: PresenceSettings,
): Agent {
  const tooOld = moment.now > row.start + settings.believableAge;
  const second = facts.currentRows.length - 1;
  const suspectReason = tooOld ? 'too-old' : second > 0 ? 'second-row' : undefined;
  return {
    ...who(facts, row, settings),
    ...statusFacts(row),
    changing: false,
    suspect: suspectReason !== undefined,
    suspectReason,
    suspectRows: second + (tooOld ? 1 : 0),
    lastEnd,
    lastChangeAt: row.modifiedAt,
    load: facts.work && loadOf(facts.work.open, facts.work.asOf, row.configuredCapacity),
  };
}

function withoutRow(
  facts: AgentFacts,
  lastEnd: number | undefined,
  changing: boolean,
  moment: FloorMoment,
  settings: PresenceSettings,
): Agent | undefined {
  if (lastEnd === undefined || moment.now > lastEnd + settings.floorWindow) return undefined;
  const hanging = facts.currentRows.length;
  const base = {
    ...who(facts, facts.lastClosed, settings),
    changing,
    suspect: hanging > 0,
    suspectReason: hanging > 0 ? 'second-row' : undefined,
    suspectRows: hanging,
    lastEnd,
    lastChangeAt: facts.lastClosed?.end === lastEnd ? facts.lastClosed.modifiedAt : undefined,
  } as const;
  const kept = changing ? keptStatus(facts, lastEnd, settings) : undefined;
  return kept === undefined
    ? { ...base, kind: 'offline', since: lastEnd }
    : { ...base, ...statusFacts(kept) };
}

/** The closed row whose status a changing agent keeps: none where only the roster tells of the end, or where the
 * row was not believed when it closed. */
function keptStatus(facts: AgentFacts, lastEnd: number, settings: PresenceSettings): PresenceRow | undefined {
  const row = facts.lastClosed;
  return row?.end === lastEnd && row.end <= row.start + settings.believableAge ? row : undefined;
}

function statusFacts(row: PresenceRow) {
  return {
    kind: row.away ? 'busy' : 'online',
    statusId: row.statusId,
    statusLabel: row.statusLabel,
    since: row.start,
    rowId: row.id,
    configuredCapacity: row.configuredCapacity,
    averageCapacity: row.averageCapacity,
    idle: row.idle,
    atCapacity: row.atCapacity,
    capacityAsOf:
      (row.averageCapacity ?? row.idle ?? row.atCapacity) === undefined ? undefined : row.modifiedAt,
  } as const;
}

function who(facts: AgentFacts, row: PresenceRow | undefined, settings: PresenceSettings) {
  const { userId, person, roster, limitBrokenAt } = facts;
  const name = row?.userName ?? person?.name ?? roster?.name ?? userId;
  const bot =
    settings.botUserIds.includes(userId) ||
    (person?.userType !== undefined && settings.botUserTypes.includes(person.userType));
  return { userId, name, bot, person, limitBrokenAt };
}

function lastEndOf(facts: AgentFacts): number | undefined {
  const row = facts.lastClosed?.end;
  const roster = facts.roster?.lastEnd;
  if (row === undefined || roster === undefined) return row ?? roster;
  return Math.max(row, roster);
}
