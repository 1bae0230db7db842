import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOf } from '../fixtures/ask.ts';
import { startSmallOrg, type UserName } from '../fixtures/small-org.ts';
import { floorPackage, packageXml, xmlOf, zipOf } from '../metadata/package.fixture.ts';
import type { RunningOrg } from '../org.ts';

let org: RunningOrg;
beforeAll(async () => {
  org = await startSmallOrg();
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
    const objects = await connection.query('SELECT SobjectType, PermissionsRead FROM ObjectPermissions');
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
