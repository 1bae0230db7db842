import { Connection } from 'jsforce';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOf } from '../fixtures/ask.ts';
import { idOf, insert, startSmallOrg, userId, type UserName } from '../fixtures/small-org.ts';
import { floorPackage, packageXml, settingPackage, xmlOf, zipOf } from '../metadata/package.fixture.ts';
import type { RunningOrg } from '../org.ts';

let org: RunningOrg;
beforeAll(async () => {
  const hideWork = { ParentId: idOf('PermissionSet', 2), SobjectType: 'AgentWork', PermissionsRead: 0 };
  org = await startSmallOrg(
    (db) => insert(db, 'ObjectPermissions', { Id: '110000000000001AAA', ...hideWork }),
    { readers: 2 },
  );
});
afterAll(() => org.close());

const connect = async (name: UserName = 'admin'): Promise<Connection> =>
  new Connection({
    instanceUrl: org.url,
    accessToken: await tokenOf(org, name),
    version: '67.0',
    maxRequest: 1,
  });

type Files = Readonly<Record<string, string>>;

/** Deploys and answers the result with its details. */
async function deploy(files: Files, options: Record<string, unknown> = {}, connection?: Connection) {
  const client = connection ?? (await connect());
  const all = { singlePackage: true, rollbackOnError: true, ...options };
  const { id } = await client.metadata.deploy(await zipOf(files), all);
  return client.metadata.checkDeployStatus(id, true);
}

const names = async (soql: string): Promise<string[]> =>
  (await (await connect()).query<{ Name: string }>(soql)).records.map(({ Name }) => Name);

describe('deploy', () => {
  it('leaves nothing behind that was only checked', async () => {
    const result = await deploy(floorPackage, { checkOnly: true });
    expect(result).toMatchObject({ done: true, success: true, status: 'Succeeded', checkOnly: true });
    expect(await names("SELECT Name FROM ApexClass WHERE Name = 'Floor'")).toEqual([]);
  });

  it('leaves nothing behind of a package that fails in one part', async () => {
    const files = {
      ...floorPackage,
      'customPermissions/See.customPermission': xmlOf('CustomPermission', ''),
    };
    const result = await deploy(files);
    expect(result).toMatchObject({ success: false, status: 'Failed', numberComponentErrors: 2 });
    expect(result.details.componentFailures).toEqual([
      expect.objectContaining({
        fileName: 'customPermissions/See.customPermission',
        componentType: 'CustomPermission',
        problem: 'Required field is missing: label',
        problemType: 'Error',
      }),
      expect.objectContaining({
        fileName: 'permissionsets/Seer.permissionset',
        problem: 'In field: name - no CustomPermission named See found',
      }),
    ]);
    expect(await names("SELECT Name FROM ApexClass WHERE Name = 'Floor'")).toEqual([]);
  });

  it('brings classes, custom permissions and permission sets as records', async () => {
    const result = await deploy(floorPackage);
    expect(result).toMatchObject({ success: true, numberComponentsDeployed: 3, numberComponentsTotal: 3 });
    expect(result.details.componentSuccesses.map(({ fullName, created }) => [fullName, created])).toEqual([
      ['Floor', true],
      ['See', true],
      ['Seer', true],
    ]);
    const connection = await connect();
    const sets = await connection.query(
      'SELECT Id, Name, Label FROM PermissionSet WHERE IsOwnedByProfile = false',
    );
    expect(sets.records).toEqual([expect.objectContaining({ Name: 'Seer', Label: 'Seer' })]);
    const access = await connection.query<{ SetupEntityType: string; Parent: { Name: string } }>(
      'SELECT SetupEntityId, SetupEntityType, Parent.Name FROM SetupEntityAccess ORDER BY SetupEntityType',
    );
    expect(access.records.map(({ SetupEntityType, Parent }) => [Parent.Name, SetupEntityType])).toEqual([
      ['Seer', 'ApexClass'],
      ['Seer', 'CustomPermission'],
    ]);
    const objects = await connection.query(
      "SELECT SobjectType, PermissionsRead FROM ObjectPermissions WHERE Parent.Name = 'Seer'",
    );
    expect(objects.records).toEqual([
      expect.objectContaining({ SobjectType: 'AgentWork', PermissionsRead: true }),
    ]);
  });

  it('changes what is there and takes back what a permission set no longer grants', async () => {
    const before = await (
      await connect()
    ).query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Seer'");
    const files = {
      'package.xml': packageXml({ PermissionSet: ['Seer'] }),
      'permissionsets/Seer.permissionset': xmlOf('PermissionSet', '<label>Watcher</label>'),
    };
    const result = await deploy(files);
    expect(result.details.componentSuccesses).toEqual([
      expect.objectContaining({ created: false, changed: true }),
    ]);
    const after = await (await connect()).query("SELECT Id, Label FROM PermissionSet WHERE Name = 'Seer'");
    expect(after.records).toEqual([expect.objectContaining({ Id: before.records[0]?.Id, Label: 'Watcher' })]);
    expect(await (await connect()).query('SELECT COUNT() FROM SetupEntityAccess')).toMatchObject({
      totalSize: 0,
    });
  });
});

