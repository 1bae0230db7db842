import { Connection } from 'jsforce';
import { expect } from 'vitest';
import { connect, hasPassword, orgUrl, password, refusalOf, username } from './org.ts';
import { client, documented, jsforceVersion } from './verified.ts';

const soapGuide = 'SOAP API guide, login()';

documented(
  soapGuide,
  'logs in with name and password and says who that is',
  async () => {
    const connection = new Connection({ loginUrl: orgUrl(), version: '60.0' });
    const { id, organizationId } = await connection.login(username, password);
    expect(id).toMatch(/^005\w{15}$/);
    expect(organizationId).toMatch(/^00D\w{15}$/);
    const identity = await connection.identity();
    expect(identity).toMatchObject({ user_id: id, organization_id: organizationId, username });
  },
  hasPassword,
);

documented(
  `${soapGuide}: not "in API version 65.0 and later"`,
  'has login() up to 64.0',
  async () => {
    const login = (version: string): Promise<unknown> =>
      new Connection({ loginUrl: orgUrl(), version }).login(username, password);
    await login('64.0');
    await expect(login('65.0')).rejects.toThrow(/UNSUPPORTED_API_VERSION/);
  },
  hasPassword,
);

documented(
  soapGuide,
  'refuses a wrong password with INVALID_LOGIN',
  async () => {
    const connection = new Connection({ loginUrl: orgUrl(), version: '60.0' });
    await expect(connection.login(username, `${password}x`)).rejects.toThrow(/^INVALID_LOGIN: /);
  },
  hasPassword,
);

documented(
  'OAuth guide, username-password flow',
  'gives a token for name and password, and invalid_grant for a wrong one',
  async () => {
    const oauth2 = { loginUrl: orgUrl(), clientId: 'conformance', clientSecret: 'conformance' };
    const connection = new Connection({ oauth2, version: '60.0' });
    const { id } = await connection.login(username, password);
    expect(id).toMatch(/^005/);
    const wrong = new Connection({ oauth2, version: '60.0' });
    await expect(wrong.login(username, `${password}x`)).rejects.toMatchObject({ name: 'invalid_grant' });
  },
  hasPassword,
);

documented('SOAP API guide, getServerTimestamp()', 'tells its time', async () => {
  const connection = await connect();
  const { timestamp } = await connection.soap.getServerTimestamp();
  expect(Date.parse(String(timestamp))).toBeGreaterThan(Date.UTC(2020, 0, 1));
});

documented('REST API guide, status codes', 'refuses a token that it does not know', async () => {
  const connection = new Connection({ instanceUrl: orgUrl(), accessToken: 'nobody', version: '60.0' });
  expect(await refusalOf(connection.query('SELECT Id FROM User'))).toBe('INVALID_SESSION_ID');
});

client(jsforceVersion, 'answers the calls that a client makes on its own', async () => {
  const connection = await connect();
  expect(await connection.limits()).toHaveProperty('DailyApiRequests');
  expect(connection.limitInfo.apiUsage?.limit).toBeGreaterThan(0);
});
