// Run by a test in a process and a home of its own: @salesforce/core reads both. It lies in the CLI's packages.
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';

const { SALESFORCE_CLI = '', ORG_URL = '', ORG_TOKEN = '' } = process.env;
const { AuthInfo, Connection } = createRequire(realpathSync(SALESFORCE_CLI))('@salesforce/core');

const people = 'SELECT Id, Name, Profile.Name FROM User WHERE IsActive = true ORDER BY Id LIMIT 3';
const authInfo = await AuthInfo.create({
  username: ORG_TOKEN,
  accessTokenOptions: { accessToken: ORG_TOKEN, instanceUrl: ORG_URL, loginUrl: ORG_URL },
});
const connection = await Connection.create({ authInfo });
const { records } = await connection.query(people);
const organization = await connection.singleRecordQuery('SELECT Id FROM Organization');
const one = await connection.singleRecordQuery(people.replace('LIMIT 3', 'LIMIT 1'));
const { fields } = await connection.describe('UserServicePresence');
const refusal = await connection.query('SELECT Nope FROM User').then(
  () => 'none',
  ({ errorCode, name }) => errorCode ?? name,
);

process.stdout.write(
  JSON.stringify({
    newest: await connection.retrieveMaxApiVersion(),
    organizationId: organization.Id,
    people: records.map(({ Name }) => Name),
    one: one.Name,
    fields: fields.map(({ name }) => name),
    refusal,
  }),
);
