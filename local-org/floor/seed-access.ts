import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { groupsOfRole, organizationGroup } from '../access/role-groups.ts';
import { makeId } from '../schema/ids.ts';
import { developerName } from './developer-name.ts';
import { profileSetId, profiles, type OrgChart } from './org-chart.ts';
import { insertRecords, type SeedRecord } from './records.ts';

interface Created {
  readonly at: number;
  readonly by: string;
}

const groupId = (n: number): string => makeId('00G', n);
/** After the organization's: two of each role. */
const roleGroupId = (role: number, withSubordinates: boolean): string =>
  groupId(2 + 2 * role + (withSubordinates ? 1 : 0));

/** Roles of the chart by place: a director, a department beside it, then of each team its supervisor and itself. */
const supervisorRole = (team: number): number => 2 + 2 * team;
const teamRole = (team: number): number => 3 + 2 * team;

interface NamedGroup {
  readonly label: string;
  readonly type: 'Regular' | 'Queue';
  /** Ids of users and groups. */
  readonly members: readonly string[];
}

/** The queues that own cases, by place behind the groups of the roles. */
export function queueIds(chart: OrgChart): readonly string[] {
  return namedGroups(chart).flatMap(({ type }, place) =>
    type === 'Queue' ? [namedGroupId(chart, place)] : [],
  );
}

const namedGroupId = (chart: OrgChart, place: number): string => groupId(2 + 2 * chart.roles.length + place);

/** Public groups, one inside the other, and queues: of users, of groups and roles, of nobody. */
function namedGroups(chart: OrgChart): readonly NamedGroup[] {
  const agents = chart.users.filter(
    ({ profile, bot, active }) => profile === 'Service Agent' && !bot && active,
  );
  const supervisors = chart.users.filter(({ title }) => title === 'Team Supervisor');
  const lastTeam = (chart.roles.length - 2) / 2 - 1;
  const ids = (users: readonly { id: string }[]): string[] => users.map(({ id }) => id);
  return [
    { label: 'Team Leads', type: 'Regular', members: ids(supervisors) },
    {
      label: 'Night Watch',
      type: 'Regular',
      members: [namedGroupId(chart, 0), ...ids(agents.slice(-3))],
    },
    { label: 'Tier 1 Support', type: 'Queue', members: ids(agents.slice(0, 12)) },
    {
      label: 'Escalations',
      type: 'Queue',
      members: [
        namedGroupId(chart, 1),
        roleGroupId(supervisorRole(0), true),
        roleGroupId(teamRole(lastTeam), false),
      ],
    },
    { label: 'Overflow', type: 'Queue', members: [] },
  ];
}

/** Whose permissions are whose, and who belongs to which group. */
export function writeAccess(db: DatabaseSyncInstance, chart: OrgChart, created: Created): void {
  insertRecords(
    db,
    'PermissionSetAssignment',
    chart.users.map(({ id, profile }, place) => ({
      Id: makeId('0Pa', place + 1),
      AssigneeId: id,
      PermissionSetId: profileSetId(profiles.findIndex(({ name }) => name === profile)),
    })),
    created,
  );
  const named = namedGroups(chart);
  insertRecords(db, 'Group', [...systemGroups(chart), ...named.map(groupRecord(chart))].map(owned), created);
  const members = named.flatMap((group, place) =>
    group.members.map((member) => ({ GroupId: namedGroupId(chart, place), UserOrGroupId: member })),
  );
  insertRecords(
    db,
    'GroupMember',
    members.map((member, place) => ({ Id: makeId('011', place + 1), ...member })),
    created,
  );

  function owned(record: SeedRecord): SeedRecord {
    return { ...record, OwnerId: created.by };
  }
}

function systemGroups(chart: OrgChart): readonly SeedRecord[] {
  const ofRoles = chart.roles.flatMap(({ id, name }, role) =>
    groupsOfRole({ id, name, developerName: developerName(name) }).map((group) => ({
      Id: roleGroupId(role, group.Type === 'RoleAndSubordinates'),
      ...group,
    })),
  );
  return [{ Id: groupId(1), ...organizationGroup }, ...ofRoles];
}

function groupRecord(chart: OrgChart): (group: NamedGroup, place: number) => SeedRecord {
  return ({ label, type }, place) => ({
    Id: namedGroupId(chart, place),
    Name: label,
    DeveloperName: developerName(label),
    Type: type,
    RelatedId: null,
    DoesIncludeBosses: type === 'Regular' ? 1 : 0,
  });
}
