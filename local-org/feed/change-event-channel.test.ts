import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raiseAccessEpoch, changeSettings } from '../access/settings.ts';
import { write } from '../database/statements.ts';
import { idOf, noon, userId } from '../fixtures/small-org.ts';
import type { FeedData } from './channels.ts';
import type { ChangeEventHeader } from './change-events.ts';
import { as, feedOrg, forbidNothing, type FeedOrg } from '../fixtures/feed-org.ts';

let org: FeedOrg;
beforeEach(() => {
  org = feedOrg();
});
afterEach(() => org.close());

const agent = userId('agent');
const at = noon + 60_500;
const lunch = idOf('ServicePresenceStatus', 2);
const row = (n: number): string => idOf('UserServicePresence', n);
const single = '/data/UserServicePresenceChangeEvent';
const standard = '/data/ChangeEvents';
const custom = '/data/Floor__chn';
const denied = '403::Restricted channel';
const absent = (name: string): string =>
  `400::The channel you requested to subscribe to does not exist {${name}}`;

const toLunch = () => org.omniChannel.setStatus(agent, lunch, at);
const payload = (data: FeedData | undefined): Record<string, unknown> =>
  (data?.['payload'] ?? {}) as Record<string, unknown>;
const headerOf = (data: FeedData | undefined): ChangeEventHeader =>
  payload(data)['ChangeEventHeader'] as ChangeEventHeader;
const bodyOf = (data: FeedData | undefined): string[] => Object.keys(payload(data)).slice(1);
const types = (heard: readonly FeedData[]): string[] => heard.map((data) => headerOf(data).changeType);

/** As a deploy leaves a channel and its member. */
function select(channel: string, filter: string | null = null, enriched: readonly string[] = []): void {
  write(org.db, 'INSERT OR REPLACE INTO event_channel VALUES (?, ?)', channel, channel);
  write(
    org.db,
    'INSERT OR REPLACE INTO event_channel_member VALUES (?, ?, ?, ?, ?)',
    `${channel}_Presence`,
    channel,
    'UserServicePresenceChangeEvent',
    filter,
    JSON.stringify(enriched),
  );
  raiseAccessEpoch(org.db);
}

