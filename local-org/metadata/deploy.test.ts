import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { readRows } from '../database/statements.ts';
import { noon, userId, writeSmallOrg, type SmallOrg } from '../fixtures/small-org.ts';
import { deploy, type DeployOptions } from './deploy.ts';
import { readResult, type DeployMessage, type DeployResult } from './deploy-result.ts';
import { floorPackage, packageXml, settingPackage, xmlOf, zipOf } from './package.fixture.ts';
import { createMetadataStore, type MetadataStore } from './store.ts';

let small: SmallOrg;
let db: DatabaseSyncInstance;
let store: MetadataStore;
beforeAll(() => {
  small = writeSmallOrg();
  db = openWriter(small.file);
  store = createMetadataStore(db);
});
afterAll(() => {
  db.close();
  small.remove();
});

type Files = Readonly<Record<string, string>>;

async function deployZip(zip: string, options: Partial<DeployOptions> = {}): Promise<DeployResult> {
  const all = {
    checkOnly: false,
    rollbackOnError: true,
    singlePackage: true,
    allowMissingFiles: false,
    ignoreWarnings: false,
    ...options,
  };
  const id = await deploy(store, zip, all, { userId: userId('admin'), now: noon });
  const result = readResult(db, id);
  if (!result) throw new Error(`no result of ${id}`);
  return result;
}

const deployFiles = async (files: Files, options?: Partial<DeployOptions>): Promise<DeployResult> =>
  deployZip(await zipOf(files), options);

const failuresOf = ({ messages }: DeployResult): DeployMessage[] =>
  messages.filter(({ success }) => !success);

/** The one failure of a package: its file, and what is wrong. */
async function failureOf(files: Files, options?: Partial<DeployOptions>): Promise<string> {
  const result = await deployFiles(files, options);
  const failures = failuresOf(result);
  expect(failures, JSON.stringify(failures)).toHaveLength(1);
  expect(failures[0]?.problemType).toBe('Error');
  expect(result).toMatchObject({ status: 'Failed', success: false, numberComponentErrors: 1 });
  const { fileName = '', problem = '', lineNumber } = failures[0] ?? {};
  return `${fileName}${lineNumber === undefined ? '' : `:${lineNumber}`}: ${problem}`;
}

/** Everything that a deploy may write, to be compared. */
const tables = ['ApexClass', 'CustomPermission', 'PermissionSet', 'SetupEntityAccess', 'ObjectPermissions'];
const contents = (): unknown => [
  ...tables.map((table) => readRows(db, `SELECT * FROM "${table}" ORDER BY "Id"`)),
  readRows(db, 'SELECT * FROM local_component'),
  readRows(db, "SELECT * FROM local_meta WHERE key IN ('customTypes', 'accessEpoch')"),
  readRows(db, "SELECT name FROM sqlite_master WHERE name LIKE '%__mdt'"),
];

const one = (path: string, type: string, fullName: string, content: string): Files => ({
  'package.xml': packageXml({ [type]: [fullName] }),
  [path]: content,
});
const permissionSet = (content: string): Files =>
  one(
    'permissionsets/P.permissionset',
    'PermissionSet',
    'P',
    xmlOf('PermissionSet', `${content}<label>P</label>`),
  );
const classFiles = (name: string, version = '67.0'): Files => ({
  [`classes/${name}.cls`]: `public class ${name} {}`,
  [`classes/${name}.cls-meta.xml`]: xmlOf(
    'ApexClass',
    `<apiVersion>${version}</apiVersion><status>Active</status>`,
  ),
});

describe('a package that is refused', () => {
  let before: unknown;
  beforeEach(() => {
    before = contents();
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
    const failure = await failureOf(files);
    if (typeof problem === 'string') expect(failure).toBe(problem);
    else expect(failure).toMatch(problem);
    expect(contents()).toEqual(before);
  });

  it('lies in a folder where one package at the root is announced', async () => {
    const inside = Object.fromEntries(
      Object.entries(floorPackage).map(([path, text]) => [`pkg/${path}`, text]),
    );
    expect(await failureOf(inside)).toBe('package.xml: No package.xml found');
    expect(await failureOf(floorPackage, { singlePackage: false })).toMatch(/one package at a time/);
    expect(await deployFiles(inside, { singlePackage: false, checkOnly: true })).toMatchObject({
      success: true,
    });
    expect(contents()).toEqual(before);
  });

  it('is no zip', async () => {
    const result = await deployZip('bm8gemlw');
    expect(failuresOf(result)[0]?.problem).toMatch(/^The zip file cannot be read: /);
  });

  it('leaves nothing of its other parts, in whatever part it fails', async () => {
    for (const path of Object.keys(floorPackage)) {
      const broken = { ...floorPackage, [path]: `${floorPackage[path] ?? ''}<` };
      if (path.endsWith('.cls')) continue;
      const result = await deployFiles(broken);
      expect(result, path).toMatchObject({ status: 'Failed', success: false });
      expect(contents(), path).toEqual(before);
    }
  });
});

function labelXml(name: string): string {
  return (
    `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected>` +
    '<shortDescription>x</shortDescription><value>x</value></labels>'
  );
}

