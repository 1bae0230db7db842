import { makeId } from '../schema/ids.ts';
import type { PersonName } from './names.ts';
import { drawFor } from './draw.ts';
import { drawName } from './names.ts';
import { streams, teamCount, teamZone, type FloorAgent, type FloorDefinition } from './roster.ts';

export const profiles = [
  { id: makeId('00e', 1), name: 'System Administrator', viewAllData: true, customizeApplication: true },
  { id: makeId('00e', 2), name: 'Service Supervisor', viewAllData: false, customizeApplication: false },
  { id: makeId('00e', 3), name: 'Service Agent', viewAllData: false, customizeApplication: false },
  { id: makeId('00e', 4), name: 'Standard User', viewAllData: false, customizeApplication: false },
] as const;

/** The permission set that a profile owns, by the profile's place. */
export const profileSetId = (place: number): string => makeId('0PS', place + 1);

export type ProfileName = (typeof profiles)[number]['name'];

export interface ChartRole {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface ChartUser {
  readonly id: string;
  readonly username: string;
  readonly name: PersonName;
  readonly title: string;
  readonly department: string;
  readonly profile: ProfileName;
  readonly roleId: string | null;
  readonly managerId: string | null;
  readonly zone: string;
  readonly active: boolean;
  readonly bot: boolean;
}

export interface OrgChart {
  readonly roles: readonly ChartRole[];
  readonly users: readonly ChartUser[];
  /** Users who left for good, each with a row still hanging. */
  readonly leavers: readonly ChartUser[];
}

const demo = { admin: 1, director: 2, supervisor: 3, agent: 4, outsider: 5 } as const;
const userId = (n: number): string => makeId('005', n);

/** The user of an agent of the floor. */
export const agentUserId = (index: number): string =>
  userId(index === 0 ? demo.agent : demo.outsider + index);

/** Usernames of the demo, password `local`. */
export const demoUsernames = Object.keys(demo).map((name) => `${name}@omnipresence.example`);

/** Namesakes tell apart by their number. */
function usernameOf({ first, last }: PersonName, n: number): string {
  const plain = `${first}.${last}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/[^A-Za-z.]/g, '');
  return `${plain.toLowerCase()}.${n}@omnipresence.example`;
}

/** Director above supervisors above teams; beside them a department that sees nobody. */
export function orgChart(floor: FloorDefinition, roster: readonly FloorAgent[]): OrgChart {
  const teams = teamCount(floor.agents);
  const role = (n: number): string => makeId('00E', n);
  const directorRole = role(1);
  const supervisorRole = (team: number): string => role(3 + 2 * team);
  const teamRole = (team: number): string => role(4 + 2 * team);
  const roles: ChartRole[] = [
    { id: directorRole, name: 'Director of Customer Care', parentId: null },
    { id: role(2), name: 'Finance', parentId: null },
  ];
  const firstSupervisor = demo.outsider + roster.length;
  const supervisorId = (team: number): string =>
    userId(team === 0 ? demo.supervisor : firstSupervisor + team);
  const users: ChartUser[] = [
    {
      ...person(demo.admin, 'admin', { first: 'Ada', last: 'Admin' }, 'System Administrator'),
      title: 'Salesforce Administrator',
      department: 'IT',
      zone: 'Europe/Berlin',
    },
    {
      ...person(demo.director, 'director', { first: 'Dana', last: 'Director' }, 'Service Supervisor'),
      title: 'Director of Customer Care',
      roleId: directorRole,
    },
    {
      ...person(demo.supervisor, 'supervisor', { first: 'Sam', last: 'Supervisor' }, 'Service Supervisor'),
      title: 'Team Supervisor',
      roleId: supervisorRole(0),
      managerId: userId(demo.director),
    },
    {
      ...person(demo.outsider, 'outsider', { first: 'Otto', last: 'Outsider' }, 'Standard User'),
      title: 'Accountant',
      department: 'Finance',
      roleId: role(2),
    },
  ];
  for (let team = 0; team < teams; team += 1) {
    roles.push({ id: supervisorRole(team), name: `Supervisor Team ${team + 1}`, parentId: directorRole });
    roles.push({ id: teamRole(team), name: `Team ${team + 1}`, parentId: supervisorRole(team) });
    if (team === 0) continue;
    const n = firstSupervisor + team;
    const name = drawName(drawFor(floor.seed, streams.name, -team));
    users.push({
      ...person(n, usernameOf(name, n), name, 'Service Supervisor'),
      title: 'Team Supervisor',
      roleId: supervisorRole(team),
      managerId: userId(demo.director),
      zone: teamZone(team),
    });
  }
  for (const { index, name, team, zone, bot } of roster) {
    const n = index === 0 ? demo.agent : demo.outsider + index;
    const own = index === 0 ? { first: 'Avery', last: 'Agent' } : name;
    users.push({
      ...person(n, index === 0 ? 'agent' : usernameOf(own, n), own, 'Service Agent'),
      title: bot ? 'Virtual Assistant' : 'Service Agent',
      roleId: teamRole(team),
      managerId: supervisorId(team),
      zone,
      bot,
    });
  }
  const leavers = Array.from({ length: Math.ceil(floor.agents / 400) }, (_, k): ChartUser => {
    const n = firstSupervisor + teams + k;
    const name = drawName(drawFor(floor.seed, streams.name, -1000 - k));
    const team = teams - 1 - (k % teams);
    return {
      ...person(n, usernameOf(name, n), name, 'Service Agent'),
      title: 'Service Agent',
      roleId: teamRole(team),
      managerId: supervisorId(team),
      zone: teamZone(team),
      active: false,
    };
  });
  users.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { roles, users: [...users, ...leavers], leavers };
}

function person(n: number, login: string, name: PersonName, profile: ProfileName): ChartUser {
  return {
    id: userId(n),
    username: login.includes('@') ? login : `${login}@omnipresence.example`,
    name,
    title: '',
    department: 'Customer Care',
    profile,
    roleId: null,
    managerId: null,
    zone: 'America/New_York',
    active: true,
    bot: false,
  };
}
