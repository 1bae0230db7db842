import { describe, expect, it } from 'vitest';
import { agentOf, dueOf, type AgentFacts } from '../agent';
import { bucketOf, pageKindOf } from '../bucket';
import type { PresenceRow } from '../row';
import { defaultSettings } from '../settings';

const now = Date.UTC(2026, 4, 5, 14);
const minute = 60_000;
const hour = 60 * minute;

function row(facts: Partial<PresenceRow> = {}): PresenceRow {
  const start = facts.start ?? now - hour;
  return {
    id: '0N3000000000001AAA',
    userId: '005000000000001AAA',
    userName: 'Ada',
    statusId: '0N5000000000001AAA',
    statusLabel: 'Available',
    away: false,
    current: facts.end === undefined,
    start,
    createdAt: start,
    modifiedAt: facts.end ?? start,
    ...facts,
  };
}

function agent(facts: Partial<AgentFacts>, knownComplete = now) {
  const all = { userId: '005000000000001AAA', currentRows: [], ...facts };
  return agentOf(all, { now, knownComplete }, defaultSettings);
}

const listed = (lastEnd: number) => ({ name: 'Ada of the roster', lastEnd });

describe('kind', () => {
  it('is online by a current row whose status serves a channel', () => {
    expect(agent({ currentRows: [row()] })).toMatchObject({
      kind: 'online',
      changing: false,
      statusLabel: 'Available',
      since: now - hour,
      suspect: false,
      suspectRows: 0,
    });
  });

  it('is busy by a current row that is away', () => {
    expect(agent({ currentRows: [row({ away: true })] })?.kind).toBe('busy');
  });

  it('is offline without a current row, since the last end', () => {
    const gone = agent({ lastClosed: row({ end: now - minute }) });
    expect(gone).toMatchObject({ kind: 'offline', since: now - minute, lastEnd: now - minute });
    expect(gone?.statusId).toBeUndefined();
    expect(gone?.rowId).toBeUndefined();
  });

  it('is offline by the roster alone, under its name', () => {
    expect(agent({ roster: listed(now - hour) })).toMatchObject({
      name: 'Ada of the roster',
      kind: 'offline',
      since: now - hour,
    });
  });

  it('makes no agent of nothing, nor of an end before the floor window', () => {
    const { floorWindow } = defaultSettings;
    expect(agent({})).toBeUndefined();
    expect(agent({ roster: listed(now - floorWindow - 1) })).toBeUndefined();
    expect(agent({ roster: listed(now - floorWindow) })?.kind).toBe('offline');
  });
});

describe('changing', () => {
  const closed = row({ end: now - 5_000 });

  it('keeps status and kind until an answer is later than the end plus the join gap', () => {
    for (const knownComplete of [now - 6_000, now, now + 5_000]) {
      expect(agent({ lastClosed: closed }, knownComplete)).toMatchObject({
        kind: 'online',
        changing: true,
        statusLabel: 'Available',
        since: closed.start,
      });
    }
    expect(agent({ lastClosed: closed }, now + 5_001)).toMatchObject({ kind: 'offline', changing: false });
  });

  it('ends with the successor', () => {
    const next = row({ id: '0N3000000000002AAA', start: now - 4_000, away: true });
    expect(agent({ lastClosed: closed, currentRows: [next] })).toMatchObject({
      kind: 'busy',
      changing: false,
    });
  });

  it('does not fall back to an older row that hangs', () => {
    const hanging = row({ id: '0N3000000000009AAA', start: now - 3 * hour, away: true });
    const facts = { lastClosed: closed, currentRows: [hanging] };
    expect(agent(facts)).toMatchObject({ kind: 'online', changing: true, suspect: true, suspectRows: 1 });
    expect(agent(facts, now + 6_000)).toMatchObject({ kind: 'busy', changing: false, suspectRows: 0 });
  });

  it('falls back to the older row when even the end of the newest is before the floor window', () => {
    const ended = row({ start: now - 30 * hour, end: now - 25 * hour });
    const hanging = row({ id: '0N3000000000009AAA', start: now - 31 * hour });
    const facts = { lastClosed: ended, currentRows: [hanging] };
    expect(agent(facts, -Infinity)).toMatchObject({
      rowId: hanging.id,
      changing: false,
      suspectReason: 'too-old',
    });
  });

  it('keeps no status that only the roster tells the end of, and counts nobody offline for it', () => {
    const late = agent({ lastClosed: row({ end: now - hour }), roster: listed(now - 5_000) });
    expect(late).toMatchObject({ kind: 'offline', changing: true });
    expect(late && bucketOf(late)).toBeUndefined();
    expect(late && pageKindOf(late)).toBe('changing');
  });

  it('is told by the roster alone where no row is known', () => {
    expect(agent({ roster: listed(now - 5_000) })).toMatchObject({ kind: 'offline', changing: true });
  });

  it('keeps a status that was just believed when it closed', () => {
    const { believableAge } = defaultSettings;
    const old = row({ start: now - 5_000 - believableAge, end: now - 5_000 });
    expect(agent({ lastClosed: old })).toMatchObject({ kind: 'online', changing: true });
  });

  it('counts an agent by the status that he keeps', () => {
    const kept = agent({ lastClosed: closed });
    expect(kept && bucketOf(kept)).toBe('online');
    const left = agent({ lastClosed: closed }, now + hour);
    expect(left && bucketOf(left)).toBe('offline');
  });

  it('keeps no status that was not believed', () => {
    const old = row({ start: now - 20 * hour, end: now - 5_000 });
    expect(agent({ lastClosed: old })).toMatchObject({ kind: 'offline', changing: true, suspect: false });
  });
});

