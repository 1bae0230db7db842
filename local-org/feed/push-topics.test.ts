import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '../access/settings.ts';
import { idOf, noon, userId, type UserName } from '../fixtures/small-org.ts';
import { as, feedOrg, type FeedOrg } from '../fixtures/feed-org.ts';

let org: FeedOrg;
beforeEach(() => {
  org = feedOrg();
});
afterEach(() => org.close());

const agent = userId('agent');
const at = noon + 60_500;
const available = idOf('ServicePresenceStatus', 1);
const lunch = idOf('ServicePresenceStatus', 2);
const channel = '/topic/Presence';
const denied = '403::Restricted channel';
const absent = (name: string): string =>
  `400::The channel you requested to subscribe to does not exist {${name}}`;
const query = 'SELECT Id, UserId, IsCurrentState, StatusEndDate FROM UserServicePresence';

const types = (data: readonly { event?: unknown }[]): unknown[] =>
  data.map(({ event }) => (event as { type: string }).type);
const toLunch = (): unknown => org.omniChannel.setStatus(agent, lunch, at);
const work = (): unknown => org.omniChannel.changeWork(agent, 1, at);

describe('a PushTopic', () => {
  it('tells of changes with the selected fields as they then were', () => {
    org.topic({ Query: query });
    const topic = org.open(channel, 'agent');
    expect(topic).toMatchObject({ name: channel, kind: 'push-topic', retention: 24 * 3_600_000 });
    let opened: string | null = null;
    const heard = org.heard(topic, () => {
      opened = org.omniChannel.setStatus(agent, lunch, at).opened;
      org.omniChannel.logout(agent, at + 1000);
    });
    const event = { createdDate: '2026-05-05T12:01:00.500Z', type: 'updated' };
    expect(heard.slice(0, 2)).toEqual([
      {
        event,
        sobject: {
          Id: idOf('UserServicePresence', 1),
          UserId: agent,
          IsCurrentState: false,
          StatusEndDate: '2026-05-05T12:01:00.000Z',
        },
      },
      {
        event: { ...event, type: 'created' },
        sobject: { Id: opened, UserId: agent, IsCurrentState: true, StatusEndDate: null },
      },
    ]);
    expect(heard[2]).toMatchObject({ sobject: { Id: opened, IsCurrentState: false } });
  });

  it('tells of deletions by id alone, and of what comes back', () => {
    org.topic({ Query: query });
    const row = idOf('UserServicePresence', 1);
    const heard = org.heard(org.open(channel, 'admin'), () => {
      org.writes.delete(as('admin'), [row]);
      org.writes.undelete(as('admin'), [row]);
    });
    expect(types(heard)).toEqual(['deleted', 'undeleted']);
    expect(heard[0]?.['sobject']).toEqual({ Id: row });
    expect(heard[1]?.['sobject']).toMatchObject({ Id: row, UserId: agent, IsCurrentState: true });
  });

  it('is heard by those alone whom sharing lets see the record, as it is when they are told', () => {
    org.topic({ Query: query, NotifyForFields: 'All' });
    const users: readonly UserName[] = ['admin', 'director', 'supervisor', 'agent', 'colleague', 'outsider'];
    const channels = users.map((user) => [user, org.open(channel, user)] as const);
    const hearers = (): string[] =>
      channels.flatMap(([user, open]) => (org.heard(open, work).length > 0 ? [user] : []));
    expect(hearers()).toEqual(['admin', 'director', 'supervisor', 'agent']);
    org.writes.createOne(as('agent'), {
      object: 'UserServicePresenceShare',
      values: {
        ParentId: idOf('UserServicePresence', 1),
        UserOrGroupId: userId('outsider'),
        AccessLevel: 'Read',
      },
    });
    expect(hearers()).toEqual(['admin', 'director', 'supervisor', 'agent', 'outsider']);
    changeSettings(org.db, { sharing: 'Read' });
    expect(hearers()).toEqual(users);
  });

  it.each([
    ['All', ['updated', 'updated', 'created']],
    ['Referenced', ['updated', 'created']],
    ['Select', ['created']],
    ['Where', ['updated', 'created']],
  ])('with NotifyForFields %s hears what that evaluates', (fields, expected) => {
    const soql = 'SELECT Id, UserId FROM UserServicePresence WHERE StatusDuration != 1 AND IsAway = false';
    org.topic({ Query: soql, NotifyForFields: fields });
    const heard = org.heard(org.open(channel, 'agent'), () => {
      org.omniChannel.changeWork(agent, 1, at);
      org.omniChannel.setStatus(agent, available, at + 1000);
    });
    expect(types(heard)).toEqual(expected);
  });

  it('hears nothing of what its condition does not hold for, and nothing of system fields', () => {
    org.topic({ Query: `${query} WHERE IsCurrentState = true` });
    expect(types(org.heard(org.open(channel, 'agent'), toLunch))).toEqual(['created']);
    org.topic({ Name: 'Stamps', Query: 'SELECT Id, LastModifiedDate FROM UserServicePresence' });
    expect(types(org.heard(org.open('/topic/Stamps', 'agent'), work))).toEqual([]);
  });

  it.each(['Create', 'Update', 'Delete', 'Undelete'])('can be told not to notify for %s', (operation) => {
    org.topic({ Query: query, [`NotifyForOperation${operation}`]: false });
    const row = idOf('UserServicePresence', 1);
    const heard = org.heard(org.open(channel, 'admin'), () => {
      toLunch();
      org.writes.delete(as('admin'), [row]);
      org.writes.undelete(as('admin'), [row]);
    });
    const all = ['updated', 'created', 'deleted', 'undeleted'];
    expect(types(heard)).toEqual(all.filter((type) => type !== `${operation.toLowerCase()}d`));
  });

  it('leaves out selected fields that are hidden, and is refused where a tested one is', () => {
    org.topic({ Query: query });
    org.topic({ Name: 'Tests', Query: `${query} WHERE IsCurrentState = true` });
    const before = org.open('/topic/Tests', 'agent');
    expect(org.heard(before, toLunch)).toHaveLength(1);
    org.permit('UserServicePresence', { Field: 'UserServicePresence.IsCurrentState', PermissionsRead: 0 });
    const [data] = org.heard(org.open(channel, 'agent'), toLunch);
    expect(Object.keys(data?.['sobject'] ?? {})).toEqual(['Id', 'UserId', 'StatusEndDate']);
    expect(org.refusal('/topic/Tests', 'agent')).toBe(denied);
    expect(org.heard(before, toLunch)).toEqual([]);
    expect(org.refusal('/topic/Tests', 'admin')).toBe('open');
  });

  it('needs read on the object and on PushTopic', () => {
    org.topic({ Query: query });
    for (const object of ['UserServicePresence', 'PushTopic']) {
      const other = feedOrg();
      other.topic({ Query: query });
      expect(other.refusal(channel, 'agent')).toBe('open');
      other.permit(object, { PermissionsRead: 0 });
      expect([object, other.refusal(channel, 'agent')]).toEqual([object, denied]);
      other.close();
    }
  });

  it('is there while its record is, and active, and Omni-Channel is on', () => {
    expect(org.refusal(channel, 'agent')).toBe(absent(channel));
    const id = org.topic({ Query: query });
    expect(org.refusal('/topic/presence', 'agent')).toBe(absent('/topic/presence'));
    const open = org.open(channel, 'agent');
    const set = (values: Record<string, unknown>): void =>
      org.writes.updateOne(as('admin'), { object: 'PushTopic', values }, id);
    set({ IsActive: false });
    expect(org.refusal(channel, 'agent')).toBe(absent(channel));
    expect(org.heard(open, work)).toEqual([]);
    set({ IsActive: true, Query: 'SELECT Id, AverageCapacity FROM UserServicePresence' });
    expect(org.heard(open, work).map(({ sobject }) => Object.keys(sobject ?? {}))).toEqual([
      ['Id', 'AverageCapacity'],
    ]);
    changeSettings(org.db, { omniChannel: false });
    expect(org.refusal(channel, 'agent')).toBe(absent(channel));
    changeSettings(org.db, { omniChannel: true });
    org.writes.deleteOne(as('admin'), 'PushTopic', id);
    expect(org.refusal(channel, 'agent')).toBe(absent(channel));
    expect(org.heard(open, work)).toEqual([]);
  });
});
