export { readPublicGroups } from './publicGroups';
export type { GroupsRead } from './publicGroups';
export { readTeam } from './team';
export type { GroupFact, MemberFact, RoleFact, RoleUser, TeamGateway } from './ports';