describe('the name', () => {
  const person = { userId: '005000000000001AAA', name: 'Ada of the people' };
  const nameOf = (facts: Partial<AgentFacts>) => agent(facts)?.name;

  it('is that of the row, then of the person, then of the roster, then the id', () => {
    const unnamed = row({ userName: undefined });
    const roster = listed(now - hour);
    expect(nameOf({ currentRows: [row()], person, roster })).toBe('Ada');
    expect(nameOf({ currentRows: [unnamed], person, roster })).toBe('Ada of the people');
    expect(nameOf({ currentRows: [unnamed], roster })).toBe('Ada of the roster');
    expect(nameOf({ currentRows: [unnamed] })).toBe('005000000000001AAA');
  });
});

describe('suspect rows', () => {
  const { believableAge } = defaultSettings;

  it('doubts a row older than the believable age and counts its agent apart', () => {
    expect(agent({ currentRows: [row({ start: now - believableAge })] })?.suspect).toBe(false);
    const old = agent({ currentRows: [row({ start: now - believableAge - 1 })] });
    expect(old).toMatchObject({ kind: 'online', suspect: true, suspectReason: 'too-old', suspectRows: 1 });
    expect(old && bucketOf(old)).toBe('suspect');
  });

  it('goes by the newest start of two current rows, doubts the other, and still counts the agent', () => {
    const newest = row({ id: '0N3000000000002AAA', start: now - minute, away: true });
    for (const currentRows of [
      [row(), newest],
      [newest, row()],
    ]) {
      const both = agent({ currentRows });
      expect(both).toMatchObject({
        kind: 'busy',
        rowId: newest.id,
        suspect: true,
        suspectReason: 'second-row',
        suspectRows: 1,
      });
      expect(both && bucketOf(both)).toBe('busy');
    }
  });

  it('decides between rows of the same start by their creation, then by id', () => {
    const first = row({ id: '0N3000000000001AAA' });
    const second = row({ id: '0N3000000000002AAA' });
    expect(agent({ currentRows: [second, first] })?.rowId).toBe(second.id);
    expect(agent({ currentRows: [first, second] })?.rowId).toBe(second.id);
    expect(agent({ currentRows: [row({ createdAt: now }), second] })?.rowId).toBe(first.id);
  });
});

describe('bots', () => {
  it('are told by user type or by the administrator, and counted apart', () => {
    const person = { userId: '005000000000001AAA', userType: 'AutomatedProcess' };
    const byType = agent({ currentRows: [row()], person });
    expect(byType && bucketOf(byType)).toBe('bot');
    const named = { ...defaultSettings, botUserIds: ['005000000000001AAA'] };
    const facts = { userId: '005000000000001AAA', currentRows: [row()] };
    expect(agentOf(facts, { now, knownComplete: now }, named)?.bot).toBe(true);
    const other = (userType: string) => agent({ currentRows: [row()], person: { ...person, userType } })?.bot;
    expect([other('CloudIntegrationUser'), other('Standard')]).toEqual([true, false]);
  });
});

