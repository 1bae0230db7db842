import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { connect, mayWrite, variable } from './org.ts';
import { alias, cliVersion, hasCli, logIn, type SalesforceCli } from './salesforce-cli.ts';
import { client, documented, jsforceVersion } from './verified.ts';

/** A project as it is deployed, beside the small ones that a test writes itself. */
const project = variable('PROJECT');

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
const start = ['project', 'deploy', 'start', ...inOrg, '--wait', '5'];

interface DeployResult {
  readonly id: string;
  readonly status: string;
  readonly success: boolean;
  readonly checkOnly: boolean;
  readonly numberComponentErrors: number;
  readonly files: readonly { readonly state: string; readonly fullName: string; readonly error?: string }[];
}

async function deploy(args: readonly string[], folder: string) {
  const { code, body } = await cli.json([...start, ...args], folder);
  return { code, result: body.result as unknown as DeployResult };
}

const xml = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>`;

/** A project of these sources, below the CLI's folder. */
async function projectOf(name: string, sources: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(cli.folder, name);
  const all = {
    'sfdx-project.json': JSON.stringify({
      packageDirectories: [{ path: 'force-app', default: true }],
      sourceApiVersion: '67.0',
    }),
    ...Object.fromEntries(Object.entries(sources).map(([path, text]) => [`force-app/${path}`, text])),
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const tabSet = (className: string): Readonly<Record<string, string>> => ({
  'permissionsets/Conformance.permissionset-meta.xml': xml(
    'PermissionSet',
    `<classAccesses><apexClass>${className}</apexClass><enabled>true</enabled></classAccesses><label>Conformance</label>`,
  ),
});

client(
  cliVersion,
  'checks a package without bringing it',
  async () => {
    const { code, result } = await deploy(['--dry-run', '--source-dir', 'force-app'], project ?? '');
    expect(result.files.filter(({ state }) => state === 'Failed')).toEqual([]);
    expect(result).toMatchObject({ status: 'Succeeded', success: true, checkOnly: true });
    expect(code).toBe(0);
  },
  hasCli && project !== undefined,
);

client(
  cliVersion,
  'says of a package that names what is not there in which file',
  async () => {
    const folder = await projectOf('dangling', tabSet('NoSuchClassAnywhere'));
    const { code, result } = await deploy(['--dry-run', '--source-dir', 'force-app'], folder);
    expect(code).toBe(1);
    expect(result).toMatchObject({ status: 'Failed', success: false, numberComponentErrors: 1 });
    expect(result.files).toEqual([
      expect.objectContaining({
        state: 'Failed',
        fullName: 'Conformance',
        error: expect.stringContaining('NoSuchClassAnywhere') as string,
      }),
    ]);
  },
  hasCli,
);

client(
  cliVersion,
  'says of a file that cannot be read where',
  async () => {
    const folder = await projectOf('malformed', {
      'permissionsets/Conformance.permissionset-meta.xml': xml('PermissionSet', '<label>C</label><unknown/>'),
    });
    const { code, result } = await deploy(['--dry-run', '--source-dir', 'force-app'], folder);
    expect(code).toBe(1);
    expect(result.files[0]).toMatchObject({ state: 'Failed', lineNumber: 1 });
    expect(result.files[0]?.error).toContain('unknown');
  },
  hasCli,
);

client(
  cliVersion,
  'brings a package, reports of it and lists what it brought',
  async () => {
    const { code, result } = await deploy(['--source-dir', 'force-app'], project ?? '');
    expect(result).toMatchObject({ status: 'Succeeded', success: true, checkOnly: false });
    expect(code).toBe(0);
    const report = await cli.json(['project', 'deploy', 'report', '--job-id', result.id, ...inOrg], project);
    expect(report.body.result).toMatchObject({ id: result.id, status: 'Succeeded', success: true });
    const listed = await cli.json(['org', 'list', 'metadata', '--metadata-type', 'PermissionSet', ...inOrg]);
    const sets = result.files.filter((file) => 'type' in file && file.type === 'PermissionSet');
    const names = (listed.body.result as unknown as { fullName: string }[]).map(({ fullName }) => fullName);
    expect(names).toEqual(expect.arrayContaining(sets.map(({ fullName }) => fullName)));
    const again = await deploy(['--metadata', 'PermissionSet'], project ?? '');
    expect(again.result.files.filter(({ state }) => state === 'Created')).toEqual([]);
  },
  hasCli && mayWrite && project !== undefined,
);

client(
  cliVersion,
  'brings a custom metadata type and a record, which a query finds',
  async () => {
    const folder = await projectOf('type', {
      'objects/Conformance__mdt/Conformance__mdt.object-meta.xml': xml(
        'CustomObject',
        '<label>Conformance</label><pluralLabel>Conformances</pluralLabel><visibility>Public</visibility>',
      ),
      'objects/Conformance__mdt/fields/Minutes__c.field-meta.xml': xml(
        'CustomField',
        '<fullName>Minutes__c</fullName><label>Minutes</label><precision>4</precision><scale>0</scale><type>Number</type>',
      ),
      'customMetadata/Conformance.Break.md-meta.xml': xml(
        'CustomMetadata',
        '<label>Break</label><protected>false</protected><values><field>Minutes__c</field>' +
          '<value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" ' +
          'xsi:type="xsd:double">45.0</value></values>',
      ),
    });
    const { result } = await deploy(['--source-dir', 'force-app'], folder);
    expect(result.files.filter(({ state }) => state === 'Failed')).toEqual([]);
    const soql = 'SELECT DeveloperName, MasterLabel, Minutes__c FROM Conformance__mdt';
    const { body } = await cli.json(['data', 'query', '--query', soql, ...inOrg]);
    expect(body.result['records']).toEqual([
      expect.objectContaining({ DeveloperName: 'Break', MasterLabel: 'Break', Minutes__c: 45 }),
    ]);
  },
  hasCli && mayWrite,
);

documented('Metadata API guide, describeMetadata()', 'describes the types of metadata', async () => {
  const { metadataObjects } = await (await connect()).metadata.describe('60.0');
  expect(metadataObjects).toContainEqual(
    expect.objectContaining({
      xmlName: 'PermissionSet',
      directoryName: 'permissionsets',
      suffix: 'permissionset',
    }),
  );
});

client(jsforceVersion, 'lists metadata by type', async () => {
  const listed = await (await connect()).metadata.list({ type: 'ApexClass' }, '60.0');
  for (const { type, fileName, fullName } of listed) {
    expect([type, fileName]).toEqual(['ApexClass', `classes/${fullName}.cls`]);
  }
});
