import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../org.ts';
import { ask, queryPath, refusalOf, rest, tokenOf, type Answer } from '../fixtures/ask.ts';
import { idOf, insert, startSmallOrg } from '../fixtures/small-org.ts';

let org: RunningOrg;
let admin: string;
let agent: string;
beforeAll(async () => {
  org = await startSmallOrg((db) => {
    insert(db, 'FieldPermissions', {
      Id: '01k000000000001AAA',
      ParentId: idOf('PermissionSet', 2),
      SobjectType: 'UserServicePresence',
      Field: 'UserServicePresence.IdleDuration',
      PermissionsRead: 0,
    });
    insert(db, 'ObjectPermissions', {
      Id: '110000000000001AAA',
      ParentId: idOf('PermissionSet', 2),
      SobjectType: 'AgentWork',
      PermissionsRead: 0,
      PermissionsViewAllRecords: 0,
    });
  });
  admin = await tokenOf(org, 'admin');
  agent = await tokenOf(org, 'agent');
});
afterAll(() => org.close());

const askAdmin = (path: string, init?: Parameters<typeof ask>[3]): Promise<Answer> =>
  ask(org, admin, path, init);
const row = (n: number): string => `/sobjects/UserServicePresence/${idOf('UserServicePresence', n)}`;

describe('versions', () => {
  it('lists every version that is not retired, without a session', async () => {
    const { body } = await ask(org, 'none', '/services/data');
    const versions = body as { version: string; label: string; url: string }[];
    expect(versions[0]).toEqual({ label: "Summer '14", url: '/services/data/v31.0', version: '31.0' });
    expect(versions.at(-1)).toMatchObject({ label: "Summer '26", version: '67.0' });
  });

  it('says that a retired version is gone and a future one is not found', async () => {
    expect(refusalOf(await askAdmin(rest('/sobjects', '30.0')))).toEqual({
      status: 410,
      errorCode: 'UNSUPPORTED_API_VERSION',
    });
    expect(refusalOf(await askAdmin(rest('/sobjects', '68.0')))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
    expect(refusalOf(await askAdmin('/services/data/newest/sobjects'))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
  });

  it('knows the object from 32.0 on', async () => {
    expect(refusalOf(await askAdmin(rest('/sobjects/UserServicePresence/describe', '31.0')))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
    expect(refusalOf(await askAdmin(queryPath('SELECT Id FROM UserServicePresence', '31.0')))).toEqual({
      status: 400,
      errorCode: 'INVALID_TYPE',
    });
    expect((await askAdmin(rest('/sobjects/UserServicePresence/describe', '32.0'))).status).toBe(200);
  });

  it('knows the fields of 34.0 from there on', async () => {
    const soql = 'SELECT IsCurrentState FROM UserServicePresence';
    expect(refusalOf(await askAdmin(queryPath(soql, '33.0')))).toEqual({
      status: 400,
      errorCode: 'INVALID_FIELD',
    });
    expect((await askAdmin(queryPath(soql, '34.0'))).status).toBe(200);
  });
});

describe('sessions', () => {
  it('refuses a token that stands for nobody, and none at all', async () => {
    const expired = { status: 401, errorCode: 'INVALID_SESSION_ID' };
    expect(refusalOf(await ask(org, 'nobody', rest('/sobjects')))).toEqual(expired);
    const bare = await fetch(org.url + rest('/sobjects'));
    expect(bare.status).toBe(401);
  });

  it('takes OAuth as well as Bearer, and a path with double slashes', async () => {
    const answer = await ask(org, 'x', `//services//data/v60.0/limits`, {
      headers: { authorization: `OAuth ${admin}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('sforce-limit-info')).toMatch(/^api-usage=\d+\/100000$/);
  });
});

describe('describe', () => {
  it('lists the objects, and finds each by any case of its name', async () => {
    const { body } = await askAdmin(rest('/sobjects'));
    const names = (body as { sobjects: { name: string }[] }).sobjects.map(({ name }) => name);
    expect(names).toContain('UserServicePresence');
    const described = await askAdmin(rest('/sobjects/userservicepresence/describe'));
    expect(described.body).toMatchObject({
      name: 'UserServicePresence',
      createable: false,
      updateable: false,
    });
    const info = await askAdmin(rest('/sobjects/USERSERVICEPRESENCE'));
    expect(info.body).toMatchObject({ objectDescribe: { name: 'UserServicePresence' }, recentItems: [] });
  });

  it('leaves out what the profile may not read', async () => {
    const { body } = await ask(org, agent, rest('/sobjects/UserServicePresence/describe'));
    const names = (body as { fields: { name: string }[] }).fields.map(({ name }) => name);
    expect(names).toContain('StatusDuration');
    expect(names).not.toContain('IdleDuration');
    expect(refusalOf(await ask(org, agent, rest('/sobjects/AgentWork/describe')))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
  });
});

describe('retrieve', () => {
  it('answers the fields that were asked for', async () => {
    const { body } = await askAdmin(rest(`${row(1)}?fields=Name,IsAway`));
    expect(body).toEqual({
      attributes: expect.objectContaining({ type: 'UserServicePresence' }) as unknown,
      Id: idOf('UserServicePresence', 1),
      Name: 'P-00000001',
      IsAway: false,
    });
  });

  it('answers every readable field without a list', async () => {
    const { body } = await ask(org, agent, rest(row(1)));
    expect(body).toMatchObject({ StatusEndDate: null, ConfiguredCapacity: 5 });
    expect(body).not.toHaveProperty('IdleDuration');
  });

  it('finds no row that does not exist, is hidden or has no id', async () => {
    const absent = { status: 404, errorCode: 'NOT_FOUND' };
    expect(refusalOf(await askAdmin(rest(row(99))))).toEqual(absent);
    expect(refusalOf(await ask(org, agent, rest(row(2))))).toEqual(absent);
    expect(refusalOf(await askAdmin(rest('/sobjects/UserServicePresence/no-id')))).toEqual(absent);
  });

  it('refuses a field that the caller does not know', async () => {
    const refused = { status: 400, errorCode: 'INVALID_FIELD' };
    expect(refusalOf(await ask(org, agent, rest(`${row(1)}?fields=IdleDuration`)))).toEqual(refused);
    expect(
      refusalOf(await askAdmin(rest(`${row(1)}?fields=${encodeURIComponent("Id' OR 1=1 --")}`))),
    ).toEqual(refused);
  });

  it('answers a list in its order, null where there is nothing to see', async () => {
    const ids = [3, 1, 99].map((n) => idOf('UserServicePresence', n));
    const { body } = await askAdmin(rest('/composite/sobjects/UserServicePresence'), {
      method: 'POST',
      body: { ids, fields: ['Id'] },
    });
    expect((body as ({ Id: string } | null)[]).map((record) => record?.Id)).toEqual([
      ids[0],
      ids[1],
      undefined,
    ]);
  });

  it('answers the same list whose ids and fields stand in the address', async () => {
    const path = '/composite/sobjects/UserServicePresence';
    const ids = [1, 99].map((n) => idOf('UserServicePresence', n));
    const { body } = await askAdmin(rest(`${path}?ids=${ids.join(',')}&fields=id,name`));
    expect(body).toMatchObject([{ Id: ids[0], Name: 'P-00000001' }, null]);
    const refused = { status: 400, errorCode: 'MALFORMED_ID' };
    for (const rest of [`ids=${ids[0]}`, 'fields=Id', 'ids=,&fields=Id'])
      expect(refusalOf(await askAdmin(`/services/data/v60.0${path}?${rest}`)), rest).toEqual(refused);
  });
});

describe('writes', () => {
  it('refuses to create or update a presence', async () => {
    const refused = { status: 400, errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' };
    const create = { method: 'POST', body: { UserId: idOf('User', 1) } };
    expect(refusalOf(await askAdmin(rest('/sobjects/UserServicePresence'), create))).toEqual(refused);
    const update = { method: 'PATCH', body: { Name: 'x' } };
    expect(refusalOf(await askAdmin(rest(row(1)), update))).toEqual(refused);
    const list = { records: [{ attributes: { type: 'UserServicePresence' }, Name: 'x' }] };
    const { status, body } = await askAdmin(rest('/composite/sobjects'), { method: 'POST', body: list });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: [{ success: false, errors: [{ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' }] }],
    });
  });

  it('deletes below 41.0 for nobody, above it not without Customize Application', async () => {
    // A DELETE with a JSON content type and no body is what jsforce sends.
    const init = { method: 'DELETE', headers: { 'content-type': 'application/json' } };
    expect(refusalOf(await askAdmin(rest(row(1), '40.0'), init))).toEqual({
      status: 405,
      errorCode: 'METHOD_NOT_ALLOWED',
    });
    expect(refusalOf(await ask(org, agent, rest(row(1), '41.0'), init))).toEqual({
      status: 400,
      errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
    });
  });

  it('names what it does not imitate', async () => {
    for (const path of ['/tooling/query', '/jobs/query']) {
      const answer = await askAdmin(rest(path));
      expect(refusalOf(answer)).toEqual({ status: 400, errorCode: 'LOCAL_ORG_NOT_IMITATED' });
    }
    expect(refusalOf(await askAdmin('/services/apexrest/mine'))).toEqual({
      status: 400,
      errorCode: 'LOCAL_ORG_NOT_IMITATED',
    });
  });

  it('refuses a path that is none in the same words as everything else', async () => {
    expect(refusalOf(await askAdmin('/services/%'))).toEqual({ status: 400, errorCode: 'BAD_REQUEST' });
  });

  it('answers a body that is no JSON', async () => {
    const response = await fetch(`${org.url}${rest('/composite/sobjects')}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject([{ errorCode: 'JSON_PARSER_ERROR' }]);
  });
});

describe('Omni-Channel off', () => {
  it('takes the object out of every call', async () => {
    const off = await startSmallOrg(undefined, { omniChannel: false });
    const token = await tokenOf(off, 'admin');
    expect(refusalOf(await ask(off, token, rest('/sobjects/UserServicePresence/describe')))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
    expect(refusalOf(await ask(off, token, rest(row(1))))).toEqual({ status: 404, errorCode: 'NOT_FOUND' });
    expect(refusalOf(await ask(off, token, queryPath('SELECT Id FROM UserServicePresence')))).toEqual({
      status: 400,
      errorCode: 'INVALID_TYPE',
    });
    await off.close();
  });
});
