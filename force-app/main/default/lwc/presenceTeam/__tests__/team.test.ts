import { describe, expect, it } from 'vitest';
import { rolesAtMost } from '../ports';
import { readTeam } from '../team';
import { caller, createFakeTeamOrg, roleId, userId, type TeamWorld } from './fakeTeamOrg';

const [director, lead, agent] = [roleId(1), roleId(2), roleId(3)];
const me = userId(1);

async function read(world: TeamWorld, pageSize?: number) {
  const { gateway, calls } = createFakeTeamOrg(world, pageSize);
  return { team: [...(await readTeam({ gateway, caller }, me))].sort(), calls };
}

describe('my team', () => {
  it('is whom I manage and whose role is below mine, each once and without me', async () => {
    const { team } = await read({
      users: {
        [me]: { role: director, manager: me },
        [userId(2)]: { manager: me, role: lead },
        [userId(3)]: { role: lead },
        [userId(4)]: { role: agent },
        [userId(5)]: { role: director },
        [userId(6)]: { manager: userId(2) },
        [userId(7)]: { manager: me },
      },
      roles: { [director]: undefined, [lead]: director, [agent]: lead },
    });
    expect(team).toEqual([2, 3, 4, 7].map(userId));
  });

  it('is empty of somebody who is above nobody, and costs him three calls', async () => {
    const { team, calls } = await read({ users: { [me]: { role: agent } }, roles: { [agent]: lead } });
    expect(team).toEqual([]);
    expect([...calls].sort()).toEqual(['managed', 'roleOf', 'rolesBelow']);
  });

  it('needs no role', async () => {
    const { team, calls } = await read({ users: { [me]: {}, [userId(2)]: { manager: me } } });
    expect(team).toEqual([userId(2)]);
    expect(calls).not.toContain('rolesBelow');
  });

  it('is read to the end of each page, and a level of roles in one call', async () => {
    const users = Object.fromEntries([2, 3, 4, 5, 6].map((n) => [userId(n), { role: roleId(n) }]));
    const roles = Object.fromEntries([2, 3, 4, 5, 6].map((n) => [roleId(n), director]));
    const { team, calls } = await read({ users: { ...users, [me]: { role: director } }, roles }, 2);
    expect(team).toEqual([2, 3, 4, 5, 6].map(userId));
    expect(calls.filter((call) => call === 'rolesBelow')).toHaveLength(2);
    expect(calls.filter((call) => call === 'inRoles')).toHaveLength(3);
  });

  it('asks in halves where an answer is full', async () => {
    const heads = [2, 3].map(roleId);
    const many = Object.fromEntries(
      Array.from({ length: rolesAtMost }, (_, n) => [roleId(n + 10), heads[n % 2]] as const),
    );
    const last = roleId(rolesAtMost + 9);
    const { team } = await read({
      users: { [me]: { role: director }, [userId(9)]: { role: last } },
      roles: { ...many, [roleId(2)]: director, [roleId(3)]: director, [roleId(9_999)]: roleId(3) },
    });
    expect(team).toEqual([userId(9)]);
  });

  it('ends where roles go in circles', async () => {
    const { team } = await read({
      users: { [me]: { role: director }, [userId(2)]: { role: lead } },
      roles: { [director]: lead, [lead]: director },
    });
    expect(team).toEqual([userId(2)]);
  });

  it('is not known where one of the reads fails', async () => {
    const { gateway } = createFakeTeamOrg({ users: { [me]: { role: director } } });
    const refused = { ...gateway, managed: () => Promise.reject(new Error('No')) };
    await expect(readTeam({ gateway: refused, caller }, me)).rejects.toThrow('No');
  });
});