describe('a permission set that was deployed', () => {
  it('gives what it grants to whom it is assigned, until it grants it no more', async () => {
    const agent = await connect('agent');
    const work = async (): Promise<unknown> => agent.query('SELECT COUNT() FROM AgentWork');
    await deploy(floorPackage);
    await expect(work()).rejects.toMatchObject({ errorCode: 'INVALID_TYPE' });
    const admin = await connect();
    const { records } = await admin.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Seer'");
    const assignment = { AssigneeId: userId('agent'), PermissionSetId: records[0]?.Id };
    expect(await admin.sobject('PermissionSetAssignment').create(assignment)).toMatchObject({
      success: true,
    });
    expect(await work()).toMatchObject({ done: true });
    await deploy({
      'package.xml': packageXml({ PermissionSet: ['Seer'] }),
      'permissionsets/Seer.permissionset': xmlOf('PermissionSet', '<label>Seer</label>'),
    });
    await expect(work()).rejects.toMatchObject({ errorCode: 'INVALID_TYPE' });
  });
});

describe('a custom metadata type that was deployed', () => {
  const soql =
    'SELECT Id, DeveloperName, Minutes__c, Is_Shown__c, From__c FROM Limit__mdt WHERE Minutes__c > 40';

  it('does not exist before', async () => {
    await expect((await connect()).query(soql)).rejects.toMatchObject({ errorCode: 'INVALID_TYPE' });
    await expect((await connect()).describe('Limit__mdt')).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
  });

  it('is an object at once, for everybody and on every reading thread', async () => {
    expect(await deploy(settingPackage)).toMatchObject({ success: true });
    const agent = await connect('agent');
    const answers = await Promise.all(Array.from({ length: 6 }, () => agent.query(soql)));
    for (const { records } of answers) {
      expect(records).toEqual([
        expect.objectContaining({
          DeveloperName: 'Long_break',
          Minutes__c: 45.5,
          Is_Shown__c: true,
          From__c: '2026-05-05',
        }),
      ]);
    }
    const { sobjects } = await agent.describeGlobal();
    expect(sobjects.find(({ name }) => name === 'Limit__mdt')).toMatchObject({
      custom: true,
      createable: false,
    });
    const { fields } = await agent.describe('limit__MDT');
    const minutes = fields.find(({ name }) => name === 'Minutes__c');
    expect(minutes).toMatchObject({ type: 'double', precision: 4, scale: 1, nillable: false, custom: true });
    const id = (answers[0]?.records[0] as { Id: string }).Id;
    expect(await agent.retrieve('Limit__mdt', id)).toMatchObject({
      MasterLabel: 'Long break',
      Kind__c: 'Busy',
    });
    const written = agent.sobject('Limit__mdt').create({ DeveloperName: 'Short_break' });
    await expect(written).rejects.toMatchObject({ errorCode: 'LOCAL_ORG_NOT_IMITATED' });
  });

  it('has its own fields under FIELDS(CUSTOM), and the others under FIELDS(STANDARD)', async () => {
    const agent = await connect('agent');
    const fields = async (group: string): Promise<string[]> => {
      const { records } = await agent.query(`SELECT FIELDS(${group}) FROM Limit__mdt LIMIT 1`);
      return Object.keys(records[0] ?? {}).filter((name) => name !== 'attributes');
    };
    const [all, custom, standard] = [await fields('ALL'), await fields('CUSTOM'), await fields('STANDARD')];
    expect(custom).toEqual(all.filter((name) => name.endsWith('__c')));
    expect(custom).toContain('Minutes__c');
    expect(standard).toEqual(all.filter((name) => !name.endsWith('__c')));
    const unlimited = agent.query('SELECT FIELDS(CUSTOM) FROM Limit__mdt');
    await expect(unlimited).rejects.toMatchObject({ errorCode: 'MALFORMED_QUERY' });
  });
});

