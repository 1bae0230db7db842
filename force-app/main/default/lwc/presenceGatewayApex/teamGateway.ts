import people from '@salesforce/apex/PresencePeople.people';
import groups from '@salesforce/apex/PresenceQueue.groups';
import rolesBelow from '@salesforce/apex/PresenceQueue.rolesBelow';
import inRoles from '@salesforce/apex/PresenceTeam.inRoles';
import managed from '@salesforce/apex/PresenceTeam.managed';
import members from '@salesforce/apex/PresenceTeam.members';
import publicGroups from '@salesforce/apex/PresenceTeam.publicGroups';
import type { TeamGateway } from 'c/presenceTeam';
import { ask, BEFORE_EVERY_ID, mapped, paged, type ApexPage } from './calls';

/** The query layer behind the port: one Apex call a method. */
export function createApexTeamGateway(): TeamGateway {
  return {
    async roleOf(userId) {
      const { serverTime, rows } = await ask(people({ userIds: [userId] }));
      return { serverTime, value: rows[0]?.UserRoleId };
    },
    async managed(managerId, afterId = BEFORE_EVERY_ID) {
      return byId(await ask(managed({ managerId, afterId })), ({ Id }) => Id);
    },
    async inRoles(roleIds, afterId = BEFORE_EVERY_ID) {
      const page = await ask(inRoles({ roleIds: [...roleIds], afterId }));
      // The role is what was asked by, so every row has one.
      return byId(page, ({ Id, UserRoleId = '' }) => ({ userId: Id, roleId: UserRoleId }));
    },
    async rolesBelow(roleIds) {
      const page = await ask(rolesBelow({ roleIds: [...roleIds] }));
      return mapped(page, ({ Id, ParentRoleId = '' }) => ({ id: Id, parentId: ParentRoleId }));
    },
    async publicGroups(afterId = BEFORE_EVERY_ID) {
      return byId(await ask(publicGroups({ afterId })), ({ Id, Name }) => ({ id: Id, name: Name }));
    },
    async members(afterId = BEFORE_EVERY_ID) {
      const page = await ask(members({ afterId }));
      return byId(page, ({ GroupId, UserOrGroupId }) => ({ groupId: GroupId, memberId: UserOrGroupId }));
    },
    async groups(ids) {
      return mapped(await ask(groups({ ids: [...ids] })), ({ Id, Type, RelatedId }) => ({
        id: Id,
        type: Type,
        ...(RelatedId === undefined ? {} : { relatedId: RelatedId }),
      }));
    },
  };
}

function byId<Row extends { readonly Id: string }, Item>(page: ApexPage<Row>, item: (row: Row) => Item) {
  const { serverTime, value } = paged(page, page.rows, ({ Id }) => Id);
  return { serverTime, value: { ...value, items: value.items.map(item) } };
}