describe('change events', () => {
  it('tell of a change of status: what changed of the old row, all that is not empty of the new one', () => {
    let opened: string | null = null;
    const [closing, opening] = org.heard(org.open(single, 'admin'), () => {
      ({ opened } = toLunch());
    });
    const header = {
      entityName: 'UserServicePresence',
      changeOrigin: '',
      transactionKey: headerOf(opening).transactionKey,
      commitTimestamp: at,
      commitNumber: headerOf(opening).commitNumber,
      commitUser: agent,
    };
    expect(header.transactionKey).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const { schema } = closing ?? {};
    expect(closing).toEqual({
      schema,
      payload: {
        ChangeEventHeader: {
          ...header,
          changeType: 'UPDATE',
          recordIds: [row(1)],
          sequenceNumber: 1,
          changedFields: ['IsCurrentState', 'StatusEndDate', 'LastModifiedDate'],
        },
        IsCurrentState: false,
        StatusEndDate: '2026-05-05T12:01:00Z',
        LastModifiedDate: '2026-05-05T12:01:00Z',
      },
    });
    expect(opening).toMatchObject({
      schema,
      payload: {
        ChangeEventHeader: { ...header, changeType: 'CREATE', recordIds: [opened], sequenceNumber: 2 },
        UserId: agent,
        OwnerId: agent,
        ServicePresenceStatusId: lunch,
        IsAway: true,
        IsCurrentState: true,
        StatusStartDate: '2026-05-05T12:01:00Z',
        CreatedDate: '2026-05-05T12:01:00Z',
      },
    });
    expect(headerOf(opening)).not.toHaveProperty('changedFields');
    for (const left of ['Id', 'IsDeleted', 'SystemModstamp', 'StatusDuration', 'StatusEndDate']) {
      expect(payload(opening)).not.toHaveProperty(left);
    }
  });

  it('tell of a deletion without a body and of an undeletion with all that is not empty', () => {
    const [deleted, undeleted] = org.heard(org.open(standard, 'admin'), () => {
      org.writes.delete(as('admin'), [row(1)]);
      org.writes.undelete(as('admin'), [row(1)]);
    });
    expect(headerOf(deleted)).toMatchObject({ changeType: 'DELETE', commitUser: userId('admin') });
    expect(bodyOf(deleted)).toEqual([]);
    expect(headerOf(undeleted)).toMatchObject({ changeType: 'UNDELETE', recordIds: [row(1)] });
    expect(payload(undeleted)).toMatchObject({ UserId: agent, IsCurrentState: true });
  });

  it('name all records to which one transaction did the same', () => {
    const open = org.open(standard, 'admin');
    const heard = org.heard(open, () => org.writes.delete(as('admin'), [row(1), row(2), row(3)]));
    expect(heard.map((data) => headerOf(data).recordIds)).toEqual([[row(1), row(2), row(3)]]);
    const back = org.heard(open, () => org.writes.undelete(as('admin'), [row(1), row(2)]));
    expect(back.map((data) => headerOf(data).sequenceNumber)).toEqual([1, 2]);
    select('Floor__chn', null, ['UserId']);
    const enriched = org.heard(org.open(custom, 'admin'), () =>
      org.writes.delete(as('admin'), [row(1), row(2)]),
    );
    expect(enriched.map((data) => payload(data)['UserId'])).toEqual([agent, userId('colleague')]);
  });

  it('tell of a record that was purged since by a gap without a body', () => {
    select('Floor__chn', 'IsCurrentState = true');
    const open = org.open(standard, 'admin');
    const filtered = org.open(custom, 'admin');
    const purge = (): void => {
      const { opened } = toLunch();
      org.writes.delete(as('admin'), [opened ?? '']);
      org.writes.emptyRecycleBin(as('admin'), [opened ?? '']);
    };
    const heard = org.heard(open, purge);
    expect(types(heard)).toEqual(['UPDATE', 'GAP_CREATE', 'DELETE']);
    expect(bodyOf(heard[1])).toEqual([]);
    expect(types(org.heard(filtered, purge))).toEqual(['DELETE']);
  });

  it('ignore sharing, and keep hidden fields back', () => {
    changeSettings(org.db, { sharing: 'Private' });
    org.permit('UserServicePresence', { PermissionsRead: 1, PermissionsViewAllRecords: 1 });
    org.permit('UserServicePresence', { Field: 'UserServicePresence.StatusEndDate', PermissionsRead: 0 });
    const [closing] = org.heard(org.open(single, 'outsider'), toLunch);
    expect(bodyOf(closing).sort()).toEqual(['IsCurrentState', 'LastModifiedDate']);
    expect(bodyOf(org.heard(org.open(single, 'admin'), toLunch)[0])).toContain('StatusEndDate');
  });

  it('need View All: refused on their own channel, withheld on the others, anew with each subscription', () => {
    select('Floor__chn');
    expect(org.refusal(single, 'supervisor')).toBe(denied);
    const before = [standard, custom].map((name) => org.open(name, 'supervisor'));
    for (const open of before) expect(org.heard(open, toLunch)).toEqual([]);
    org.permit('UserServicePresence', { PermissionsRead: 1, PermissionsViewAllRecords: 1 });
    expect(org.refusal(single, 'supervisor')).toBe('open');
    for (const open of before) expect(org.heard(open, toLunch)).toEqual([]);
    const after = [standard, custom, single].map((name) => org.open(name, 'supervisor'));
    for (const open of after) expect(org.heard(open, toLunch)).toHaveLength(2);
    forbidNothing(org.db);
    for (const open of after) expect(org.heard(open, toLunch)).toHaveLength(2);
    expect(org.refusal(single, 'supervisor')).toBe(denied);
    expect(org.heard(org.open(custom, 'supervisor'), toLunch)).toEqual([]);
  });

  it('have a channel of their own from 62.0 on, and none that nobody made', () => {
    expect(org.refusal(single, 'admin', 61)).toBe(absent(single));
    expect(org.refusal(single, 'admin', 62)).toBe('open');
    expect(org.refusal(standard, 'admin', 50)).toBe('open');
    const others = ['Floor__chn', 'CaseChangeEvent', 'AgentWorkChangeEvent', 'Nonsense', 'X/Y', ''];
    for (const name of [...others.map((each) => `/data/${each}`), '/event/X', '/u/X', 'ChangeEvents']) {
      expect(org.refusal(name, 'admin')).toBe(absent(name));
    }
    expect(org.open(standard, 'admin')).toMatchObject({
      name: standard,
      kind: 'change-events',
      retention: 72 * 3_600_000,
    });
  });

  it('are not there while Omni-Channel is off', () => {
    select('Floor__chn');
    changeSettings(org.db, { omniChannel: false });
    for (const name of [single, standard, custom]) expect(org.refusal(name, 'admin')).toBe(absent(name));
    changeSettings(org.db, { omniChannel: true });
    for (const name of [single, standard, custom]) expect(org.refusal(name, 'admin')).toBe('open');
  });

  it('pass a filter as of the change, and always bring what it asks for', () => {
    select('Floor__chn', "ChangeEventHeader.changeType = 'CREATE' OR IsCurrentState = false");
    const heard = org.heard(org.open(custom, 'admin'), () => {
      org.omniChannel.changeWork(agent, 1, at - 100);
      toLunch();
      org.omniChannel.logout(agent, at + 1000);
      org.writes.delete(as('admin'), [row(1)]);
    });
    // By now every row is closed: the change of work was of a current one all the same.
    expect(types(heard)).toEqual(['UPDATE', 'CREATE', 'UPDATE', 'DELETE']);
    expect(heard.map((data) => payload(data)['IsCurrentState'])).toEqual([false, true, false, false]);
    expect(bodyOf(heard[3])).toEqual(['IsCurrentState']);
  });

  it('are enriched with fields that hold something, on updates and deletions too', () => {
    select('Floor__chn', null, ['UserId', 'AverageCapacity']);
    const [closing] = org.heard(org.open(custom, 'admin'), toLunch);
    expect(bodyOf(closing).sort()).toEqual(['IsCurrentState', 'LastModifiedDate', 'StatusEndDate', 'UserId']);
    select('ChangeEvents', null, ['UserId']);
    expect(payload(org.heard(org.open(single, 'admin'), toLunch)[0])).toMatchObject({ UserId: agent });
    expect(headerOf(closing).changedFields).not.toContain('UserId');
  });
});