describe('the Metadata API', () => {
  it('is for those who may customize the application', async () => {
    const agent = await connect('agent');
    await expect(deploy(floorPackage, {}, agent)).rejects.toThrow(/^INSUFFICIENT_ACCESS: /);
    await expect(agent.metadata.describe()).rejects.toThrow(/^INSUFFICIENT_ACCESS: /);
  });

  it('wants a session', async () => {
    const nobody = new Connection({ instanceUrl: org.url, accessToken: 'nobody', version: '67.0' });
    await expect(nobody.metadata.describe()).rejects.toThrow(/INVALID_SESSION_ID/);
  });

  it('describes the types that a deploy may hold', async () => {
    const { metadataObjects } = await (await connect()).metadata.describe('67.0');
    expect(metadataObjects).toContainEqual(
      expect.objectContaining({
        xmlName: 'CustomLabels',
        directoryName: 'labels',
        childXmlNames: ['CustomLabel'],
      }),
    );
  });

  it('lists what was deployed', async () => {
    const connection = await connect();
    const listed = await connection.metadata.list([{ type: 'ApexClass' }, { type: 'CustomObject' }], '67.0');
    expect(listed.map(({ fullName, type, fileName }) => [type, fullName, fileName])).toEqual([
      ['ApexClass', 'Floor', 'classes/Floor.cls'],
      ['CustomObject', 'Limit__mdt', 'objects/Limit__mdt.object'],
    ]);
    expect(await connection.metadata.list({ type: 'CustomTab' }, '67.0')).toEqual([]);
  });

  it('takes a package that is larger than other requests may be', async () => {
    const zip = new JSZip();
    zip.file('package.xml', packageXml({ StaticResource: ['Film'] }));
    zip.file('staticresources/Film.resource', Buffer.alloc(8 * 1024 * 1024));
    const meta = xmlOf('StaticResource', '<contentType>video/mp4</contentType>');
    zip.file('staticresources/Film.resource-meta.xml', meta);
    const { metadata } = await connect();
    const options = { singlePackage: true, checkOnly: true };
    const { id } = await metadata.deploy(await zip.generateAsync({ type: 'base64' }), options);
    expect(await metadata.checkDeployStatus(id)).toMatchObject({ success: true, numberComponentsTotal: 1 });
  });

  it('answers a deployment without its details, and knows no other', async () => {
    const connection = await connect();
    const { id } = await connection.metadata.deploy(await zipOf({}), { singlePackage: true });
    const result = await connection.metadata.checkDeployStatus(id);
    expect(result).toMatchObject({ id, done: true, status: 'Failed', createdByName: 'Admin' });
    expect(result.details).toEqual({ componentFailures: [], componentSuccesses: [] });
    await expect(connection.metadata.checkDeployStatus('0Af000000000999AAA')).rejects.toThrow(
      /^INVALID_CROSS_REFERENCE_KEY: /,
    );
  });

  it('refuses by name what is not imitated', async () => {
    const { metadata } = await connect();
    await expect(metadata.read('CustomObject', 'Account')).rejects.toThrow(/does not imitate .*readMetadata/);
    await expect(metadata.cancelDeploy('0Af000000000001CAA')).rejects.toThrow(
      /does not imitate .*cancelDeploy/,
    );
    await expect(deploy(floorPackage, { testLevel: 'RunLocalTests' })).rejects.toThrow(
      /does not imitate the tests/,
    );
    await expect(deploy(floorPackage, { purgeOnDelete: true })).rejects.toThrow(
      /does not imitate .*purgeOnDelete/,
    );
  });
});