describe('a package that is taken', () => {
  it('may lack a file that its package.xml names, where that is allowed', async () => {
    const files = { 'package.xml': packageXml({ ApexClass: ['Absent'] }) };
    expect(await deployFiles(files, { allowMissingFiles: true })).toMatchObject({ success: true });
  });

  it('keeps what succeeded where it need not be whole', async () => {
    const files = {
      'package.xml': packageXml({ ApexClass: ['Good', 'Bad'] }),
      ...classFiles('Good'),
      ...classFiles('Bad', '99.0'),
    };
    const result = await deployFiles(files, { rollbackOnError: false });
    expect(result).toMatchObject({ status: 'SucceededPartial', success: true, numberComponentErrors: 1 });
    expect(readRows(db, `SELECT "Name" FROM "ApexClass" WHERE "Name" IN ('Good', 'Bad')`)).toEqual([
      { Name: 'Good' },
    ]);
  });

  it('may name all of a type by an asterisk', async () => {
    const files = { 'package.xml': packageXml({ ApexClass: ['*'] }), ...classFiles('Star') };
    expect(await deployFiles(files)).toMatchObject({ success: true, numberComponentsTotal: 1 });
  });

  it('says of what it took without a check', async () => {
    const { messages } = await deployFiles({
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
    expect(await deployFiles(files)).toMatchObject({ success: true });
    expect(store.components('CustomLabel').map(({ fullName }) => fullName)).toEqual(['Hello', 'Other']);
  });
});

describe('a custom metadata type', () => {
  it('becomes a table with a row for each record', async () => {
    expect(await deployFiles(settingPackage)).toMatchObject({ success: true, numberComponentsTotal: 2 });
    const [row] = readRows<Record<string, unknown>>(db, 'SELECT * FROM "Limit__mdt"');
    expect(row).toMatchObject({
      DeveloperName: 'Long_break',
      MasterLabel: 'Long break',
      Minutes__c: 45.5,
      Is_Shown__c: 1,
      Kind__c: 'Busy',
      From__c: Date.UTC(2026, 4, 5),
      Note__c: null,
    });
    expect(String(row?.['Id'])).toMatch(/^m00000000000001/);
  });

  it('gets a new field and keeps what a later file leaves out', async () => {
    const { 'objects/Limit__mdt.object': before = '' } = settingPackage;
    const field = '<fields><fullName>Added__c</fullName><label>Added</label><type>Checkbox</type></fields>';
    const without = before.replace(/<fields><fullName>Note__c.*?<\/fields>/s, field);
    const files = one('objects/Limit__mdt.object', 'CustomObject', 'Limit__mdt', without);
    expect(await deployFiles(files)).toMatchObject({ success: true });
    const [row] = readRows<Record<string, unknown>>(db, 'SELECT * FROM "Limit__mdt"');
    expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(['Note__c', 'Added__c', 'Minutes__c']));
    const record = one(
      'customMetadata/Limit.Long_break.md',
      'CustomMetadata',
      'Limit.Long_break',
      xmlOf('CustomMetadata', `<label>Longer</label>${valueXml('Minutes__c', '50')}`),
    );
    expect(await deployFiles(record)).toMatchObject({ success: true });
    expect(readRows(db, 'SELECT "Id", "MasterLabel", "Minutes__c", "Is_Shown__c" FROM "Limit__mdt"')).toEqual(
      [{ Id: row?.['Id'], MasterLabel: 'Longer', Minutes__c: 50, Is_Shown__c: 0 }],
    );
  });

  it.each([
    ['Gone__c', 'x', /no CustomField named Limit__mdt.Gone__c found/],
    ['Minutes__c', 'long', /Minutes__c: value not of required type: long/],
    ['Is_Shown__c', 'maybe', /Is_Shown__c: value not of required type: maybe/],
    ['From__c', '5 May', /From__c: value not of required type: 5 May/],
    ['Kind__c', 'Idle', /Kind__c: bad value for restricted picklist field: Idle/],
    ['Note__c', 'x'.repeat(41), /Note__c: data value too large \(max length=40\)/],
  ])('refuses a record whose %s is %s', async (field, value, problem) => {
    const content = `<label>A</label>${field === 'Minutes__c' ? '' : valueXml('Minutes__c', '1')}${valueXml(field, value)}`;
    const files = one(
      'customMetadata/Limit.A.md',
      'CustomMetadata',
      'Limit.A',
      xmlOf('CustomMetadata', content),
    );
    expect(await failureOf(files)).toMatch(problem);
  });

  it('refuses a record that lacks what is required', async () => {
    const files = one(
      'customMetadata/Limit.A.md',
      'CustomMetadata',
      'Limit.A',
      xmlOf('CustomMetadata', '<label>A</label>'),
    );
    expect(await failureOf(files)).toMatch(/Required fields are missing: \[Minutes__c\]/);
  });

  it.each([
    ['<fullName>A</fullName><label>A</label><type>Checkbox</type>', /must end with __c/],
    ['<fullName>A__c</fullName><type>Checkbox</type>', /Required field is missing: label/],
    ['<fullName>A__c</fullName><label>A</label>', /Required field is missing: type/],
    ['<fullName>A__c</fullName><label>A</label><type>Text</type>', /Required field is missing: length/],
    ['<fullName>A__c</fullName><label>A</label><type>Text</type><length>256</length>', /between 1 and 255/],
    [
      '<fullName>A__c</fullName><label>A</label><type>Lookup</type>',
      /does not imitate fields of type Lookup/,
    ],
    ['<fullName>A__c</fullName><label>A</label><type>Picklist</type>', /valueSetDefinition/],
    ['<fullName>Minutes__c</fullName><label>A</label><type>Checkbox</type>', /does not change the type of/],
  ])('refuses the field %s', async (content, problem) => {
    const object = xmlOf('CustomObject', `<fields>${content}</fields><label>Limit</label>`);
    const files = one('objects/Limit__mdt.object', 'CustomObject', 'Limit__mdt', object);
    expect(await failureOf(files)).toMatch(problem);
  });
});

function valueXml(field: string, value: string): string {
  return `<values><field>${field}</field><value>${value}</value></values>`;
}
