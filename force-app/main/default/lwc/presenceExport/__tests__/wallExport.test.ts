import { describe, expect, it } from 'vitest';
import type { UserServicePresenceRecord } from 'c/presenceModel';
import { createWallExport, type ExportState, type WallExportOptions } from '../wallExport';
import { agentAt, idOf, now, place, readCsv, rowOf, words } from './exported';

interface Call {
  readonly userIds: readonly string[];
  answer(rows?: readonly UserServicePresenceRecord[], serverTime?: number): Promise<void>;
  refuse(error: Error): Promise<void>;
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

function exportOf(count: number, more: Partial<WallExportOptions> = {}) {
  const open: Call[] = [];
  const told: ExportState[] = [];
  const wallExport = createWallExport({
    readRows: (userIds) =>
      new Promise((resolve, reject) => {
        open.push({
          userIds,
          answer(rows = [], serverTime = now) {
            resolve({ serverTime, rows });
            return settled();
          },
          refuse(error) {
            reject(error);
            return settled();
          },
        });
      }),
    userIds: numbers(count).map(idOf),
    agentOf: (userId) => agentAt(Number(userId.slice(3, 15))),
    counted: () => ({ total: count, partial: false }),
    words,
    place,
    onChange: (state) => told.push(state),
    ...more,
  });
  const next = (): Call => {
    const call = open.shift();
    if (call === undefined) throw new Error('Nothing is asked.');
    return call;
  };
  return { wallExport, open, told, next };
}

const linesIn = (state: ExportState) => (state.phase === 'done' ? readCsv(state.file.bytes) : undefined);

describe('an export', () => {
  it('reads 10,000 users in 50 calls of 200, two at a time, and says how far it is', async () => {
    const { wallExport, open, told, next } = exportOf(10_000);
    let calls = 0;
    const asked: number[] = [];
    while (wallExport.state.phase === 'reading') {
      expect(open.length).toBeLessThanOrEqual(2);
      const call = next();
      calls += 1;
      asked.push(call.userIds.length);
      await call.answer();
    }
    expect([calls, new Set(asked)]).toEqual([50, new Set([200])]);
    const progress = told.flatMap((state) => (state.phase === 'reading' ? [state.done] : []));
    expect(progress).toEqual(numbers(51).map((batch) => batch * 200));
    expect(linesIn(wallExport.state)?.lines).toHaveLength(10_000);
  });

  it('keeps the order of the wall, whichever answer comes first', async () => {
    const { wallExport, open, next } = exportOf(450);
    const first = next();
    while (open.length > 0) await next().answer();
    await first.answer();
    expect(linesIn(wallExport.state)?.lines.map(({ userId }) => userId)).toEqual(numbers(450).map(idOf));
  });

  it('exports somebody who stands in two groups once', async () => {
    const { wallExport, next } = exportOf(0, { userIds: [1, 2, 1].map(idOf) });
    const call = next();
    expect(call.userIds).toEqual([1, 2].map(idOf));
    await call.answer([rowOf(1)]);
    expect(linesIn(wallExport.state)?.lines).toHaveLength(2);
  });

  it('says of an empty wall when it was empty', async () => {
    const { wallExport, next } = exportOf(0);
    const call = next();
    expect(call.userIds).toEqual([]);
    await call.answer();
    const read = linesIn(wallExport.state);
    expect([read?.lines, read?.last.slice(0, 8)]).toEqual([[], '0 agents']);
  });

  it('is named after its moment, and says between which ones it was read', async () => {
    const { wallExport, next } = exportOf(300);
    await next().answer([], now);
    await next().answer([], now + 61_000);
    expect(wallExport.state).toMatchObject({
      agents: 300,
      file: { name: 'presence-2026-05-05T16-01-01Z.csv' },
    });
    expect(linesIn(wallExport.state)?.last).toContain('from 2026-05-05T16:00:00Z to 2026-05-05T16:01:01Z');
  });

  it('asks in halves again where an answer may have been cut off', async () => {
    const { wallExport, next } = exportOf(3);
    await next().answer(numbers(2_000).map(() => rowOf(1)));
    const first = next();
    expect(first.userIds).toEqual([0, 1].map(idOf));
    await first.answer([rowOf(0)]);
    await next().answer();
    expect(linesIn(wallExport.state)?.lines.map(({ kind }) => kind)).toEqual([
      'Online',
      'Offline',
      'Offline',
    ]);
  });
});

describe('an export that is cancelled', () => {
  it('asks nothing more and leaves no file', async () => {
    const { wallExport, open, told, next } = exportOf(1_000);
    const running = [next(), next()];
    wallExport.cancel();
    for (const call of running) await call.answer();
    expect(wallExport.state).toEqual({ phase: 'cancelled' });
    expect(open).toEqual([]);
    expect(told.some(({ phase }) => phase === 'done')).toBe(false);
  });

  it('is not one that was finished', async () => {
    const { wallExport, next } = exportOf(1);
    await next().answer();
    wallExport.cancel();
    expect(wallExport.state.phase).toBe('done');
  });
});

describe('an export that fails', () => {
  const refused = { kind: 'denied', message: 'No access to AverageCapacity' };
  const error = Object.assign(new Error(refused.message), refused);

  it('says why, asks nothing more, and leaves no file', async () => {
    const { wallExport, open, next } = exportOf(1_000);
    const [first, second] = [next(), next()];
    await first.refuse(error);
    await second.answer();
    expect(wallExport.state).toEqual({ phase: 'failed', ...refused });
    expect(open).toEqual([]);
  });

  it('reads everything anew when it is tried again', async () => {
    const { wallExport, open, next } = exportOf(400);
    await next().answer([rowOf(1)]);
    await next().refuse(error);
    wallExport.again();
    expect(open.map(({ userIds }) => userIds.length)).toEqual([200, 200]);
    while (open.length > 0) await next().answer([], now + 1_000);
    expect(linesIn(wallExport.state)?.last).toContain('as of 2026-05-05T16:00:01Z');
    wallExport.again();
    expect(open).toEqual([]);
  });

  it('says so of what is no error of the gateway too', async () => {
    const { wallExport, next } = exportOf(1, {
      counted: () => {
        throw new TypeError('floor');
      },
    });
    await next().answer();
    expect(wallExport.state).toEqual({ phase: 'failed', kind: 'other', message: 'floor' });
  });
});
