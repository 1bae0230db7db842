import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../org.ts';
import { ask, refusalOf, rest, tokenOf } from '../fixtures/ask.ts';
import { insert, idOf, noon, startSmallOrg, userId } from '../fixtures/small-org.ts';

let org: RunningOrg;
beforeAll(async () => {
  org = await startSmallOrg((db) => {
    insert(db, 'User', { Id: idOf('User', 50), Username: 'gone@omnipresence.example', IsActive: 0 });
  });
});
afterAll(() => org.close());

async function soap(
  body: string,
  { version = '60.0', letter = 'u', session = '' } = {},
): Promise<[number, string]> {
  const header = `<e:Header><x:SessionHeader><x:sessionId>${session}</x:sessionId></x:SessionHeader></e:Header>`;
  const response = await fetch(`${org.url}/services/Soap/${letter}/${version}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml', soapaction: '""' },
    body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:x="urn:partner.soap.sforce.com">${session ? header : ''}<e:Body>${body}</e:Body></e:Envelope>`,
  });
  return [response.status, await response.text()];
}
const loginCall = (username: string, password: string): string =>
  `<x:login><x:username>${username}</x:username><x:password>${password}</x:password></x:login>`;

describe('SOAP', () => {
  it('logs in to the partner and the enterprise API up to 64.0', async () => {
    for (const letter of ['u', 'c']) {
      const [status, xml] = await soap(loginCall('AGENT@omnipresence.example', 'local'), {
        version: '64.0',
        letter,
      });
      expect(status).toBe(200);
      expect(xml).toContain(`<userId>${userId('agent')}</userId>`);
      expect(xml).toContain(`<serverUrl>${org.url}/services/Soap/${letter}/64.0/`);
    }
  });

  it('has no login above 64.0 and nothing below 31.0', async () => {
    for (const version of ['65.0', '30.0']) {
      const [status, xml] = await soap(loginCall('agent@omnipresence.example', 'local'), { version });
      expect(status).toBe(500);
      expect(xml).toContain('<faultcode>sf:UNSUPPORTED_API_VERSION</faultcode>');
    }
  });

  it('answers the same fault for a wrong password, a wrong name and an inactive user', async () => {
    for (const [name, password] of [
      ['agent@omnipresence.example', 'wrong'],
      ['nobody@omnipresence.example', 'local'],
      ['gone@omnipresence.example', 'local'],
    ] as const) {
      const [status, xml] = await soap(loginCall(name, password));
      expect(status).toBe(500);
      expect(xml).toContain('<sf:exceptionCode>INVALID_LOGIN</sf:exceptionCode>');
      expect(xml).toContain(
        '<faultstring>INVALID_LOGIN: Invalid username, password, security token; or user locked out.</faultstring>',
      );
    }
  });

  it('tells the time of the org to whoever has a session', async () => {
    const session = await tokenOf(org, 'agent');
    const before = org.now();
    const [status, xml] = await soap('<x:getServerTimestamp/>', { session });
    const time = Date.parse(/<timestamp>(.*)<\/timestamp>/.exec(xml)?.[1] ?? '');
    expect(status).toBe(200);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(org.now());
    const [refused, fault] = await soap('<x:getServerTimestamp/>', { session: 'nobody' });
    expect(refused).toBe(500);
    expect(fault).toContain('<faultcode>sf:INVALID_SESSION_ID</faultcode>');
  });

  it('names a call that it does not imitate, and refuses what is no envelope', async () => {
    const session = await tokenOf(org, 'agent');
    const [status, xml] = await soap('<x:merge/>', { session });
    expect(status).toBe(400);
    expect(xml).toContain('<faultcode>sf:LOCAL_ORG_NOT_IMITATED</faultcode>');
    const entity = '<!DOCTYPE e [<!ENTITY x "y">]>';
    const response = await fetch(`${org.url}/services/Soap/u/60.0`, {
      method: 'POST',
      body: `${entity}<e/>`,
    });
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('INVALID_SOAP');
  });

  it('ends a session at logout', async () => {
    const session = await tokenOf(org, 'agent');
    expect((await soap('<x:logout/>', { session }))[0]).toBe(200);
    expect(refusalOf(await ask(org, session, rest('/limits')))).toEqual({
      status: 401,
      errorCode: 'INVALID_SESSION_ID',
    });
  });
});

describe('OAuth', () => {
  const grant = async (form: Record<string, string>): Promise<[number, unknown]> => {
    const body = new URLSearchParams(form);
    const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body });
    return [response.status, await response.json()];
  };

  it('gives a token for name and password', async () => {
    const [status, body] = await grant({
      grant_type: 'password',
      username: 'agent@omnipresence.example',
      password: 'local',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', instance_url: org.url });
    expect(body).toHaveProperty('id', `${org.url}/id/${idOf('Organization', 1)}/${userId('agent')}`);
  });

  it('refuses in the words of RFC 6749', async () => {
    const wrong = await grant({
      grant_type: 'password',
      username: 'agent@omnipresence.example',
      password: 'no',
    });
    expect(wrong).toEqual([400, { error: 'invalid_grant', error_description: 'authentication failure' }]);
    const other = await grant({ grant_type: 'client_credentials' });
    expect(other).toMatchObject([400, { error: 'unsupported_grant_type' }]);
  });

  it('says who the user is, by either address', async () => {
    const token = await tokenOf(org, 'supervisor');
    const info = await ask(org, token, '/services/oauth2/userinfo');
    expect(info.body).toMatchObject({
      user_id: userId('supervisor'),
      preferred_username: 'supervisor@omnipresence.example',
      organization_id: idOf('Organization', 1),
      zoneinfo: 'America/New_York',
    });
    const root = (await ask(org, token, rest('/'))).body as { identity: string };
    expect((await ask(org, token, root.identity)).body).toMatchObject({ display_name: 'Supervisor' });
    expect(refusalOf(await ask(org, 'nobody', '/services/oauth2/userinfo'))).toEqual({
      status: 401,
      errorCode: 'INVALID_SESSION_ID',
    });
  });

  it('forgets a revoked token', async () => {
    const token = await tokenOf(org, 'agent');
    expect((await ask(org, token, `/services/oauth2/revoke?token=${encodeURIComponent(token)}`)).status).toBe(
      200,
    );
    expect(refusalOf(await ask(org, token, rest('/limits'))).status).toBe(401);
  });
});

describe('jsforce', () => {
  it('logs in, asks who it is and logs out', async () => {
    const connection = new Connection({ loginUrl: org.url, version: '60.0' });
    const { id, organizationId } = await connection.login('director@omnipresence.example', 'local');
    expect([id, organizationId]).toEqual([userId('director'), idOf('Organization', 1)]);
    expect(await connection.identity()).toMatchObject({ username: 'director@omnipresence.example' });
    const { timestamp } = await connection.soap.getServerTimestamp();
    expect(Date.parse(String(timestamp))).toBeGreaterThan(noon);
    await connection.logout();
  });

  it('learns that it may not log in', async () => {
    const connection = new Connection({ loginUrl: org.url, version: '60.0' });
    await expect(connection.login('director@omnipresence.example', 'no')).rejects.toThrow(/^INVALID_LOGIN/);
  });
});
