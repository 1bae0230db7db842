import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPublicGroups } from '../publicGroups';
import { caller, createFakeTeamOrg, groupId, roleId, userId, type TeamWorld } from './fakeTeamOrg';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const soak = process.env.SOAK ? 100 : 1;

async function read(world: TeamWorld, pageSize?: number) {
  const { gateway, calls } = createFakeTeamOrg(world, pageSize);
  const { groups, complete } = await readPublicGroups({ gateway, caller });
  return {
    byId: new Map(groups.map(({ id, userIds }) => [id, [...userIds].sort()])),
    groups,
    complete,
    calls,
  };
}

const regular = (...members: string[]) => ({ type: 'Regular', members });

describe('public groups', () => {
  it('are read with the users of the groups in them, in three calls at most', async () => {
    const { groups, complete, calls } = await read({
      groups: {
        [groupId(1)]: regular(userId(1), groupId(2)),
        [groupId(2)]: regular(userId(2)),
        [groupId(3)]: regular(),
      },
    });
    expect(groups).toEqual([
      { id: groupId(1), name: 'Group 1', userIds: [1, 2].map(userId) },
      { id: groupId(2), name: 'Group 2', userIds: [userId(2)] },
    ]);
    expect(complete).toBe(true);
    expect(calls).toEqual(['publicGroups', 'members']);
  });

  it('hold the users of a role, and of the roles below where they say so', async () => {
    const { byId, complete } = await read({
      users: { [userId(1)]: { role: roleId(1) }, [userId(2)]: { role: roleId(2) } },
      roles: { [roleId(1)]: undefined, [roleId(2)]: roleId(1) },
      groups: {
        [groupId(1)]: regular(groupId(8)),
        [groupId(2)]: regular(groupId(9), userId(3)),
        [groupId(8)]: { type: 'Role', role: roleId(1) },
        [groupId(9)]: { type: 'RoleAndSubordinatesInternal', role: roleId(1) },
      },
    });
    expect(byId.get(groupId(1))).toEqual([userId(1)]);
    expect(byId.get(groupId(2))).toEqual([1, 2, 3].map(userId));
    expect(complete).toBe(true);
  });

  it('are said to be more where something in them cannot be counted out', async () => {
    const hidden = await read({ groups: { [groupId(1)]: regular(userId(1), groupId(9)) } });
    expect(hidden).toMatchObject({ complete: false, groups: [{ userIds: [userId(1)] }] });
    const everybody = await read({
      groups: { [groupId(1)]: regular(groupId(9)), [groupId(9)]: { type: 'Organization' } },
    });
    expect(everybody).toMatchObject({ complete: false, groups: [] });
  });

  it('are read to the end of each page', async () => {
    const groups = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [groupId(n), regular(userId(n))]));
    expect((await read({ groups }, 2)).groups).toHaveLength(5);
  });

  it('are none where there is none', async () => {
    expect(await read({})).toMatchObject({ groups: [], complete: true });
  });
});

/** Everybody who can be reached from a group, by following one edge at a time until nothing is new. */
function reached({ groups = {}, roles = {}, users = {} }: TeamWorld, from: string): string[] {
  const found = new Set([from]);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [id, group] of Object.entries(groups)) {
      if (!found.has(id)) continue;
      group.members?.forEach((member) => found.add(member));
      if (group.type === 'Role') found.add(`plain ${group.role}`);
      if (group.type === 'RoleAndSubordinates') found.add(`below ${group.role}`);
    }
    for (const [id, parent] of Object.entries(roles)) {
      if (found.has(`below ${parent}`)) found.add(`below ${id}`);
      if (found.has(`below ${id}`)) found.add(`plain ${id}`);
    }
    for (const [id, { role }] of Object.entries(users)) if (found.has(`plain ${role}`)) found.add(id);
  }
  return [...found].filter((id) => id.startsWith('005')).sort();
}

const few = fc.integer({ min: 0, max: 5 });
const records = <T>(idOf: (n: number) => string, each: fc.Arbitrary<T>) =>
  fc
    .array(each, { minLength: 6, maxLength: 6 })
    .map((made) => Object.fromEntries(made.map((one, n) => [idOf(n), one])));
const tangles: fc.Arbitrary<TeamWorld> = fc.record({
  users: records(userId, fc.record({ role: few.map(roleId) })),
  roles: records(roleId, fc.option(few.map(roleId), { nil: undefined })),
  groups: records(
    groupId,
    fc.oneof(
      fc.record({
        type: fc.constant('Regular'),
        members: fc.uniqueArray(fc.oneof(few.map(groupId), few.map(userId)), { maxLength: 4 }),
      }),
      fc.record({ type: fc.constantFrom('Role', 'RoleAndSubordinates'), role: few.map(roleId) }),
    ),
  ),
});

it(`hold in any tangle of groups and roles whom following each edge finds (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(tangles, async (world) => {
      const { byId, complete } = await read(world);
      expect(complete).toBe(true);
      for (const [id, { type }] of Object.entries(world.groups ?? {})) {
        expect(byId.get(id) ?? []).toEqual(type === 'Regular' ? reached(world, id) : []);
      }
    }),
    { seed, numRuns: 100 * soak },
  );
});
