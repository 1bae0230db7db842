import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRows } from '../database/statements.ts';
import {
  classFiles,
  deployTarget,
  failuresOf,
  failureText,
  one,
  permissionSet,
  type DeployTarget,
  type Files,
} from './deploy-target.fixture.ts';
import { floorPackage, packageXml, xmlOf } from './package.fixture.ts';

let target: DeployTarget;
beforeAll(() => {
  target = deployTarget();
});
afterAll(() => target.remove());

describe('a package that is refused', () => {
  let before: unknown;
  beforeEach(() => {
    before = target.contents();
  });

  it.each([
    ['has no package.xml', classFiles('A'), 'package.xml: No package.xml found'],
    [
      'has a package.xml that is not well formed',
      { 'package.xml': '<Package>\n<types>\n</Package>' },
      /^package.xml:3: Error parsing file: /,
    ],
    [
      'names a version that no org has',
      { 'package.xml': packageXml({}, '99.0') },
      'package.xml: Invalid version specified:99.0',
    ],
    [
      'names a retired version',
      { 'package.xml': packageXml({}, '30.0') },
      'package.xml: Invalid version specified:30.0',
    ],
    [
      'names an element that package.xml does not have',
      { 'package.xml': xmlOf('Package', '<kind/><version>67.0</version>') },
      'package.xml:3: Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}kind invalid at this location in type Package',
    ],
    [
      'names a type that is not imitated',
      { 'package.xml': packageXml({ ApexTrigger: ['T'] }) },
      'package.xml:3: LOCAL_ORG_NOT_IMITATED: The local org does not imitate metadata of type ApexTrigger.',
    ],
    [
      'names what no file brings',
      { 'package.xml': packageXml({ ApexClass: ['A'] }) },
      "package.xml: An object 'A' of type ApexClass was named in package.xml, but was not found in zipped directory",
    ],
    [
      'brings what package.xml does not name',
      { 'package.xml': packageXml({}), ...classFiles('A') },
      'classes/A.cls: Not in package.xml',
    ],
    [
      'brings a file that is nothing',
      { 'package.xml': packageXml({}), 'odd/thing.txt': 'x' },
      'odd/thing.txt: LOCAL_ORG_NOT_IMITATED: The local org knows no metadata that lies there.',
    ],
    [
      'deletes',
      { 'package.xml': packageXml({}), 'destructiveChanges.xml': packageXml({}) },
      'package.xml: LOCAL_ORG_NOT_IMITATED: The local org does not imitate destructiveChanges.xml.',
    ],
    [
      'has a class without its description',
      one('classes/A.cls', 'ApexClass', 'A', 'public class A {}'),
      'classes/A.cls: Missing metadata file: classes/A.cls-meta.xml',
    ],
    [
      'has a class of a version that no org has',
      { 'package.xml': packageXml({ ApexClass: ['A'] }), ...classFiles('A', '99.0') },
      'classes/A.cls: Invalid version specified:99.0',
    ],
    [
      'has a file that is not well formed',
      one(
        'customPermissions/C.customPermission',
        'CustomPermission',
        'C',
        '<CustomPermission>\n<label>x</lable>',
      ),
      /^customPermissions\/C.customPermission:2: Error parsing file: /,
    ],
    [
      'has a file with a document type',
      one('customPermissions/C.customPermission', 'CustomPermission', 'C', '<!DOCTYPE x><CustomPermission/>'),
      'customPermissions/C.customPermission: Error parsing file: a document type is not allowed',
    ],
    [
      'has a file with another root',
      one('customPermissions/C.customPermission', 'CustomPermission', 'C', xmlOf('PermissionSet', '')),
      'customPermissions/C.customPermission:2: Error parsing file: Unexpected element PermissionSet, expected CustomPermission',
    ],
    [
      'has a file without the namespace',
      one('customPermissions/C.customPermission', 'CustomPermission', 'C', '<CustomPermission/>'),
      /is not in the namespace/,
    ],
    [
      'has an element that its type does not have',
      permissionSet('<classAcesses><apexClass>A</apexClass></classAcesses>'),
      'permissionsets/P.permissionset:3: Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}classAcesses invalid at this location in type PermissionSet',
    ],
    [
      'has an element twice that stands once',
      permissionSet('<label>Q</label>'),
      /^permissionsets\/P.permissionset:3: .* is duplicated at this location in type PermissionSet$/,
    ],
    [
      'has a switch that is neither true nor false',
      permissionSet('<hasActivationRequired>yes</hasActivationRequired>'),
      "permissionsets/P.permissionset:3: Error parsing file: 'yes' is not a valid value for the type xsd:boolean",
    ],
    [
      'has a word that its enum does not have',
      permissionSet('<tabSettings><tab>standard-Case</tab><visibility>Often</visibility></tabSettings>'),
      /'Often' is not a valid value for the enum of visibility$/,
    ],
    [
      'lacks what its type requires',
      one('permissionsets/P.permissionset', 'PermissionSet', 'P', xmlOf('PermissionSet', '')),
      'permissionsets/P.permissionset:2: Required field is missing: label',
    ],
    [
      'grants the same twice',
      permissionSet(
        '<tabSettings><tab>standard-Case</tab><visibility>Visible</visibility></tabSettings>\n'.repeat(2),
      ),
      'permissionsets/P.permissionset:4: Duplicate tabSettings: standard-Case',
    ],
    [
      'has a name that is none',
      one(
        'permissionsets/P__.permissionset',
        'PermissionSet',
        'P__',
        xmlOf('PermissionSet', '<label>P</label>'),
      ),
      /^permissionsets\/P__.permissionset: The API name P__ can only contain/,
    ],
    [
      'has a field twice',
      one(
        'objects/Twice__mdt.object',
        'CustomObject',
        'Twice__mdt',
        xmlOf('CustomObject', `${fieldXml('A__c')}${fieldXml('a__c')}<label>Twice</label>`),
      ),
      'objects/Twice__mdt.object: Duplicate field name: a__c',
    ],
    [
      'has elements far too deep',
      one('permissionsets/P.permissionset', 'PermissionSet', 'P', '<a>'.repeat(500) + '</a>'.repeat(500)),
      /^permissionsets\/P.permissionset/,
    ],
    [
      'grants a class that is not there',
      permissionSet('<classAccesses><apexClass>Gone</apexClass><enabled>true</enabled></classAccesses>'),
      'permissionsets/P.permissionset:3: In field: apexClass - no ApexClass named Gone found',
    ],
    [
      'grants a tab that is not there',
      permissionSet('<tabSettings><tab>Gone</tab><visibility>Visible</visibility></tabSettings>'),
      'permissionsets/P.permissionset:3: In field: tab - no CustomTab named Gone found',
    ],
    [
      'grants an object that is not there',
      permissionSet(
        '<objectPermissions><allowRead>true</allowRead><object>Gone__c</object></objectPermissions>',
      ),
      'permissionsets/P.permissionset:3: In field: object - no CustomObject named Gone__c found',
    ],
    [
      'grants a field that is not there',
      permissionSet('<fieldPermissions><field>User.Gone</field><readable>true</readable></fieldPermissions>'),
      'permissionsets/P.permissionset:3: In field: field - no CustomField named User.Gone found',
    ],
    [
      'has a label twice',
      one(
        'labels/CustomLabels.labels',
        'CustomLabels',
        'CustomLabels',
        xmlOf('CustomLabels', `${labelXml('Twice')}\n${labelXml('twice')}`),
      ),
      'labels/CustomLabels.labels:4: Duplicate label name: twice',
    ],
    [
      'has a record of a type that is not there',
      one(
        'customMetadata/Gone.A.md',
        'CustomMetadata',
        'Gone.A',
        xmlOf('CustomMetadata', '<label>A</label>'),
      ),
      'customMetadata/Gone.A.md: no CustomObject named Gone__mdt found',
    ],
    [
      'has custom fields of a standard object',
      one(
        'objects/User.object',
        'CustomObject',
        'User',
        xmlOf('CustomObject', '<fields><fullName>A__c</fullName></fields>'),
      ),
      /does not imitate custom fields of standard objects/,
    ],
    [
      'has an object that the org does not have',
      one(
        'objects/Thing__c.object',
        'CustomObject',
        'Thing__c',
        xmlOf('CustomObject', '<label>Thing</label>'),
      ),
      /does not imitate the object Thing__c/,
    ],
  ] satisfies [string, Files, string | RegExp][])('%s', async (_title, files, problem) => {
    const result = await target.deployFiles(files);
    const failure = failureText(result);
    expect(result).toMatchObject({ status: 'Failed', success: false, numberComponentErrors: 1 });
    expect(failuresOf(result)[0]?.problemType).toBe('Error');
    if (typeof problem === 'string') expect(failure).toBe(problem);
    else expect(failure).toMatch(problem);
    expect(target.contents()).toEqual(before);
  });

  it('lies in a folder where one package at the root is announced', async () => {
    const inside = Object.fromEntries(
      Object.entries(floorPackage).map(([path, text]) => [`pkg/${path}`, text]),
    );
    expect(failureText(await target.deployFiles(inside))).toBe('package.xml: No package.xml found');
    expect(failureText(await target.deployFiles(floorPackage, { singlePackage: false }))).toMatch(
      /one package at a time/,
    );
    expect(await target.deployFiles(inside, { singlePackage: false, checkOnly: true })).toMatchObject({
      success: true,
    });
    expect(target.contents()).toEqual(before);
  });

  it('is no zip', async () => {
    const result = await target.deployZip('bm8gemlw');
    expect(failuresOf(result)[0]?.problem).toMatch(/^The zip file cannot be read: /);
  });

  it('leaves nothing of its other parts, in whatever part it fails', async () => {
    for (const path of Object.keys(floorPackage)) {
      const broken = { ...floorPackage, [path]: `${floorPackage[path] ?? ''}<` };
      if (path.endsWith('.cls')) continue;
      const result = await target.deployFiles(broken);
      expect(result, path).toMatchObject({ status: 'Failed', success: false });
      expect(target.contents(), path).toEqual(before);
    }
  });
});

