import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UiRecord } from '../calls/ui-record.ts';
import { ask, refusalOf, rest, tokenOf, type Answer } from '../fixtures/ask.ts';
import { idOf, insert, startSmallOrg, userId } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

let org: RunningOrg;
let supervisor: string;
let agent: string;
beforeAll(async () => {
  org = await startSmallOrg((db) => {
    insert(db, 'FieldPermissions', {
      Id: '01k000000000001AAA',
      ParentId: idOf('PermissionSet', 2),
      SobjectType: 'User',
      Field: 'User.Email',
      PermissionsRead: 0,
    });
    insert(db, 'ObjectPermissions', {
      Id: '110000000000001AAA',
      ParentId: idOf('PermissionSet', 2),
      SobjectType: 'AgentWork',
      PermissionsRead: 0,
    });
    insert(db, 'Group', { Id: idOf('Group', 1), Name: 'Support', Type: 'Queue' });
    for (const [n, OwnerId] of [idOf('Group', 1), userId('agent')].entries()) {
      insert(db, 'Case', { Id: idOf('Case', n + 1), Subject: `Case ${n + 1}`, OwnerId });
    }
    insert(db, 'AgentWork', { Id: idOf('AgentWork', 1), UserId: userId('agent'), OwnerId: userId('agent') });
  });
  supervisor = await tokenOf(org, 'supervisor');
  agent = await tokenOf(org, 'agent');
});
afterAll(() => org.close());

const presence = idOf('UserServicePresence', 1);
const records = (id: string, parameters: string, version?: string): string =>
  rest(`/ui-api/records/${id}?${parameters}`, version);
const askSupervisor = (path: string): Promise<Answer> => ask(org, supervisor, path);

describe('ui-api/records', () => {
  it('gives the fields of a record with the values that a page shows', async () => {
    const path = records(presence, 'fields=UserServicePresence.StatusStartDate,UserServicePresence.IsAway');
    const { status, body } = await askSupervisor(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      apiName: 'UserServicePresence',
      id: presence,
      childRelationships: {},
      fields: {
        StatusStartDate: { displayValue: '5/5/2026, 7:59 AM', value: '2026-05-05T11:59:00.000Z' },
        IsAway: { displayValue: null, value: false },
      },
      recordTypeInfo: null,
      systemModstamp: '2026-05-05T11:59:00.000Z',
      weakEtag: Date.UTC(2026, 4, 5, 11, 59),
    });
    expect((body as UiRecord).eTag).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gives a parent as a record within the record', async () => {
    const path = records(presence, 'fields=UserServicePresence.User.Name&fields=userservicepresence.userid');
    const { body } = await askSupervisor(path);
    expect((body as UiRecord).fields).toMatchObject({
      User: {
        displayValue: 'Agent',
        value: {
          apiName: 'User',
          id: userId('agent'),
          fields: { Name: { displayValue: null, value: 'Agent' } },
        },
      },
      UserId: { displayValue: null, value: userId('agent') },
    });
  });

  it('gives an owner as the queue or the user that it is', async () => {
    for (const [n, owner] of [
      [1, { apiName: 'Group', Name: 'Support' }],
      [2, { apiName: 'User', Name: 'Agent' }],
    ] as const) {
      const { body } = await askSupervisor(records(idOf('Case', n), 'fields=Case.Owner.Name,Case.Subject'));
      expect(body).toMatchObject({
        apiName: 'Case',
        fields: {
          Owner: {
            displayValue: owner.Name,
            value: { apiName: owner.apiName, fields: { Name: { value: owner.Name } } },
          },
          Subject: { value: `Case ${n}` },
        },
      });
    }
  });

  it('takes an id of 15 characters', async () => {
    const { body } = await askSupervisor(records(userId('agent').slice(0, 15), 'fields=User.Name'));
    expect(body).toMatchObject({ id: userId('agent'), apiName: 'User' });
  });

  it('leaves out an optional field that its caller may not read, and refuses a required one', async () => {
    const optional = await askSupervisor(
      records(userId('agent'), 'fields=User.Name&optionalFields=User.Email,User.Nope'),
    );
    expect(Object.keys((optional.body as UiRecord).fields)).toEqual(['Name']);
    for (const field of ['User.Email', 'User.Nope', 'Case.Subject', 'Name', 'User.Nope.Name']) {
      const refusal = refusalOf(await askSupervisor(records(userId('agent'), `fields=${field}`)));
      expect(refusal, field).toEqual({ status: 400, errorCode: 'INVALID_FIELD' });
    }
  });

  it('tells a record that may not be seen from one that is not there', async () => {
    const fields = 'fields=UserServicePresence.UserId';
    expect(refusalOf(await ask(org, agent, records(idOf('UserServicePresence', 2), fields)))).toEqual({
      status: 403,
      errorCode: 'INSUFFICIENT_ACCESS',
    });
    expect(refusalOf(await ask(org, agent, records(idOf('UserServicePresence', 9), fields)))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
    expect(refusalOf(await ask(org, agent, records('zzz000000000001AAA', fields)))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
    expect(refusalOf(await askSupervisor(records(idOf('AgentWork', 1), 'fields=AgentWork.Status')))).toEqual({
      status: 403,
      errorCode: 'INSUFFICIENT_ACCESS',
    });
  });

  it('refuses what is no id, an object that it does not serve, and a request without fields', async () => {
    const refusal = async (path: string): Promise<unknown> => refusalOf(await askSupervisor(path));
    expect(await refusal(records('005', 'fields=User.Name'))).toEqual({
      status: 400,
      errorCode: 'ILLEGAL_QUERY_PARAMETER_VALUE',
    });
    expect(await refusal(records(idOf('UserRole', 1), 'fields=UserRole.Name'))).toEqual({
      status: 400,
      errorCode: 'INVALID_TYPE',
    });
    expect(await refusal(records(presence, ''))).toEqual({ status: 400, errorCode: 'MISSING_PARAM' });
    expect(await refusal(records(presence, 'layoutTypes=Full'))).toEqual({
      status: 400,
      errorCode: 'LOCAL_ORG_NOT_IMITATED',
    });
    expect(await refusal(records(presence, 'fields=UserServicePresence.UserId', '40.0'))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
  });

  it('has no presence while Omni-Channel is off', async () => {
    const admin = await tokenOf(org, 'admin');
    const set = (omniChannel: boolean): Promise<Answer> =>
      ask(org, admin, '/local/settings', { method: 'PATCH', body: { omniChannel } });
    await set(false);
    const refusal = refusalOf(await askSupervisor(records(presence, 'fields=UserServicePresence.UserId')));
    await set(true);
    expect(refusal).toEqual({ status: 404, errorCode: 'NOT_FOUND' });
  });
});
