import JSZip from 'jszip';

/** A package as a deploy takes it: base64 of a zip of these files. */
export async function zipOf(files: Readonly<Record<string, string>>): Promise<string> {
  const zip = new JSZip();
  for (const [path, text] of Object.entries(files)) zip.file(path, text);
  return zip.generateAsync({ type: 'base64' });
}

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** A file of metadata: the root's name and what it holds. */
export function xmlOf(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespace}>\n${content}\n</${root}>\n`;
}

/** A package.xml that names these members by type. */
export function packageXml(members: Readonly<Record<string, readonly string[]>>, version = '67.0'): string {
  const types = Object.entries(members).map(
    ([name, names]) =>
      `<types>${names.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`,
  );
  return xmlOf('Package', `${types.join('\n')}<version>${version}</version>`);
}

/** A class, a custom permission and the permission set that grants both. */
export const floorPackage: Readonly<Record<string, string>> = {
  'package.xml': packageXml({ ApexClass: ['Floor'], CustomPermission: ['See'], PermissionSet: ['Seer'] }),
  'classes/Floor.cls': 'public with sharing class Floor {}',
  'classes/Floor.cls-meta.xml': xmlOf('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
  'customPermissions/See.customPermission': xmlOf(
    'CustomPermission',
    '<description>Sees</description><isLicensed>false</isLicensed><label>See it</label>',
  ),
  'permissionsets/Seer.permissionset': xmlOf(
    'PermissionSet',
    `<classAccesses><apexClass>Floor</apexClass><enabled>true</enabled></classAccesses>
     <customPermissions><enabled>true</enabled><name>See</name></customPermissions>
     <description>What a seer may</description>
     <fieldPermissions><editable>false</editable><field>User.Email</field><readable>true</readable></fieldPermissions>
     <label>Seer</label>
     <objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit>
       <allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>AgentWork</object>
       <viewAllRecords>false</viewAllRecords></objectPermissions>`,
  ),
};

const field = (name: string, type: string, rest = ''): string =>
  `<fields><fullName>${name}</fullName><label>${name.replace('__c', '')}</label><type>${type}</type>${rest}</fields>`;
const kinds = ['Online', 'Busy'].map(
  (name) => `<value><fullName>${name}</fullName><label>${name}</label></value>`,
);

/** A custom metadata type with one record. */
export const settingPackage: Readonly<Record<string, string>> = {
  'package.xml': packageXml({ CustomObject: ['Limit__mdt'], CustomMetadata: ['Limit.Long_break'] }),
  'objects/Limit__mdt.object': xmlOf(
    'CustomObject',
    `${field('Minutes__c', 'Number', '<precision>4</precision><required>true</required><scale>1</scale>')}
     ${field('Is_Shown__c', 'Checkbox', '<defaultValue>false</defaultValue>')}
     ${field('Kind__c', 'Picklist', `<valueSet><valueSetDefinition>${kinds.join('')}</valueSetDefinition></valueSet>`)}
     ${field('From__c', 'Date')}
     ${field('Note__c', 'Text', '<length>40</length>')}
     <label>Limit</label><pluralLabel>Limits</pluralLabel><visibility>Public</visibility>`,
  ),
  'customMetadata/Limit.Long_break.md': xmlOf(
    'CustomMetadata',
    `<label>Long break</label><protected>false</protected>
     <values><field>Minutes__c</field><value>45.5</value></values>
     <values><field>Is_Shown__c</field><value>true</value></values>
     <values><field>Kind__c</field><value>Busy</value></values>
     <values><field>From__c</field><value>2026-05-05</value></values>`,
  ),
};
