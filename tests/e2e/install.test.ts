import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrgClient } from '../../preview/apex/index.ts';
import { deploy } from '../../preview/install/deploy.ts';
import { install } from '../../preview/install/index.ts';
import { connectAs, queryAs } from './org.ts';
import { permissionSets } from './permission-sets.ts';
import { startOrg, type RunningOrg } from './stack.ts';

let org: RunningOrg;

beforeAll(async () => {
  org = await startOrg(30);
});

afterAll(() => org?.stop());

function installed(): Promise<void> {
  const client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
  return install(client, 'admin@omnipresence.example');
}

async function holders(): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await queryAs(
    'admin',
    "SELECT Assignee.Username, PermissionSet.Name FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Presence%'",
    org.url,
  );
  const names = new Map<string, string[]>();
  for (const row of rows) {
    const { Assignee, PermissionSet } = row as Record<string, Record<string, string>>;
    const held = names.get(String(Assignee?.['Username'])) ?? [];
    names.set(String(Assignee?.['Username']), [...held, String(PermissionSet?.['Name'])].sort());
  }
  return names;
}

/** A package with the limit of the sample for lunch, of so many minutes. */
async function lunchOf(minutes: number): Promise<string> {
  const zip = new JSZip();
  zip.file(
    'package.xml',
    '<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>Presence_Limit.Lunch</members><name>CustomMetadata</name></types><version>67.0</version></Package>',
  );
  zip.file(
    'customMetadata/Presence_Limit.Lunch.md',
    `<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata"><label>Lunch</label><values><field>Status__c</field><value>Lunch</value></values><values><field>Spell_Minutes__c</field><value>${minutes}</value></values></CustomMetadata>`,
  );
  return zip.generateAsync({ type: 'base64' });
}

const everybodys = ['Presence_Agent', 'Presence_Supervisor'];

describe('installing the package', () => {
  it('gives every active user what all pages need, and the administrator every set', async () => {
    expect(await holders()).toEqual(new Map());
    await installed();
    const given = await holders();
    const users = await queryAs('admin', 'SELECT Username FROM User WHERE IsActive = TRUE', org.url);
    expect(given.size).toBe(users.length);
    const { 'admin@omnipresence.example': admins, ...others } = Object.fromEntries(given);
    expect(admins).toEqual(
      [...everybodys, 'Presence_History', 'Presence_Export', 'Presence_Administrator'].sort(),
    );
    for (const held of Object.values(others)) expect(held).toEqual(everybodys);
  });

  it('leaves the rights as they are when it is done again', async () => {
    const sets = await permissionSets(org.url);
    const agent = org.users.find(({ username }) => username.startsWith('agent@'))?.id ?? '';
    await sets.takeAll(agent);
    const before = await holders();
    expect(before.has('agent@omnipresence.example')).toBe(false);
    await installed();
    expect(await holders()).toEqual(before);
  });

  it('brings limits and coverage rules once, and leaves those that are there as they are', async () => {
    const limits = 'SELECT DeveloperName, Status__c, Spell_Minutes__c FROM Presence_Limit__mdt';
    const brought = await queryAs('supervisor', limits, org.url);
    expect(brought).toContainEqual(
      expect.objectContaining({ DeveloperName: 'Lunch', Status__c: 'Lunch', Spell_Minutes__c: 30 }),
    );
    const coverage = 'SELECT Channel__c, Minimum__c FROM Presence_Coverage__mdt ORDER BY Channel__c';
    expect((await queryAs('supervisor', coverage, org.url)).map((rule) => rule['Channel__c'])).toEqual([
      'Video',
      'Voice',
    ]);
    await deploy(await connectAs('admin', org.url), await lunchOf(45));
    await installed();
    expect((await queryAs('supervisor', limits, org.url)).map((rule) => rule['Spell_Minutes__c'])).toContain(
      45,
    );
  });

  it('says which file the org does not take, and changes nothing', async () => {
    const zip = new JSZip();
    zip.file(
      'package.xml',
      '<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>Wrong</members><name>PermissionSet</name></types><version>67.0</version></Package>',
    );
    zip.file(
      'permissionsets/Wrong.permissionset',
      '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><classAccesses><apexClass>Nowhere</apexClass><enabled>true</enabled></classAccesses><label>Wrong</label></PermissionSet>',
    );
    const refused = deploy(await connectAs('admin', org.url), await zip.generateAsync({ type: 'base64' }));
    await expect(refused).rejects.toThrow(/permissionsets\/Wrong\.permissionset: .*Nowhere/);
    const sets = await queryAs('admin', "SELECT Id FROM PermissionSet WHERE Name = 'Wrong'", org.url);
    expect(sets).toEqual([]);
  });

  it('is refused to whom the org does not let deploy', async () => {
    const client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
    await expect(install(client, 'agent@omnipresence.example')).rejects.toThrow();
  });
});
