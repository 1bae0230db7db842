import { readPages, type Caller } from 'c/presenceSync';
import { pagesAtMost, type TeamGateway } from './ports';
import { readRolesBelow, readUsersOf } from './roles';

export interface TeamParts {
  readonly gateway: Pick<TeamGateway, 'roleOf' | 'managed' | 'rolesBelow' | 'inRoles'>;
  readonly caller: Pick<Caller, 'call'>;
}

/** Active users whose manager is `userId`, or whose role is below his, himself left out. Rejects with GatewayError. */
export async function readTeam(parts: TeamParts, userId: string): Promise<readonly string[]> {
  const [managed, below] = await Promise.all([readManaged(parts, userId), readBelow(parts, userId)]);
  const team = new Set([...managed, ...below]);
  team.delete(userId);
  return [...team];
}

async function readManaged({ gateway, caller }: TeamParts, userId: string): Promise<readonly string[]> {
  const users: string[] = [];
  await readPages(
    caller,
    (after: string | undefined) => gateway.managed(userId, after),
    pagesAtMost,
    (page) => void users.push(...page),
  );
  return users;
}

async function readBelow(parts: TeamParts, userId: string): Promise<readonly string[]> {
  const { value: roleId } = await parts.caller.call(() => parts.gateway.roleOf(userId));
  if (roleId === undefined) return [];
  const roles = { ...parts, onIncomplete: () => undefined };
  const below = await readRolesBelow(roles, [roleId]);
  const users = await readUsersOf(
    roles,
    [...below.keys()].filter((id) => id !== roleId),
  );
  return users.map((user) => user.userId);
}
