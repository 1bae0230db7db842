import type { RestRecord } from '../answer.ts';

/** What a method is given, and what the REST API answers to its query. */
export interface GoldenCase {
  readonly given: Readonly<Record<string, unknown>>;
  readonly records: readonly RestRecord[];
}

const data = '/services/data/v67.0/sobjects';
const ana = { attributes: { type: 'User', url: `${data}/User/005000000000001AAA` }, Name: 'Ana Ruiz' };
const voice = {
  attributes: { type: 'ServicePresenceStatus', url: `${data}/ServicePresenceStatus/0N5000000000001CAA` },
  MasterLabel: 'Available – Voice',
};

const open: RestRecord = {
  attributes: { type: 'UserServicePresence', url: `${data}/UserServicePresence/0N3000000000001CAA` },
  Id: '0N3000000000001CAA',
  UserId: '005000000000001AAA',
  User: ana,
  ServicePresenceStatusId: '0N5000000000001CAA',
  ServicePresenceStatus: voice,
  IsAway: false,
  IsCurrentState: true,
  StatusStartDate: '2026-05-05T09:58:12.000+0000',
  StatusEndDate: null,
  StatusDuration: null,
  ConfiguredCapacity: 3,
  AverageCapacity: 1.25,
  IdleDuration: 0,
  AtCapacityDuration: null,
  CreatedDate: '2026-05-05T09:58:12.000+0000',
  SystemModstamp: '2026-05-05T10:01:40.000+0000',
};

const closed: RestRecord = {
  ...open,
  IsCurrentState: false,
  StatusEndDate: '2026-05-05T10:01:40.000+0000',
  StatusDuration: 208,
};

const none = '000000000000000AAA';