function fieldXml(name: string): string {
  return `<fields><fullName>${name}</fullName><label>${name}</label><type>Checkbox</type></fields>`;
}

function labelXml(name: string): string {
  return (
    `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected>` +
    '<shortDescription>x</shortDescription><value>x</value></labels>'
  );
}

describe('a package that is taken', () => {
  it('may lack a file that its package.xml names, where that is allowed', async () => {
    const files = { 'package.xml': packageXml({ ApexClass: ['Absent'] }) };
    expect(await target.deployFiles(files, { allowMissingFiles: true })).toMatchObject({ success: true });
  });

  it('keeps what succeeded where it need not be whole', async () => {
    const files = {
      'package.xml': packageXml({ ApexClass: ['Good', 'Bad'] }),
      ...classFiles('Good'),
      ...classFiles('Bad', '99.0'),
    };
    const result = await target.deployFiles(files, { rollbackOnError: false });
    expect(result).toMatchObject({ status: 'SucceededPartial', success: true, numberComponentErrors: 1 });
    expect(readRows(target.db, `SELECT "Name" FROM "ApexClass" WHERE "Name" IN ('Good', 'Bad')`)).toEqual([
      { Name: 'Good' },
    ]);
  });

  it('may name all of a type by an asterisk', async () => {
    const files = { 'package.xml': packageXml({ ApexClass: ['*'] }), ...classFiles('Star') };
    expect(await target.deployFiles(files)).toMatchObject({ success: true, numberComponentsTotal: 1 });
  });

  it('says of what it took without a check', async () => {
    const { messages } = await target.deployFiles({
      'package.xml': packageXml({
        LightningComponentBundle: ['card'],
        CustomTab: ['Floor'],
        PermissionSet: ['T'],
      }),
      'lwc/card/card.js': '',
      'lwc/card/card.js-meta.xml': '',
      'tabs/Floor.tab': xmlOf('CustomTab', ''),
      'permissionsets/T.permissionset': xmlOf(
        'PermissionSet',
        `<label>T</label><tabSettings><tab>Floor</tab><visibility>Visible</visibility></tabSettings>
         <userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions>`,
      ),
    });
    expect(messages.map(({ fileName, problem, problemType }) => [fileName, problemType, problem])).toEqual([
      [
        'lwc/card',
        'Info',
        'LOCAL_ORG_NOT_CHECKED: the local org keeps the name of a LightningComponentBundle and reads nothing of it',
      ],
      [
        'tabs/Floor.tab',
        'Info',
        'LOCAL_ORG_NOT_CHECKED: the local org keeps the name of a CustomTab and reads nothing of it',
      ],
      [
        'permissionsets/T.permissionset',
        'Info',
        'LOCAL_ORG_NOT_CHECKED: these have no effect here: tabSettings, userPermissions ViewSetup',
      ],
    ]);
  });

  it('keeps its labels by name', async () => {
    const files = one(
      'labels/CustomLabels.labels',
      'CustomLabel',
      'Hello',
      xmlOf('CustomLabels', `${labelXml('Hello')}${labelXml('Other')}`),
    );
    expect(await target.deployFiles(files)).toMatchObject({ success: true });
    expect(target.store.components('CustomLabel').map(({ fullName }) => fullName)).toEqual([
      'Hello',
      'Other',
    ]);
  });
});
