import { afterAll, beforeAll, expect, vi } from 'vitest';
import { connect, hasPassword, isDemo, mayWrite, orgUrl, username } from './org.ts';
import { alias, cliVersion, hasCli, logIn, type SalesforceCli } from './salesforce-cli.ts';
import { client } from './verified.ts';

// The CLI takes a second or two to start, and far longer on a machine that has other things to do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: SalesforceCli;
beforeAll(async () => {
  if (hasCli) cli = await logIn();
});
afterAll(async () => {
  if (hasCli) await cli.remove();
});

const inOrg = ['--target-org', alias];
const people = 'SELECT Id, Name, Profile.Name FROM User WHERE IsActive = true ORDER BY Id LIMIT 3';

interface Person {
  readonly Id: string;
  readonly Name: string;
  readonly Profile: { readonly Name: string } | null;
}

/** The same people by another client. */
async function peopleByJsforce(): Promise<readonly Person[]> {
  const { records } = await (await connect()).query<Person>(people);
  return records.map(({ Id, Name, Profile }) => ({ Id, Name, Profile: Profile && { Name: Profile.Name } }));
}

client(
  cliVersion,
  'shows the org that it is logged in to',
  async () => {
    const { code, body } = await cli.json(['org', 'display', ...inOrg]);
    expect(code).toBe(0);
    expect(body.result).toMatchObject({ alias, connectedStatus: 'Connected' });
    expect(String(body.result['instanceUrl']).replace(/\/$/, '')).toBe(orgUrl());
    if (hasPassword) expect(body.result['username']).toBe(username);
  },
  hasCli,
);

client(
  cliVersion,
  'lists the records of a query as a table',
  async () => {
    const { code, stdout } = await cli.run(['data', 'query', '--query', people, ...inOrg]);
    expect(code).toBe(0);
    for (const { Id, Name } of await peopleByJsforce()) expect(stdout).toMatch(new RegExp(`${Id} .*${Name}`));
    expect(stdout).toContain('Total number of records retrieved: 3.');
  },
  hasCli,
);

client(
  cliVersion,
  'gives the records of a query as JSON',
  async () => {
    const { body } = await cli.json(['data', 'query', '--query', people, ...inOrg]);
    expect(body.result).toMatchObject({ totalSize: 3, done: true, records: await peopleByJsforce() });
  },
  hasCli,
);

client(
  cliVersion,
  'writes the records of a query as CSV, parents by path',
  async () => {
    const format = ['--result-format', 'csv'];
    const { stdout } = await cli.run(['data', 'query', '--query', people, ...format, ...inOrg]);
    const rows = (await peopleByJsforce()).map(({ Id, Name, Profile }) =>
      [Id, Name, Profile?.Name].join(','),
    );
    expect(stdout.trim().split(/\r?\n/)).toEqual(['Id,Name,Profile.Name', ...rows]);
  },
  hasCli,
);

client(
  cliVersion,
  'says where a query is wrong',
  async () => {
    const { code, body } = await cli.json(['data', 'query', '--query', 'SELECT Nope FROM User', ...inOrg]);
    expect(code).toBe(1);
    expect(body.name).toBe('INVALID_FIELD');
    expect(body.message).toContain('ERROR at Row:1:Column:8');
  },
  hasCli,
);

client(
  cliVersion,
  'describes the object as jsforce does',
  async () => {
    const { body } = await cli.json(['sobject', 'describe', '--sobject', 'UserServicePresence', ...inOrg]);
    const connection = await connect();
    const path = `/services/data/v${await newestVersion()}/sobjects/UserServicePresence/describe`;
    const described = await connection.request<{ fields: { name: string }[] }>(path);
    expect(body.result).toMatchObject({ name: 'UserServicePresence', createable: false, updateable: false });
    expect((body.result['fields'] as { name: string }[]).map(({ name }) => name)).toEqual(
      described.fields.map(({ name }) => name),
    );
  },
  hasCli,
);

async function newestVersion(): Promise<string> {
  const versions = await (await connect()).request<{ version: string }[]>('/services/data');
  return versions.at(-1)?.version ?? '';
}

client(
  cliVersion,
  'gets a record, and says when there is none',
  async () => {
    const [person] = await peopleByJsforce();
    const get = ['data', 'get', 'record', '--sobject', 'User', ...inOrg, '--record-id'];
    const found = await cli.json([...get, person?.Id ?? '']);
    expect(found.body.result).toMatchObject({ Id: person?.Id, Name: person?.Name });
    const missing = await cli.json([...get, '005zzzzzzzzzzzzzzz']);
    expect(missing.code).toBe(1);
    expect(missing.body.name).toBe('NOT_FOUND');
  },
  hasCli,
);

client(
  cliVersion,
  'may not create a presence',
  async () => {
    const create = ['data', 'create', 'record', '--sobject', 'UserServicePresence', ...inOrg];
    const { code, body } = await cli.json([...create, '--values', 'IsAway=true']);
    expect(code).toBe(1);
    expect(body.name).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  },
  hasCli && isDemo,
);

client(
  cliVersion,
  'deletes a presence that is over',
  async () => {
    const over = 'SELECT Id FROM UserServicePresence WHERE IsCurrentState = false ORDER BY Id DESC LIMIT 1';
    const { records } = await (await connect()).query<{ Id: string }>(over);
    const of = ['--sobject', 'UserServicePresence', '--record-id', records[0]?.Id ?? '', ...inOrg];
    const deleted = await cli.json(['data', 'delete', 'record', ...of]);
    expect(deleted.body).toMatchObject({ status: 0, result: { success: true } });
    const gone = await cli.json(['data', 'get', 'record', ...of]);
    expect(gone.body.name).toBe('NOT_FOUND');
  },
  hasCli && mayWrite,
);

client(
  cliVersion,
  'asks any REST resource',
  async () => {
    const { code, stdout } = await cli.run([
      'api',
      'request',
      'rest',
      '/services/data/v67.0/limits',
      ...inOrg,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('DailyApiRequests.Max');
  },
  hasCli,
);

client(
  cliVersion,
  'lists the limits and the objects of the org',
  async () => {
    const limits = await cli.json(['org', 'list', 'limits', ...inOrg]);
    expect(limits.body.result).toContainEqual(expect.objectContaining({ name: 'DailyApiRequests' }));
    const objects = await cli.json(['sobject', 'list', '--sobject', 'all', ...inOrg]);
    expect(objects.body.result).toContain('UserServicePresence');
  },
  hasCli,
);

client(
  '@salesforce/core 8.32.6',
  'connects with a token and finds version, user, records and one record',
  async () => {
    const script = new URL('core-connection.mjs', import.meta.url).pathname;
    const { connection, node } = { connection: await connect(), node: cli.node };
    const { code, stdout, stderr } = await node([script], {
      SALESFORCE_CLI: process.env['SALESFORCE_CLI'] ?? '',
      ORG_URL: orgUrl(),
      ORG_TOKEN: connection.accessToken ?? '',
    });
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      newest: await newestVersion(),
      organizationId: expect.stringMatching(/^00D/) as string,
      people: (await peopleByJsforce()).map(({ Name }) => Name),
      one: (await peopleByJsforce())[0]?.Name,
      fields: expect.arrayContaining(['IsAway', 'IsCurrentState']) as string[],
      refusal: 'INVALID_FIELD',
    });
  },
  hasCli,
);
