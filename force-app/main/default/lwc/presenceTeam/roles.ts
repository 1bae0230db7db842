import { chunksOf, readPages, type Caller } from 'c/presenceSync';
import { idsAtOnce, pagesAtMost, rolesAtMost, type RoleFact, type RoleUser, type TeamGateway } from './ports';

export interface RoleParts {
  readonly gateway: Pick<TeamGateway, 'rolesBelow' | 'inRoles'>;
  readonly caller: Pick<Caller, 'call'>;
  /** Hears that there may be more than what is answered. */
  readonly onIncomplete: () => void;
}

/** The roles directly below each role, for these and for all below them: a call a level, however wide it is. Rejects
 * with GatewayError. */
export async function readRolesBelow(
  parts: RoleParts,
  roleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const below = new Map<string, string[]>();
  for (let level = [...new Set(roleIds)]; level.length > 0;) {
    for (const id of level) below.set(id, []);
    const found: RoleFact[] = [];
    for (const chunk of chunksOf(level, idsAtOnce)) found.push(...(await directlyBelow(parts, chunk)));
    for (const { id, parentId } of found) below.get(parentId)?.push(id);
    level = [...new Set(found.map(({ id }) => id))].filter((id) => !below.has(id));
  }
  return below;
}

/** A full answer may lack some: each half is asked about again. */
async function directlyBelow(parts: RoleParts, ids: readonly string[]): Promise<readonly RoleFact[]> {
  const { value } = await parts.caller.call(() => parts.gateway.rolesBelow(ids));
  if (value.length < rolesAtMost) return value;
  if (ids.length === 1) {
    parts.onIncomplete();
    return value;
  }
  const halves = chunksOf(ids, Math.ceil(ids.length / 2));
  return (await Promise.all(halves.map((half) => directlyBelow(parts, half)))).flat();
}

/** Rejects with GatewayError. */
export async function readUsersOf(parts: RoleParts, roleIds: readonly string[]): Promise<RoleUser[]> {
  const users: RoleUser[] = [];
  for (const chunk of chunksOf(roleIds, idsAtOnce)) {
    const { finished } = await readPages(
      parts.caller,
      (after: string | undefined) => parts.gateway.inRoles(chunk, after),
      pagesAtMost,
      (page) => void users.push(...page),
    );
    if (!finished) parts.onIncomplete();
  }
  return users;
}

/** A role and all below it; a hierarchy that goes in circles ends where it began. */
export function roleAndBelow(roleId: string, below: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set([roleId]);
  // A set that grows is gone through to its new end.
  for (const id of found) for (const next of below.get(id) ?? []) found.add(next);
  return found;
}
