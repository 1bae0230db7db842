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
  return agentFrom(facts, settings, {
    named: row,
    status: row,
    since: row.start,
    changing: false,
    suspectReason,
    suspectRows: second + (tooOld ? 1 : 0),
    lastEnd,
    lastChangeAt: row.modifiedAt,
    load: facts.work && loadOf(facts.work.open, facts.work.asOf, row.configuredCapacity),
  });
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
  const closed = facts.lastClosed;
  const kept = changing ? keptStatus(facts, lastEnd, settings) : undefined;
  return agentFrom(facts, settings, {
    named: closed,
    status: kept,
    since: kept?.start ?? lastEnd,
    changing,
    suspectReason: hanging > 0 ? 'second-row' : undefined,
    suspectRows: hanging,
    lastEnd,
    lastChangeAt: closed?.end === lastEnd ? closed.modifiedAt : undefined,
    load: undefined,
  });
}

/** The closed row whose status a changing agent keeps: none where only the roster tells of the end, or where the
 * row was not believed when it closed. */
function keptStatus(facts: AgentFacts, lastEnd: number, settings: PresenceSettings): PresenceRow | undefined {
  const row = facts.lastClosed;
  return row?.end === lastEnd && row.end <= row.start + settings.believableAge ? row : undefined;
}

interface Judged extends Pick<
  Agent,
  'since' | 'changing' | 'suspectReason' | 'suspectRows' | 'lastEnd' | 'lastChangeAt' | 'load'
> {
  /** The row that has his name. */
  readonly named: PresenceRow | undefined;
  /** The row whose status he is in; none: he is offline. */
  readonly status: PresenceRow | undefined;
}

/** One literal: an object put together of others by spreads has a shape of its own, which costs V8 more than the
 * object. */
function agentFrom(facts: AgentFacts, settings: PresenceSettings, judged: Judged): Agent {
  const { userId, person, roster, limitBrokenAt } = facts;
  const { named, status, suspectReason } = judged;
  const capacityKnown = (status?.averageCapacity ?? status?.idle ?? status?.atCapacity) !== undefined;
  return {
    userId,
    name: named?.userName ?? person?.name ?? roster?.name ?? userId,
    kind: kindOf(status),
    changing: judged.changing,
    statusId: status?.statusId,
    statusLabel: status?.statusLabel,
    since: judged.since,
    rowId: status?.id,
    suspect: suspectReason !== undefined,
    suspectReason,
    suspectRows: judged.suspectRows,
    bot: isBot(userId, person, settings),
    lastEnd: judged.lastEnd,
    configuredCapacity: status?.configuredCapacity,
    averageCapacity: status?.averageCapacity,
    idle: status?.idle,
    atCapacity: status?.atCapacity,
    capacityAsOf: capacityKnown ? status?.modifiedAt : undefined,
    person,
    load: judged.load,
    limitBrokenAt,
    lastChangeAt: judged.lastChangeAt,
  };
}

function kindOf(status: PresenceRow | undefined): AgentKind {
  if (status === undefined) return 'offline';
  return status.away ? 'busy' : 'online';
}

function isBot(userId: string, person: Person | undefined, settings: PresenceSettings): boolean {
  return (
    settings.botUserIds.includes(userId) ||
    (person?.userType !== undefined && settings.botUserTypes.includes(person.userType))
  );
}

function lastEndOf(facts: AgentFacts): number | undefined {
  const row = facts.lastClosed?.end;
  const roster = facts.roster?.lastEnd;
  if (row === undefined || roster === undefined) return row ?? roster;
  return Math.max(row, roster);
}