describe('capacity and load', () => {
  const work = (items: number, weight?: number) => ({
    open: { userId: '005000000000001AAA', items, weight },
    asOf: now,
  });
  const loaded = (items: number, weight?: number, configuredCapacity: number | undefined = 4) =>
    agent({ currentRows: [row({ configuredCapacity })], work: work(items, weight) })?.load;

  it('gives the average as of the last change of the row', () => {
    const worked = row({ averageCapacity: 1.5, configuredCapacity: 4, modifiedAt: now - minute });
    expect(agent({ currentRows: [worked] })).toMatchObject({
      averageCapacity: 1.5,
      configuredCapacity: 4,
      capacityAsOf: now - minute,
    });
    expect(agent({ currentRows: [row()] })?.capacityAsOf).toBeUndefined();
  });

  it('gives idle and full time as of the same change', () => {
    const idled = row({ idle: 60_000, atCapacity: 0, modifiedAt: now - minute });
    expect(agent({ currentRows: [idled] })).toMatchObject({
      idle: 60_000,
      atCapacity: 0,
      capacityAsOf: now - minute,
    });
  });

  it('is free without open work, full at the configured capacity, part-loaded between', () => {
    expect(loaded(0)?.state).toBe('free');
    expect(loaded(2, 3.5)?.state).toBe('part-loaded');
    expect(loaded(2, 4)?.state).toBe('full');
    expect(loaded(3, 5)?.state).toBe('full');
  });

  it('claims no state where the weight or the capacity is not known', () => {
    expect(loaded(2)).toEqual({ items: 2, weight: undefined, asOf: now, state: undefined });
    expect(agent({ currentRows: [row()], work: work(1, 1) })?.load?.state).toBeUndefined();
  });

  it('has no load where AgentWork is not readable, or without a current row', () => {
    expect(agent({ currentRows: [row()] })?.load).toBeUndefined();
    expect(agent({ roster: listed(now - hour), work: work(1, 1) })?.load).toBeUndefined();
  });
});

describe('due times', () => {
  it('names the moment after which the same facts make another agent', () => {
    const cases: Partial<AgentFacts>[] = [
      { currentRows: [row()] },
      { lastClosed: row({ end: now - 5_000 }) },
      { lastClosed: row({ end: now - hour }) },
      { roster: listed(now - hour) },
    ];
    for (const facts of cases) {
      const all = { userId: '005000000000001AAA', currentRows: [], ...facts };
      const at = (time: number, complete: number) =>
        agentOf(all, { now: time, knownComplete: complete }, defaultSettings);
      const first = at(now, now);
      if (first === undefined) throw new Error('no agent');
      const { time, complete } = dueOf(first, defaultSettings);
      if (time !== undefined) {
        expect(at(time, now)).toEqual(first);
        expect(at(time + 1, now)).not.toEqual(first);
      }
      if (complete !== undefined) {
        expect(at(now, complete)).toEqual(first);
        expect(at(now, complete + 1)).not.toEqual(first);
      }
      expect(time ?? complete).toBeDefined();
    }
  });

  it('are those of the believable age, of the join gap and of the floor window', () => {
    const { believableAge, joinGap, floorWindow } = defaultSettings;
    const due = (facts: Partial<AgentFacts>) => {
      const known = agent(facts);
      return known && dueOf(known, defaultSettings);
    };
    const [end, left] = [now - 5_000, now - hour];
    expect(due({ currentRows: [row()] })).toEqual({ time: now - hour + believableAge });
    expect(due({ lastClosed: row({ end }) })).toEqual({ complete: end + joinGap, time: end + floorWindow });
    expect(due({ lastClosed: row({ end: left }) })).toEqual({ time: left + floorWindow });
  });

  it('names none for a row that is doubted already', () => {
    const old = agent({ currentRows: [row({ start: now - 17 * hour })] });
    expect(old && dueOf(old, defaultSettings)).toEqual({ time: undefined });
  });
});

describe('what is known of changes', () => {
  const change = (facts: Partial<AgentFacts>) => agent(facts)?.lastChangeAt;
  const closed = row({ end: now - hour, modifiedAt: now - minute });

  it('is when the row was modified that says what the agent is', () => {
    const current = row({ modifiedAt: now - 5 * minute });
    expect(change({ currentRows: [current], lastClosed: closed })).toBe(now - 5 * minute);
    expect(change({ lastClosed: closed })).toBe(now - minute);
    expect(change({ lastClosed: closed, roster: listed(now - hour) })).toBe(now - minute);
  });

  it('is nothing where the roster alone tells of the end', () => {
    expect(change({ roster: listed(now - hour) })).toBeUndefined();
    expect(change({ lastClosed: closed, roster: listed(now - minute) })).toBeUndefined();
  });

  it('has the limit that is broken, online or not', () => {
    const limitBrokenAt = now - minute;
    expect(agent({ currentRows: [row()], limitBrokenAt })?.limitBrokenAt).toBe(limitBrokenAt);
    expect(agent({ lastClosed: closed, limitBrokenAt })?.limitBrokenAt).toBe(limitBrokenAt);
    expect(agent({ currentRows: [row()] })?.limitBrokenAt).toBeUndefined();
  });
});
