import { describe, expect, it } from 'vitest';
import { compareVersions, parseRow } from '../row';

const record = {
  Id: '0N3000000000001AAA',
  UserId: '005000000000001AAA',
  User: { Name: 'Ada' },
  ServicePresenceStatusId: '0N5000000000001AAA',
  ServicePresenceStatus: { MasterLabel: 'Available' },
  IsAway: false,
  IsCurrentState: true,
  StatusStartDate: '2026-05-05T09:00:00.000Z',
  CreatedDate: '2026-05-05T09:00:01.000Z',
  SystemModstamp: '2026-05-05T09:30:00.000Z',
  ConfiguredCapacity: 4,
  AverageCapacity: 1.25,
  IdleDuration: 90,
  AtCapacityDuration: 0,
};

describe('a row', () => {
  it('is read from a record, times as epoch milliseconds', () => {
    expect(parseRow(record)).toEqual({
      id: '0N3000000000001AAA',
      userId: '005000000000001AAA',
      userName: 'Ada',
      statusId: '0N5000000000001AAA',
      statusLabel: 'Available',
      away: false,
      current: true,
      start: Date.UTC(2026, 4, 5, 9),
      end: undefined,
      createdAt: Date.UTC(2026, 4, 5, 9, 0, 1),
      modifiedAt: Date.UTC(2026, 4, 5, 9, 30),
      configuredCapacity: 4,
      averageCapacity: 1.25,
      idle: 90_000,
      atCapacity: 0,
    });
  });

  it('reads the time form of REST like that of Lightning', () => {
    const rest = { ...record, StatusStartDate: '2026-05-05T09:00:00.000+0000' };
    expect(parseRow(rest).start).toBe(parseRow(record).start);
  });

  it('does without what a closed or a sparse record lacks', () => {
    const { Id, UserId, IsAway, SystemModstamp } = record;
    const closed = parseRow({ Id, UserId, IsAway, SystemModstamp, IsCurrentState: false });
    const modifiedAt = Date.parse(SystemModstamp);
    expect(closed).toMatchObject({ start: modifiedAt, end: modifiedAt, createdAt: modifiedAt });
    expect(closed.idle).toBeUndefined();
    expect(closed.atCapacity).toBeUndefined();
    const ended = parseRow({ ...record, IsCurrentState: false, StatusEndDate: '2026-05-05T09:29:00.000Z' });
    expect(ended.end).toBe(Date.UTC(2026, 4, 5, 9, 29));
    expect(parseRow({ ...record, StatusStartDate: 'soon' }).start).toBe(Date.parse(record.CreatedDate));
  });
});

describe('versions of one row', () => {
  const version = (modifiedAt: number, current: boolean, seenAt: number) => ({ modifiedAt, current, seenAt });

  it('go by SystemModstamp, whatever the answer', () => {
    expect(compareVersions(version(2, true, 1), version(1, false, 9))).toBeGreaterThan(0);
  });

  it('of one second: a closed row never opens again', () => {
    expect(compareVersions(version(1, true, 9), version(1, false, 1))).toBeLessThan(0);
  });

  it('of one second otherwise go by the server time of the answers', () => {
    expect(compareVersions(version(1, true, 9), version(1, true, 1))).toBeGreaterThan(0);
    expect(compareVersions(version(1, true, 1), version(1, true, 1))).toBe(0);
  });
});
