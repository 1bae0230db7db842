import inRoles from '@salesforce/apex/PresenceTeam.inRoles';
import managed from '@salesforce/apex/PresenceTeam.managed';
import members from '@salesforce/apex/PresenceTeam.members';
import publicGroups from '@salesforce/apex/PresenceTeam.publicGroups';
import people from '@salesforce/apex/PresencePeople.people';
import groups from '@salesforce/apex/PresenceQueue.groups';
import rolesBelow from '@salesforce/apex/PresenceQueue.rolesBelow';
import type { TeamGateway } from 'c/presenceTeam';
import { reply, rowsOf } from './apexOrg';

/** Lets the Apex mocks answer from an org behind the port, in the shape of Apex: the way back of the adapter. */
export function answerTeamFrom(org: TeamGateway): void {
  const idOf = (id: string | null) => id ?? '';
  reply(people, ({ userIds }) =>
    org.roleOf(userIds?.[0] ?? '').then(rowsOf((role) => [{ Id: userIds?.[0], UserRoleId: role }])),
  );
  reply(managed, ({ managerId, afterId }) =>
    org
      .managed(idOf(managerId), idOf(afterId))
      .then(rowsOf(({ items }) => items.map((Id) => ({ Id, Name: Id })))),
  );
  reply(inRoles, ({ roleIds, afterId }) =>
    org
      .inRoles(roleIds ?? [], idOf(afterId))
      .then(rowsOf(({ items }) => items.map(({ userId, roleId }) => ({ Id: userId, UserRoleId: roleId })))),
  );
  reply(rolesBelow, ({ roleIds }) =>
    org
      .rolesBelow(roleIds ?? [])
      .then(rowsOf((roles) => roles.map(({ id, parentId }) => ({ Id: id, ParentRoleId: parentId })))),
  );
  reply(publicGroups, ({ afterId }) =>
    org
      .publicGroups(idOf(afterId))
      .then(rowsOf(({ items }) => items.map(({ id, name }) => ({ Id: id, Name: name })))),
  );
  reply(members, ({ afterId }) =>
    org.members(idOf(afterId)).then(
      rowsOf(({ items }) =>
        items.map(({ groupId, memberId }, n) => ({
          Id: `011${n}`,
          GroupId: groupId,
          UserOrGroupId: memberId,
        })),
      ),
    ),
  );
  reply(groups, ({ ids }) =>
    org
      .groups(ids ?? [])
      .then(
        rowsOf((found) =>
          found.map(({ id, type, relatedId }) => ({ Id: id, Type: type, RelatedId: relatedId })),
        ),
      ),
  );
}
