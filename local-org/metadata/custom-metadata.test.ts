import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows } from '../database/statements.ts';
import { deployTarget, failureText, one, type DeployTarget } from './deploy-target.fixture.ts';
import { settingPackage, xmlOf } from './package.fixture.ts';

let target: DeployTarget;
beforeAll(() => {
  target = deployTarget();
});
afterAll(() => target.remove());

describe('a custom metadata type', () => {
  it('becomes a table with a row for each record', async () => {
    expect(await target.deployFiles(settingPackage)).toMatchObject({
      success: true,
      numberComponentsTotal: 2,
    });
    const [row] = readRows<Record<string, unknown>>(target.db, 'SELECT * FROM "Limit__mdt"');
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
    expect(await target.deployFiles(files)).toMatchObject({ success: true });
    const [row] = readRows<Record<string, unknown>>(target.db, 'SELECT * FROM "Limit__mdt"');
    expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(['Note__c', 'Added__c', 'Minutes__c']));
    const record = one(
      'customMetadata/Limit.Long_break.md',
      'CustomMetadata',
      'Limit.Long_break',
      xmlOf('CustomMetadata', `<label>Longer</label>${valueXml('Minutes__c', '50')}`),
    );
    expect(await target.deployFiles(record)).toMatchObject({ success: true });
    expect(
      readRows(target.db, 'SELECT "Id", "MasterLabel", "Minutes__c", "Is_Shown__c" FROM "Limit__mdt"'),
    ).toEqual([{ Id: row?.['Id'], MasterLabel: 'Longer', Minutes__c: 50, Is_Shown__c: 0 }]);
  });

  it.each([
    ['Gone__c', 'x', /no CustomField named Limit__mdt.Gone__c found/],
    ['Minutes__c', 'long', /Minutes__c: value not of required type: long/],
    ['Is_Shown__c', 'maybe', /Is_Shown__c: value not of required type: maybe/],
    ['Minutes__c', '1000', /Minutes__c: value outside of valid range: 1000/],
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
    expect(failureText(await target.deployFiles(files))).toMatch(problem);
  });

  it('refuses a record that lacks what is required', async () => {
    const files = one(
      'customMetadata/Limit.A.md',
      'CustomMetadata',
      'Limit.A',
      xmlOf('CustomMetadata', '<label>A</label>'),
    );
    expect(failureText(await target.deployFiles(files))).toMatch(
      /Required fields are missing: \[Minutes__c\]/,
    );
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
    expect(failureText(await target.deployFiles(files))).toMatch(problem);
  });
});

function valueXml(field: string, value: string): string {
  return `<values><field>${field}</field><value>${value}</value></values>`;
}