/** By method, `Class.method`; the first case of each is the ordinary one. */
export const goldenCases: Readonly<Record<string, readonly GoldenCase[]>> = {
  'PresenceFloor.liveRows': [
    { given: { createdSince: '2026-04-28T10:00:00.250Z', afterId: none }, records: [open] },
    { given: { createdSince: '2026-04-28T12:00:00+02:00', afterId: '0N3000000000001CAA' }, records: [] },
    { given: { createdSince: '2026-04-28T10:00:00Z', afterId: "' OR Name != null OR Name = '" }, records: [] },
  ],
  'PresenceFloor.changedRows': [
    { given: { modifiedSince: '2026-05-05T10:01:35.000Z', afterId: none }, records: [closed] },
  ],
  'PresenceFloor.rowsById': [
    { given: { ids: ['0N3000000000001CAA', '0N3000000000002CAA'] }, records: [closed] },
    { given: { ids: [] }, records: [] },
    { given: {}, records: [] },
  ],
  'PresenceFloor.olderCurrentRows': [
    { given: { createdBefore: '2026-04-28T10:00:00.000Z' }, records: [open] },
    { given: { createdBefore: null }, records: [] },
  ],
  'PresenceFloor.roster': [
    {
      given: { endedSince: '2026-05-04T10:00:00.000Z', afterUserId: none },
      records: [
        {
          attributes: { type: 'AggregateResult' },
          UserId: '005000000000001AAA',
          userName: 'Ana Ruiz',
          lastEnd: '2026-05-05T10:01:40.000+0000',
        },
      ],
    },
  ],
  'PresenceState.rowsOfUsers': [
    {
      given: {
        userIds: ['005000000000001AAA', '005000000000002AAA'],
        modifiedSince: '2026-05-05T10:00:50.000Z',
      },
      records: [open, closed],
    },
    { given: { userIds: ['005000000000001AAA'], modifiedSince: '2999-12-31T00:00:00.000Z' }, records: [] },
    { given: { userIds: [], modifiedSince: '2026-05-05T10:00:50.000Z' }, records: [] },
  ],
  'PresenceState.lastEnds': [
    {
      given: { userIds: ['005000000000001AAA'], endedSince: '2026-05-04T10:00:00.000Z' },
      records: [
        {
          attributes: { type: 'AggregateResult' },
          UserId: '005000000000001AAA',
          userName: 'Ana Ruiz',
          lastEnd: '2026-05-05T10:01:40.000+0000',
        },
      ],
    },
  ],
  'PresenceState.standardFields': [
    {
      given: { userId: '005000000000001AAA' },
      records: [{ ...open, User: undefined, ServicePresenceStatus: undefined, ConfiguredInterruptCapacity: 2, OwnerId: '005000000000001AAA' }],
    },
  ],
  'PresenceState.onlineInStatuses': [
    {
      given: {
        statusIds: ['0N5000000000001CAA', '0N5000000000002CAA'],
        exceptUserId: '005000000000001AAA',
        createdSince: '2026-05-04T18:02:00.250Z',
        closedSince: '2026-05-05T10:01:40.250Z',
      },
      records: [
        {
          attributes: open['attributes'],
          Id: '0N3000000000002CAA',
          UserId: '005000000000002AAA',
          ServicePresenceStatusId: '0N5000000000001CAA',
          IsAway: false,
          IsCurrentState: true,
          CreatedDate: '2026-05-05T09:58:12.000+0000',
          SystemModstamp: '2026-05-05T10:01:40.000+0000',
        },
      ],
    },
  ],
  'PresenceState.visibleAgents': [
    {
      given: { changedSince: '2026-05-04T10:02:00.250Z' },
      records: [{ attributes: { type: 'AggregateResult' }, agents: 14 }],
    },
  ],
  'PresenceQueue.groups': [
    {
      given: { ids: ['00G000000000001AAA'] },
      records: [
        {
          attributes: { type: 'Group', url: `${data}/Group/00G000000000001AAA` },
          Id: '00G000000000001AAA',
          Name: 'Claims',
          Type: 'Queue',
          RelatedId: null,
        },
      ],
    },
  ],
  'PresenceQueue.members': [
    {
      given: { groupIds: ['00G000000000001AAA', '00G000000000002AAA'] },
      records: [
        {
          attributes: { type: 'GroupMember', url: `${data}/GroupMember/011000000000001AAA` },
          Id: '011000000000001AAA',
          GroupId: '00G000000000001AAA',
          UserOrGroupId: '005000000000001AAA',
        },
      ],
    },
    { given: { groupIds: [] }, records: [] },
  ],
  'PresenceQueue.usersOfRoles': [
    {
      given: { roleIds: ['00E000000000001AAA'] },
      records: [{ ...ana, Id: '005000000000001AAA', UserRoleId: '00E000000000001AAA' }],
    },
  ],
  'PresenceQueue.rolesBelow': [
    {
      given: { roleIds: ['00E000000000001AAA'] },
      records: [
        {
          attributes: { type: 'UserRole', url: `${data}/UserRole/00E000000000002AAA` },
          Id: '00E000000000002AAA',
          ParentRoleId: '00E000000000001AAA',
        },
      ],
    },
  ],
  'PresencePeople.people': [
    {
      given: { userIds: ['005000000000001AAA'] },
      records: [
        {
          attributes: { type: 'User', url: `${data}/User/005000000000001AAA` },
          Id: '005000000000001AAA',
          Name: 'Ana Ruiz',
          Title: null,
          Department: 'Claims',
          UserType: 'Standard',
          IsActive: true,
          SmallPhotoUrl: null,
          UserRoleId: '00E000000000001AAA',
          UserRole: {
            attributes: { type: 'UserRole', url: `${data}/UserRole/00E000000000001AAA` },
            Name: 'Claims, early shift',
          },
          ManagerId: null,
          Manager: null,
        },
      ],
    },
  ],
  'PresencePeople.load': [
    {
      given: { userIds: ['005000000000001AAA', '005000000000001AAA', '005000000000002AAA'] },
      records: [
        { attributes: { type: 'AggregateResult' }, UserId: '005000000000001AAA', items: 2, weight: 3 },
        { attributes: { type: 'AggregateResult' }, UserId: '005000000000002AAA', items: 1, weight: null },
      ],
    },
  ],
  'PresenceExport.rows': [
    {
      given: { userIds: ['005000000000001AAA'] },
      records: [
        {
          ...open,
          Name: '0000000001',
          OwnerId: '005000000000001AAA',
          IsDeleted: false,
          CreatedById: '005000000000001AAA',
          LastModifiedById: '005000000000001AAA',
          LastModifiedDate: '2026-05-05T10:01:40.000+0000',
        },
      ],
    },
  ],
  'PresenceRules.limits': [
    {
      given: {},
      records: [
        {
          attributes: { type: 'Presence_Limit__mdt', url: `${data}/Presence_Limit__mdt/m00000000000001AAA` },
          Id: 'm00000000000001AAA',
          DeveloperName: 'Lunch',
          Status__c: 'Lunch',
          Spell_Minutes__c: 30,
          Day_Minutes__c: null,
        },
      ],
    },
    { given: {}, records: [] },
  ],
  'PresenceRules.coverage': [
    {
      given: {},
      records: [
        {
          attributes: {
            type: 'Presence_Coverage__mdt',
            url: `${data}/Presence_Coverage__mdt/m01000000000001AAA`,
          },
          Id: 'm01000000000001AAA',
          DeveloperName: 'Voice_by_day',
          Channel__c: 'Voice',
          Minimum__c: 4,
          From__c: '08:00',
          To__c: '18:00',
          Days__c: 'Mon-Fri',
          Time_Zone__c: null,
        },
      ],
    },
    { given: {}, records: [] },
  ],
  'PresenceTeam.managed': [
    {
      given: { managerId: '005000000000002AAA', afterId: none },
      records: [{ ...ana, Id: '005000000000001AAA' }],
    },
  ],
  'PresenceTeam.inRoles': [
    {
      given: { roleIds: ['00E000000000001AAA', '00E000000000002AAA'], afterId: '005000000000001AAA' },
      records: [{ ...ana, Id: '005000000000003AAA', UserRoleId: '00E000000000002AAA' }],
    },
    { given: { roleIds: [], afterId: none }, records: [] },
  ],
  'PresenceTeam.publicGroups': [
    {
      given: { afterId: none },
      records: [
        {
          attributes: { type: 'Group', url: `${data}/Group/00G000000000002AAA` },
          Id: '00G000000000002AAA',
          Name: 'Claims, late shift',
        },
      ],
    },
  ],
  'PresenceTeam.members': [
    {
      given: { afterId: '011000000000001AAA' },
      records: [
        {
          attributes: { type: 'GroupMember', url: `${data}/GroupMember/011000000000002AAA` },
          Id: '011000000000002AAA',
          GroupId: '00G000000000002AAA',
          UserOrGroupId: '005000000000001AAA',
        },
      ],
    },
  ],
  'PresenceSettings.read': [
    {
      given: {},
      records: [
        {
          attributes: { type: 'Presence_Setting__mdt', url: `${data}/Presence_Setting__mdt/m00000000000001AAA` },
          Id: 'm00000000000001AAA',
          Feed__c: 'Change Events',
          Push_Topic__c: null,
          Change_Event_Channel__c: '/data/Presence__chn',
          Poll_Seconds__c: null,
          Reconcile_Seconds__c: 120,
        },
      ],
    },
    { given: {}, records: [] },
  ],
  'PresenceSettings.pushTopics': [
    {
      given: { name: 'PresenceUpdates' },
      records: [
        {
          attributes: { type: 'PushTopic', url: `${data}/PushTopic/0IF000000000001AAA` },
          Id: '0IF000000000001AAA',
          Name: 'PresenceUpdates',
        },
      ],
    },
    { given: { name: "' OR Name != '" }, records: [] },
  ],
  'PresenceCatalog.statuses': [
    { given: {}, records: [{ ...voice, Id: '0N5000000000001CAA' }] },
  ],
  'PresenceCatalog.channels': [
    {
      given: {},
      records: [
        {
          attributes: { type: 'ServiceChannelStatus', url: `${data}/ServiceChannelStatus/0N8000000000001CAA` },
          Id: '0N8000000000001CAA',
          ServicePresenceStatusId: '0N5000000000001CAA',
          ServiceChannelId: '0N9000000000001CAA',
          ServiceChannel: {
            attributes: { type: 'ServiceChannel', url: `${data}/ServiceChannel/0N9000000000001CAA` },
            MasterLabel: 'Voice',
          },
        },
      ],
    },
  ],
};
