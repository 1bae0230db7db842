import { createServerClock } from 'c/presenceClock';
import { createCaller } from 'c/presenceSync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
/* eslint-disable omnipresence/arrows -- names in the fake org, time that passes by hand */
import { userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { createFakeTime } from '../../presenceSync/__tests__/fakeTime';
/* eslint-enable omnipresence/arrows */
import { queueBounds, readQueueMembers } from '../queueMembers';
import type { QueueMembers } from '../status';
import { createFakeWatchOrg, type FakeGroup, type FakeRole } from './fakeWatchOrg';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const soak = process.env.SOAK ? 100 : 1;

const groupId = (n: number) => `00G${String(n).padStart(12, '0')}AAA`;
const roleId = (n: number) => `00E${String(n).padStart(12, '0')}AAA`;
const group = (n: number, members: readonly string[], type = 'Regular', relatedId?: string): FakeGroup => ({
  id: groupId(n),
  name: `Group ${n}`,
  type,
  members,
  ...(relatedId === undefined ? {} : { relatedId }),
});
const queue = (members: readonly string[]) => group(0, members, 'Queue');

interface World {
  readonly groups: readonly FakeGroup[];
  readonly roles?: readonly FakeRole[];
}

async function read(
  world: World,
  id = groupId(0),
): Promise<QueueMembers & { readonly calls: readonly string[] }> {
  const time = createFakeTime();
  const org = createFakeWatchOrg(time);
  for (const one of world.groups) org.groups.set(one.id, one);
  for (const one of world.roles ?? []) org.roles.set(one.id, one);
  const caller = createCaller(createServerClock(time.clock), time.scheduler, 30_000);
  const answer = readQueueMembers({ gateway: org.watchGateway, caller }, id);
  await time.advance(1_000);
  return { ...(await answer), calls: org.calls };
}

describe('the members of a queue', () => {
  it('are its users, and those of the groups in it, each once', async () => {
    const found = await read({
      groups: [
        queue([userIdOf(1), groupId(1), groupId(2)]),
        group(1, [userIdOf(2), groupId(2)]),
        group(2, [userIdOf(1), userIdOf(3)]),
      ],
    });
    expect(found).toMatchObject({ name: 'Group 0', userIds: [1, 2, 3].map(userIdOf), complete: true });
  });

  it('end where groups hold each other', async () => {
    const found = await read({
      groups: [queue([groupId(1)]), group(1, [groupId(2), userIdOf(1)]), group(2, [groupId(1), groupId(0)])],
    });
    expect(found).toMatchObject({ userIds: [userIdOf(1)], complete: true });
  });

  it('are the users of a role, and of the roles below where the group says so', async () => {
    const roles: readonly FakeRole[] = [
      { id: roleId(1), userIds: [userIdOf(1)] },
      { id: roleId(2), parentId: roleId(1), userIds: [userIdOf(2)] },
      { id: roleId(3), parentId: roleId(2), userIds: [userIdOf(3)] },
    ];
    const of = async (type: string) =>
      (await read({ roles, groups: [queue([groupId(1)]), group(1, [], type, roleId(1))] })).userIds;
    expect(await of('Role')).toEqual([userIdOf(1)]);
    expect(await of('RoleAndSubordinates')).toEqual([1, 2, 3].map(userIdOf));
    expect(await of('RoleAndSubordinatesInternal')).toEqual([1, 2, 3].map(userIdOf));
  });

  it('are said to be more where a group is hidden or of another kind', async () => {
    const hidden = await read({ groups: [queue([userIdOf(1), groupId(9)])] });
    expect(hidden).toMatchObject({ userIds: [userIdOf(1)], complete: false });
    const everybody = await read({ groups: [queue([groupId(1)]), group(1, [], 'Organization')] });
    expect(everybody).toMatchObject({ userIds: [], complete: false });
    expect(await read({ groups: [] })).toMatchObject({ name: groupId(0), userIds: [], complete: false });
  });

  it('are read level by level: a wide queue costs no more calls than a narrow one', async () => {
    const wide = Array.from({ length: 150 }, (_, n) => group(n + 1, [userIdOf(n + 1)]));
    const found = await read({ groups: [queue(wide.map(({ id }) => id)), ...wide] });
    expect(found.userIds).toHaveLength(150);
    expect(found.calls).toEqual(['groups', 'members', 'groups', 'members']);
  });

  it('are bounded in depth and number, and say so', async () => {
    const deep = Array.from({ length: 30 }, (_, n) => group(n + 1, [groupId(n + 2), userIdOf(n + 1)]));
    const found = await read({ groups: [queue([groupId(1)]), ...deep] });
    expect(found.complete).toBe(false);
    expect(found.userIds).toHaveLength(queueBounds.levels - 1);
    const many = await read({ groups: [queue(Array.from({ length: 1_500 }, (_, n) => userIdOf(n)))] });
    expect(many).toMatchObject({ complete: false });
    expect(many.userIds).toHaveLength(queueBounds.users);
  });
});

/** Everybody who can be reached, by following one edge at a time until nothing is new. */
function reached({ groups, roles = [] }: World): string[] {
  const found = new Set([groupId(0)]);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const one of groups.filter(({ id }) => found.has(id))) {
      if (one.type === 'Regular' || one.type === 'Queue') one.members.forEach((id) => found.add(id));
      if (one.type === 'Role') found.add(`plain ${one.relatedId}`);
      if (one.type === 'RoleAndSubordinates') found.add(`below ${one.relatedId}`);
    }
    for (const role of roles) {
      if (found.has(`below ${role.parentId}`)) found.add(`below ${role.id}`);
      if (found.has(`below ${role.id}`)) found.add(`plain ${role.id}`);
      if (found.has(`plain ${role.id}`)) role.userIds.forEach((id) => found.add(id));
    }
  }
  return [...found].filter((id) => id.startsWith('005')).sort();
}

const few = fc.integer({ min: 0, max: 5 });
const world: fc.Arbitrary<World> = fc.record({
  groups: fc
    .array(
      fc.record({
        members: fc.array(fc.oneof(few.map(groupId), few.map(userIdOf)), { maxLength: 4 }),
        type: fc.constantFrom('Regular', 'Role', 'RoleAndSubordinates'),
        role: few,
      }),
      { minLength: 6, maxLength: 6 },
    )
    .map((made) =>
      made.map(({ members, type, role }, n) => {
        if (n === 0) return queue(members);
        return group(n, members, type, type === 'Regular' ? undefined : roleId(role));
      }),
    ),
  roles: fc
    .array(fc.record({ parent: fc.option(few), userIds: fc.array(few.map(userIdOf), { maxLength: 3 }) }), {
      minLength: 6,
      maxLength: 6,
    })
    .map((made) =>
      made.map(({ parent, userIds }, n) => ({
        id: roleId(n),
        ...(parent === null ? {} : { parentId: roleId(parent) }),
        userIds,
      })),
    ),
});

it(`finds in any tangle of groups and roles whom following each edge finds (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(world, async (tangle) => {
      const found = await read(tangle);
      expect([...found.userIds].sort()).toEqual(reached(tangle));
      expect(found.complete).toBe(true);
    }),
    { seed, numRuns: 200 * soak },
  );
});
