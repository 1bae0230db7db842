import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkProject } from '../config/metadata/project-check.ts';
import { findingText } from '../config/metadata/finding.ts';
import { loadMetadataTypes } from '../config/metadata/types.ts';
import { packingFindings } from './deploy/packed.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixtures = join(root, 'config/fixtures/metadata');
const types = loadMetadataTypes();
const folder = mkdtempSync(join(tmpdir(), 'omnipresence-metadata-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** By folder in config/fixtures/metadata/broken, whose files are laid over the sound project: all that is found. */
const broken: Readonly<Record<string, readonly string[]>> = {
  'app-without-tab': ['applications/Floor.app-meta.xml: tab Floors is not there'],
  'app-without-utility-bar': ['applications/Floor.app-meta.xml: utility bar Bar is not there'],
  'bundle-without-description': ['lwc/lonely: lonely.js-meta.xml is absent'],
  'bundle-without-source': ['lwc/ghost/ghost.js-meta.xml: describes ghost.ts, which is absent'],
  'class-granted-by-nobody': ['classes/Floor.cls: is granted by no permission set'],
  'class-without-description': [
    'classes/Lonely.cls: Lonely.cls-meta.xml is absent',
    'classes/Lonely.cls: belongs to no component',
  ],
  'default-beyond-bounds': [
    'lwc/wall/wall.js-meta.xml: property pollSeconds has the default 1: below its min',
  ],
  'description-without-class': [
    'classes/Ghost.cls-meta.xml: describes Ghost.cls, which is absent',
    "force-app: cannot be packed: classes/Ghost.cls-meta.xml: Expected source files for type 'ApexClass'",
  ],
  'field-out-of-place': ['objects/Limit__mdt/Hours__c.field-meta.xml: belongs in the folder fields'],
  'foreign-config': [
    'lwc/wall/wall.js-meta.xml: targetConfig for lightning__RecordPage, which is no target of it',
  ],
  'hook-of-components': [
    'lwc/wall/wall.css: sets --slds-c-card-color-background, which SLDS 2 ignores',
    'lwc/wall/wall.css: line 3: --slds-c-card-text-color is not there in SLDS 2',
  ],
  'hook-of-design-tokens': ['lwc/wall/wall.css: line 2: --lwc-colorTextDefault is not there in SLDS 2'],
  'hook-without-fallback': [
    'lwc/wall/wall.css: line 2: --slds-g-color-on-surface-1 has no fallback',
    'lwc/wall/wall.css: line 3: --slds-g-color-accent-1 has no fallback',
  ],
  'import-of-bundle': ['lwc/wall/wall.ts: c/tiles is not there'],
  'import-of-class': ['lwc/wall/wall.ts: @salesforce/apex/Floors.agents is not there'],
  'import-of-label': ['lwc/wall/wall.ts: @salesforce/label/c.Floors is not there'],
  'import-of-method': ['lwc/wall/wall.ts: @salesforce/apex/Floor.agent is not there'],
  'import-of-permission': ['lwc/wall/wall.ts: @salesforce/customPermission/See_Floors is not there'],
  'import-of-styles': ['lwc/wall/wall.css: c/colours is not there'],
  'import-unchecked': ['lwc/wall/wall.ts: @salesforce/resourceUrl/floor: nothing here checks what it names'],
  'malformed-xml': [
    "permissionsets/Supervisor.permissionset-meta.xml: not well formed, line 20: Expected closing tag 'label' (opened in line 15, col 3) instead of closing tag 'PermissionSet'.",
    'classes/Floor.cls: is granted by no permission set',
  ],
  'missing-element': ['permissionsets/Supervisor.permissionset-meta.xml: PermissionSet lacks label'],
  'object-permissions': [
    'permissionsets/Supervisor.permissionset-meta.xml: has objectPermissions on UserServicePresence',
  ],
  'page-beyond-bounds': [
    'flexipages/Floor.flexipage-meta.xml: property pollSeconds of wall is 3: below its min',
  ],
  'page-with-unfit-component': [
    'flexipages/Floor.flexipage-meta.xml: component wall has no target lightning__HomePage',
    'flexipages/Floor.flexipage-meta.xml: component wall has no property pollSeconds',
  ],
  'page-with-unknown-property': [
    'flexipages/Floor.flexipage-meta.xml: component wall has no property pollMinutes',
  ],
  'page-without-component': ['flexipages/Floor.flexipage-meta.xml: component walls is not there'],
  'permission-set-without-app': ['permissionsets/Supervisor.permissionset-meta.xml: app Floors is not there'],
  'permission-set-without-class': [
    'permissionsets/Supervisor.permissionset-meta.xml: class Floors is not there',
    'classes/Floor.cls: is granted by no permission set',
  ],
  'permission-set-without-type': [
    'permissionsets/Supervisor.permissionset-meta.xml: custom metadata type Limits__mdt is not there',
  ],
  'permission-set-without-permission': [
    'permissionsets/Supervisor.permissionset-meta.xml: custom permission See_Floors is not there',
  ],
  'permission-set-without-tab': ['permissionsets/Supervisor.permissionset-meta.xml: tab Floors is not there'],
  'project-in-another-language': [
    'sfdx-project.json: defaultLwcLanguage is "python", not javascript or typescript',
  ],
  'project-malformed': [
    `sfdx-project.json: Unexpected token '}', ..."ories": [ }
" is not valid JSON`,
  ],
  'project-with-unknown-key': ['sfdx-project.json: / must NOT have additional properties: colour'],
  'project-without-definition': ['sfdx-project.json: definitionFile config/scratch/none.json is not there'],
  'project-without-directory': ['sfdx-project.json: path force-apps is not there'],
  'property-of-nothing': ['lwc/wall/wall.js-meta.xml: property size is no @api property of the component'],
  'repeated-element': [
    'permissionsets/Supervisor.permissionset-meta.xml: PermissionSet.label stands more than once',
  ],
  'scratch-edition': ['config/scratch/base.json: /edition must be equal to one of the allowed values'],
  'scratch-feature': ['config/scratch/base.json: /features/0 must match a schema in anyOf'],
  'scratch-setting': ['config/scratch/base.json: settings: OmniChannelSettings has no element enableOmni'],
  'scratch-settings': ['config/scratch/base.json: settings has no omniSettings'],
  'scratch-value': [
    `config/scratch/base.json: settings: OmniChannelSettings.enableOmniChannel is "'true'", not true or false`,
  ],
  'tab-config': ['lwc/wall/wall.js-meta.xml: lightning__Tab takes no targetConfig'],
  'tab-with-unfit-component': ['tabs/Floor.tab-meta.xml: component tile has no target lightning__Tab'],
  'tab-without-page': ['tabs/Floor.tab-meta.xml: page Floors is not there'],
  'tag-of-bundle': ['lwc/wall/wall.html: c/smallTile is not there'],
  'translation-empty': ['unpackaged/translations/de.translation-meta.xml: Floor is empty'],
  'translation-lacking': ['unpackaged/translations/de.translation-meta.xml: lacks Shown'],
  'translation-malformed': [
    "unpackaged/translations/de.translation-meta.xml: not well formed, line 6: Expected closing tag 'label' (opened in line 4, col 5) instead of closing tag 'customLabels'.",
  ],
  'translation-misnamed': ['unpackaged/translations/german.xml: is no translation'],
  'translation-stray': ['unpackaged/translations/de.translation-meta.xml: Hidden is not there'],
  'translation-tabs': [
    'unpackaged/translations/de.translation-meta.xml: lacks tab Floor',
    'unpackaged/translations/de.translation-meta.xml: tab Floors is not there',
  ],
  'translation-too-long': [
    'unpackaged/translations/de.translation-meta.xml: Floor has 56 characters where the English has 5',
  ],
  'translation-twice': ['unpackaged/translations/de.translation-meta.xml: has Shown twice'],
  'translation-unknown-element': [
    'unpackaged/translations/de.translation-meta.xml: Translations.customLabels has no element colour',
  ],
  'translation-without-place': [
    'unpackaged/translations/de.translation-meta.xml: Shown has the places {0}, not {0} {1}',
  ],
  'translation-wrong-root': [
    'unpackaged/translations/de.translation-meta.xml: the root element is Translation, not Translations',
  ],
  'unclaimed-file': ['classes/notes.txt: belongs to no component'],
  unexposed: ['lwc/wall/wall.js-meta.xml: is exposed without targets, or has targets unexposed'],
  'unknown-config-element': ['lwc/wall/wall.js-meta.xml: targetConfig has no element colour'],
  'unknown-decorator': [
    'flexipages/Bar.flexipage-meta.xml: component wall takes no decorator colour here',
    'flexipages/Floor.flexipage-meta.xml: component wall takes no decorator height here',
  ],
  'unknown-element': [
    'permissionsets/Supervisor.permissionset-meta.xml: PermissionSet has no element colour',
  ],
  'unknown-enum': [
    'permissionsets/Supervisor.permissionset-meta.xml: PermissionSet.tabSettings.visibility is "Shown", not one of None, Available, Visible',
  ],
  'unknown-form-factor': ['lwc/wall/wall.js-meta.xml: form factor Medium is not one of Large, Small'],
  'unknown-property-attribute': ['lwc/wall/wall.js-meta.xml: property pollSeconds has no attribute hint'],
  'unknown-property-type': [
    'lwc/wall/wall.js-meta.xml: property pollSeconds has type Number, not one of Boolean, Integer, String',
  ],
  'unknown-suffix': [
    'tabs/Floor.tabs-meta.xml: nothing is described by -meta.xml of tabs',
    'force-app: cannot be packed: tabs/Floor.tabs-meta.xml: Could not infer a metadata type',
  ],
  'unknown-target': ['lwc/wall/wall.js-meta.xml: target lightning__Page is not known'],
  'wrong-folder': [
    'pages/Floor2.tab-meta.xml: belongs in the folder tabs',
    'unpackaged/translations/de.translation-meta.xml: lacks tab Floor2',
  ],
  'wrong-namespace': [
    'tabs/Floor.tab-meta.xml: the namespace is not http://soap.sforce.com/2006/04/metadata',
  ],
  'wrong-root': [
    'tabs/Floor.tab-meta.xml: the root element is CustomTabs, not CustomTab',
    'tabs/Floor.tab-meta.xml: CustomTabs is no metadata type',
    'permissionsets/Supervisor.permissionset-meta.xml: tab Floor is not there',
    'applications/Floor.app-meta.xml: tab Floor is not there',
    'unpackaged/translations/de.translation-meta.xml: tab Floor is not there',
  ],
  'wrong-type': ['classes/Floor.cls-meta.xml: ApexClass.apiVersion is "newest", not a number'],
};

async function findingsIn(project: string): Promise<readonly string[]> {
  const findings = [...checkProject(project, types).findings, ...(await packingFindings(project))];
  return findings.map((finding) => findingText(finding).replaceAll('force-app/main/default/', ''));
}

async function findingsOf(fixture?: string): Promise<readonly string[]> {
  const project = mkdtempSync(join(folder, 'project-'));
  cpSync(join(fixtures, 'sound'), project, { recursive: true });
  if (fixture !== undefined) cpSync(join(fixtures, 'broken', fixture), project, { recursive: true });
  return findingsIn(project);
}

describe('check-metadata', () => {
  it('finds nothing in a sound project', async () => {
    expect(await findingsOf()).toEqual([]);
  });

  it('finds nothing in this project, of which it reads every description', async () => {
    expect(await findingsIn(root)).toEqual([]);
    const descriptions = readdirSync(join(root, 'force-app'), { recursive: true, encoding: 'utf8' });
    expect(checkProject(root, types).descriptions).toBe(
      descriptions.filter((file) => file.endsWith('-meta.xml')).length,
    );
  });

  it('has an expectation for each fixture', () => {
    expect(readdirSync(join(fixtures, 'broken')).sort()).toEqual(Object.keys(broken).sort());
  });

  it.each(Object.entries(broken))('finds what is broken in %s', async (fixture, findings) => {
    expect(findings.length).toBeGreaterThan(0);
    expect(await findingsOf(fixture)).toEqual(findings);
  });
});
