import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Agent, type UserServicePresenceRecord } from 'c/presenceModel';
import { wallCsv } from '../wallCsv';
import { linesOf } from '../wallLines';
import { columnKeys } from '../words';
import { agentAt, idOf, now, place, readCsv, rowOf, words } from './exported';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const runs = process.env.SOAK ? 5_000 : 60;

function exported(
  rows: readonly UserServicePresenceRecord[],
  known: readonly Agent[],
  { userIds = known.map(({ userId }) => userId), filter }: { userIds?: string[]; filter?: string } = {},
) {
  const byId = new Map(known.map((agent) => [agent.userId, agent]));
  const found = linesOf([{ userIds, serverTime: now, rows }], (id) => byId.get(id), defaultSettings);
  const counted = { total: 1_000, partial: false, filter, from: now, to: now };
  return readCsv(wallCsv(found, counted, words, place));
}

describe('the wall as a file', () => {
  it('has a line an agent, in the order of the wall, with every column', () => {
    const { heads, lines } = exported([rowOf(2), rowOf(1)], [agentAt(1), agentAt(2), agentAt(3)]);
    expect(heads).toEqual(
      columnKeys.map((key) => (key === 'sinceLocal' ? 'since in America/Los_Angeles' : key)),
    );
    expect(lines.map(({ name, kind }) => [name, kind])).toEqual([
      ['Agent 1', 'Online'],
      ['Agent 2', 'Online'],
      ['Agent 3', 'Offline'],
    ]);
  });

  it('says of a row what the read returned, times in UTC, durations in seconds', () => {
    const person = {
      userId: idOf(1),
      title: 'Agent',
      roleName: 'Tier 1',
      department: 'Care',
      managerName: 'Bo',
    };
    const load = { items: 2, weight: 3, asOf: now - 5_000, state: 'part-loaded' as const };
    const row = rowOf(1, {
      ConfiguredCapacity: 4,
      AverageCapacity: 1.5,
      IdleDuration: 61,
      AtCapacityDuration: 0,
    });
    const { lines } = exported([row], [agentAt(1, { person, load, kind: 'online', rowId: 'another' })]);
    expect(lines[0]).toEqual({
      name: 'Agent 1',
      userId: idOf(1),
      kind: 'Online',
      status: 'Available',
      since: '2026-05-05T15:50:00Z',
      'since in America/Los_Angeles': '2026-05-05 08:50:00',
      seconds: '600',
      marks: '',
      limitSince: '',
      openItems: '2',
      openWeight: '3',
      openAsOf: '2026-05-05T15:59:55Z',
      capacity: '4',
      averageCapacity: '1.5',
      idle: '61',
      atCapacity: '0',
      capacityAsOf: '2026-05-05T15:59:00Z',
      title: 'Agent',
      role: 'Tier 1',
      department: 'Care',
      manager: 'Bo',
      rowId: row.Id,
      readAt: '2026-05-05T16:00:00Z',
    });
  });

  it('says of who is offline since when, and nothing of a row', () => {
    const [line] = exported([], [agentAt(1)]).lines;
    expect(line).toMatchObject({
      kind: 'Offline',
      status: '',
      since: '2026-05-05T15:00:00Z',
      seconds: '3600',
    });
    expect(line).toMatchObject({ rowId: '', openItems: '', capacity: '' });
  });

  it('claims no status that the read did not return', () => {
    const there = agentAt(1, { kind: 'online', statusLabel: 'Available', rowId: 'x', configuredCapacity: 3 });
    const { lines, last } = exported([], [there, agentAt(2, { changing: true })]);
    for (const line of lines) {
      expect(line).toMatchObject({ kind: 'No current row', status: '', since: '', capacity: '', rowId: '' });
    }
    expect(last).toContain('2 without a current row when read');
  });

  it('leaves out, and counts, who came back from no read and is not on the floor any more', () => {
    const { lines, last } = exported([rowOf(2)], [agentAt(1)], { userIds: [1, 2, 3].map(idOf) });
    expect(lines.map(({ name }) => name)).toEqual(['Agent 1', 'Agent 2']);
    expect(last).toContain('1 left out: not visible any more');
  });

  it('believes the newest of several current rows, and counts the others', () => {
    const older = rowOf(1, { Id: 'older', StatusStartDate: new Date(now - 900_000).toISOString() });
    const { lines, last } = exported([older, rowOf(1)], [agentAt(1)]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ rowId: rowOf(1).Id, marks: 'Second row' });
    expect(last).toContain('1 current rows left out');
  });

  it('marks bots, and rows too old to believe', () => {
    const old = { StatusStartDate: new Date(now - 17 * 3_600_000).toISOString() };
    const { lines } = exported([rowOf(1, old)], [agentAt(1, { bot: true })]);
    expect(lines[0]).toMatchObject({ marks: 'Bot; Probably gone', kind: 'Online' });
  });

  it('says a limit broken of the row that breaks it, and of no later one', () => {
    const broken = { kind: 'online', limitBrokenAt: now - 30_000 } as const;
    const known = [agentAt(1, { ...broken, rowId: rowOf(1).Id }), agentAt(2, { ...broken, rowId: 'before' })];
    const { lines } = exported([rowOf(1), rowOf(2)], known);
    expect(lines.map(({ limitSince }) => limitSince)).toEqual(['2026-05-05T15:59:30Z', '']);
  });
});

describe('the last line', () => {
  it('says how many of how many, which filter, of when, in which zone', () => {
    expect(exported([], [agentAt(1)], { filter: 'Status: Lunch' }).last).toBe(
      '1 agents of 1,000 you may see; filter: Status: Lunch; as of 2026-05-05T16:00:00Z; your zone is America/Los_Angeles',
    );
    expect(exported([], []).last).toContain('0 agents of 1,000 you may see; no filter');
  });

  it('says between which moments, where there were several, and what could not be read', () => {
    const found = { lines: [], gone: 0, second: 0 };
    const counted = { total: 3, partial: true, from: now, to: now + 9_000 };
    const { last } = readCsv(wallCsv(found, counted, words, place));
    expect(last).toContain('who is offline could not be read');
    expect(last).toContain('read from 2026-05-05T16:00:00Z to 2026-05-05T16:00:09Z');
  });
});

it(`reads back as it was exported, whatever people are called, and holds no formula (seed ${seed})`, () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('=1+1', '+1', '-2', '@A1', '"', 'a,b', 'x\r\ny', '\t=1', '＝1', 'Ünal ذ'),
  );
  const one = fc.record({ name: text, status: text, title: text, there: fc.boolean() });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), text, (people, filter) => {
      const known = people.map(({ name, title }, index) =>
        agentAt(index, { name, person: { userId: idOf(index), title } }),
      );
      const rows = people.flatMap(({ name, status, there }, index) => {
        if (!there) return [];
        return [rowOf(index, { User: { Name: name }, ServicePresenceStatus: { MasterLabel: status } })];
      });
      const { lines, last } = exported(rows, known, { filter });
      const shown = lines.map(({ name, status, title, kind }) => [name, status, title, kind]);
      expect(shown.map((cells) => cells.map((cell) => cell?.replace(/^'/, '')))).toEqual(
        people.map(({ name, status, title, there }) =>
          [name, there ? status : '', title, there ? 'Online' : 'Offline'].map((cell) =>
            cell.replace(/^'/, ''),
          ),
        ),
      );
      for (const cell of [...shown.flat(), last]) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
    }),
    { seed, numRuns: runs },
  );
});
