import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { makeId } from '../schema/ids.ts';
import { developerName } from './developer-name.ts';
import { profileSetId, profiles, type ChartUser, type OrgChart } from './org-chart.ts';
import { insertRecords, type SeedRecord } from './records.ts';
import { channels, statuses } from './statuses.ts';

interface Created {
  readonly at: number;
  readonly by: string;
}

const channelId = (place: number): string => makeId('0N9', place + 1);
const relatedEntities: Readonly<Record<string, string>> = {
  Voice: 'VoiceCall',
  Chat: 'LiveChatTranscript',
  Messaging: 'MessagingSession',
  Case: 'Case',
  Video: 'MessagingSession',
};

/** By place in `statuses`, with the ids that the seeded org gives them. */
export const seededStatuses = statuses.map((status, place) => ({
  id: makeId('0N5', place + 1),
  channelIds: status.channels.map((label) => channelId(channels.indexOf(label))),
}));

export function writeCatalog(db: DatabaseSyncInstance, created: Created): void {
  const labelled = (id: string, label: string): SeedRecord => ({
    Id: id,
    MasterLabel: label,
    DeveloperName: developerName(label),
    Language: 'en_US',
  });
  insertRecords(
    db,
    'ServiceChannel',
    channels.map((label, place) => ({
      ...labelled(channelId(place), label),
      RelatedEntity: relatedEntities[label] ?? null,
    })),
    created,
  );
  insertRecords(
    db,
    'ServicePresenceStatus',
    statuses.map(({ label }, place) => labelled(seededStatuses[place]?.id ?? '', label)),
    created,
  );
  const served = seededStatuses.flatMap(({ id, channelIds }) =>
    channelIds.map((channel) => ({ id, channel })),
  );
  insertRecords(
    db,
    'ServiceChannelStatus',
    served.map(({ id, channel }, place) => ({
      Id: makeId('0N8', place + 1),
      ServicePresenceStatusId: id,
      ServiceChannelId: channel,
    })),
    created,
  );
}

/** Objects for which the profiles' permission sets say what the local org would answer without them. */
const readable = ['UserServicePresence', 'AgentWork', 'User', 'ServicePresenceStatus', 'ServiceChannel'];

export function writePeople(db: DatabaseSyncInstance, chart: OrgChart, created: Created): void {
  insertRecords(db, 'Organization', [organization], created);
  insertRecords(
    db,
    'Profile',
    profiles.map((profile) => ({
      Id: profile.id,
      Name: profile.name,
      PermissionsViewAllData: profile.viewAllData ? 1 : 0,
      PermissionsCustomizeApplication: profile.customizeApplication ? 1 : 0,
    })),
    created,
  );
  insertRecords(
    db,
    'PermissionSet',
    profiles.map((profile, place) => ({
      Id: profileSetId(place),
      Name: `X${profile.id}`,
      Label: profile.name,
      ProfileId: profile.id,
      IsOwnedByProfile: 1,
      IsCustom: 0,
      PermissionsViewAllData: profile.viewAllData ? 1 : 0,
      PermissionsCustomizeApplication: profile.customizeApplication ? 1 : 0,
    })),
    created,
  );
  insertRecords(
    db,
    'ObjectPermissions',
    profiles.flatMap((profile, place) =>
      readable.map((object, nth) => ({
        Id: makeId('110', place * readable.length + nth + 1),
        ParentId: profileSetId(place),
        SobjectType: object,
        PermissionsRead: 1,
        PermissionsViewAllRecords: profile.viewAllData ? 1 : 0,
      })),
    ),
    created,
  );
  insertRecords(
    db,
    'UserRole',
    chart.roles.map((role) => ({
      Id: role.id,
      Name: role.name,
      DeveloperName: developerName(role.name),
      ParentRoleId: role.parentId,
    })),
    created,
  );
  insertRecords(db, 'User', chart.users.map(userRecord), created);
}

const organization: SeedRecord = {
  Id: makeId('00D', 1),
  Name: 'Omnipresence Local Org',
  OrganizationType: 'Developer Edition',
  InstanceName: 'LOCAL',
  IsSandbox: 0,
  TimeZoneSidKey: 'America/New_York',
  LanguageLocaleKey: 'en_US',
  NamespacePrefix: null,
};

const localeOf = (zone: string): string =>
  zone === 'Europe/Berlin' ? 'de_DE' : zone === 'Asia/Kolkata' ? 'en_IN' : 'en_US';

function userRecord(user: ChartUser): SeedRecord {
  const { first, last } = user.name;
  return {
    Id: user.id,
    Username: user.username,
    Name: `${first} ${last}`,
    FirstName: first,
    LastName: last,
    Email: user.username,
    Alias: `${first.charAt(0)}${last.slice(0, 4)}`.toLowerCase(),
    Title: user.title,
    Department: user.department,
    // Unverified: no page says which user type a bot's user has. `AutomatedProcess` is what public code asks for when
    // it means users that are no persons.
    UserType: user.bot ? 'AutomatedProcess' : 'Standard',
    IsActive: user.active ? 1 : 0,
    ProfileId: profiles.find((profile) => profile.name === user.profile)?.id ?? null,
    UserRoleId: user.roleId,
    ManagerId: user.managerId,
    TimeZoneSidKey: user.zone,
    LocaleSidKey: localeOf(user.zone),
    LanguageLocaleKey: 'en_US',
    UserPermissionsSupportUser:
      user.profile === 'Service Agent' || user.profile === 'Service Supervisor' ? 1 : 0,
    SmallPhotoUrl: null,
    FullPhotoUrl: null,
  };
}
