import limits from '@salesforce/apex/PresenceRules.limits';
import coverage from '@salesforce/apex/PresenceRules.coverage';
import managed from '@salesforce/apex/PresenceTeam.managed';
import exportRows from '@salesforce/apex/PresenceExport.rows';
import type { TeamGateway } from 'c/presenceTeam';
/* eslint-disable omnipresence/arrows -- the fake org that the team is tested with */
import { createFakeTeamOrg, groupId, roleId, userId } from '../../presenceTeam/__tests__/fakeTeamOrg';
/* eslint-enable omnipresence/arrows */
import { readExportRows } from '../exportCalls';
import { createApexRulesGateway } from '../rulesGateway';
import { createApexTeamGateway } from '../teamGateway';
import { apexErrors } from './apexOrg';
import { answerTeamFrom } from './apexTeamOrg';

const gateway = createApexTeamGateway();
const org = createFakeTeamOrg({
  users: { [userId(1)]: { role: roleId(1) }, [userId(2)]: { role: roleId(2), manager: userId(1) } },
  roles: { [roleId(1)]: undefined, [roleId(2)]: roleId(1) },
  groups: {
    [groupId(1)]: { type: 'Regular', members: [userId(1), groupId(2)] },
    [groupId(2)]: { type: 'Role', role: roleId(2) },
    [groupId(3)]: { type: 'Organization' },
  },
});

beforeEach(() => answerTeamFrom(org.gateway));
afterEach(() => jest.clearAllMocks());

const calls: readonly (readonly [keyof TeamGateway, (of: TeamGateway) => Promise<unknown>])[] = [
  ['roleOf', (of) => of.roleOf(userId(1))],
  ['roleOf', (of) => of.roleOf(userId(3))],
  ['managed', (of) => of.managed(userId(1))],
  ['managed', (of) => of.managed(userId(1), userId(2))],
  ['inRoles', (of) => of.inRoles([roleId(1), roleId(2)])],
  ['rolesBelow', (of) => of.rolesBelow([roleId(1)])],
  ['publicGroups', (of) => of.publicGroups()],
  ['members', (of) => of.members()],
  ['groups', (of) => of.groups([groupId(2), groupId(3)])],
];

describe('the team over Apex', () => {
  it.each(calls)('answers %s as the org behind it does', async (_call, ask) => {
    expect(await ask(gateway)).toEqual(await ask(org.gateway));
  });

  it('rejects with the kind of the failure', async () => {
    jest.mocked(managed).mockRejectedValueOnce(apexErrors.offline);
    await expect(gateway.managed(userId(1))).rejects.toMatchObject({ kind: 'offline' });
  });

  it('starts before every id, and goes on after the last one of a full page', async () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => ({ Id: userId(n), Name: 'A' }));
    jest.mocked(managed).mockResolvedValueOnce({ serverTime: 1, rows });
    const { value } = await gateway.managed(userId(1));
    expect(managed).toHaveBeenCalledWith({ managerId: userId(1), afterId: '000000000000000AAA' });
    expect(value.next).toBe(userId(1_999));
  });
});

describe('rules over Apex', () => {
  const limit = { Id: 'm00', DeveloperName: 'Lunch', Status__c: 'Lunch', Spell_Minutes__c: 30 };
  const rule = { Id: 'm01', DeveloperName: 'Voice', Channel__c: 'Voice' };

  it('are the records as they are, one call each', async () => {
    jest.mocked(limits).mockResolvedValueOnce({ serverTime: 1, rows: [limit] });
    jest.mocked(coverage).mockResolvedValueOnce({ serverTime: 2, rows: [rule] });
    expect(await createApexRulesGateway().limits()).toEqual({ serverTime: 1, value: [limit] });
    expect(await createApexRulesGateway().coverage()).toEqual({ serverTime: 2, value: [rule] });
  });

  it('reject with the kind of the failure', async () => {
    jest.mocked(limits).mockRejectedValueOnce(apexErrors.denied);
    await expect(createApexRulesGateway().limits()).rejects.toMatchObject({ kind: 'denied' });
  });
});

describe('an export over Apex', () => {
  it('is the page as it is, for these users', async () => {
    jest.mocked(exportRows).mockResolvedValueOnce({ serverTime: 1, rows: [] });
    expect(await readExportRows([userId(1)])).toEqual({ serverTime: 1, rows: [] });
    expect(exportRows).toHaveBeenCalledWith({ userIds: [userId(1)] });
  });

  it('rejects with the kind of the failure', async () => {
    jest.mocked(exportRows).mockRejectedValueOnce(apexErrors.limit);
    await expect(readExportRows([])).rejects.toMatchObject({ kind: 'limit' });
  });
});
