import type { MetadataFinding } from './finding.ts';
import { propertiesFor, targetsOf, valueProblem } from './page-targets.ts';
import { metasOf, type MetaFile, type Sources } from './sources.ts';
import { childrenOf, textOf, type XmlElement } from './xml.ts';

/** The platform brings these: `standard-home`. Aura components and templates of its own have a namespace. */
const isStandardTab = (tab: string): boolean => tab.startsWith('standard-');
const isPlatformComponent = (component: string): boolean => /^(?!c:)\w+:\w+$/.test(component);

const pageTargets: Readonly<Record<string, string>> = {
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  RecordPage: 'lightning__RecordPage',
  UtilityBar: 'lightning__UtilityBar',
};

/** How a utility bar shows an item, whatever the component (Metadata API: FlexiPage). */
const decorators = ['eager', 'height', 'icon', 'label', 'scrollable', 'width'];

/** References between descriptions that name what is not there, or what cannot stand there. */
export function referenceFindings(sources: Sources): readonly MetadataFinding[] {
  const named = (type: string): ReadonlySet<string> =>
    new Set(metasOf(sources, type).map(({ name }) => name));
  const classes = named('ApexClass');
  const tabs = named('CustomTab');
  const pages = named('FlexiPage');
  const apps = named('CustomApplication');
  const permissions = named('CustomPermission');
  const types = named('CustomObject');
  const bundles = new Map(metasOf(sources, 'LightningComponentBundle').map((meta) => [meta.name, meta]));

  const found: MetadataFinding[] = [];
  const check = (type: string, messages: (root: XmlElement) => readonly string[]): void => {
    for (const { file, root } of metasOf(sources, type))
      found.push(...messages(root).map((message) => ({ file, message })));
  };
  const absent = (
    what: string,
    names: readonly (string | undefined)[],
    there: ReadonlySet<string>,
  ): string[] =>
    names.flatMap((name) => (name === undefined || there.has(name) ? [] : [`${what} ${name} is not there`]));
  const texts = (root: XmlElement, list: string, name: string): (string | undefined)[] =>
    childrenOf(root, list).map((element) => textOf(element, name));

  check('PermissionSet', (root) => [
    ...absent('class', texts(root, 'classAccesses', 'apexClass'), classes),
    ...absent('tab', texts(root, 'tabSettings', 'tab'), tabs),
    ...absent('custom permission', texts(root, 'customPermissions', 'name'), permissions),
    ...absent('app', texts(root, 'applicationVisibilities', 'application'), apps),
    ...absent('custom metadata type', texts(root, 'customMetadataTypeAccesses', 'name'), types),
    // Whether Omni-Channel's objects take them is unproven, and a refused one fails the whole deployment.
    ...[...childrenOf(root, 'objectPermissions'), ...childrenOf(root, 'fieldPermissions')].map(
      (grant) => `has ${grant.name} on ${textOf(grant, 'object') ?? textOf(grant, 'field')}`,
    ),
  ]);
  check('CustomTab', (root) => [
    ...absent('page', [textOf(root, 'flexiPage')], pages),
    ...childrenOf(root, 'lwcComponent').flatMap(({ text }) => unfit(bundles, text, 'lightning__Tab')),
  ]);
  check('CustomApplication', (root) => {
    const own = childrenOf(root, 'tabs').map(({ text }) => text);
    return [
      ...absent(
        'tab',
        own.filter((tab) => !isStandardTab(tab)),
        tabs,
      ),
      ...absent('utility bar', [textOf(root, 'utilityBar')], pages),
      ...absent('landing tab', [textOf(root, 'defaultLandingTab')], new Set(own)),
    ];
  });
  check('FlexiPage', (root) => {
    const target = pageTargets[textOf(root, 'type') ?? ''] ?? '';
    return childrenOf(root, 'flexiPageRegions')
      .flatMap((region) => childrenOf(region, 'itemInstances'))
      .flatMap((item) => childrenOf(item, 'componentInstance'))
      .flatMap((instance) => {
        const component = textOf(instance, 'componentName') ?? '';
        if (isPlatformComponent(component)) return [];
        const bundle = bundles.get(component.replace(/^c:/, ''));
        if (bundle === undefined) return [`component ${component} is not there`];
        return [...unfit(bundles, bundle.name, target), ...settingMessages(instance, bundle, target)];
      });
  });
  return [...found, ...ungranted(sources)];
}

/** Class access is the gate: a class that components call and no permission set grants is shut to everybody. */
function ungranted(sources: Sources): MetadataFinding[] {
  const granted = metasOf(sources, 'PermissionSet')
    .flatMap(({ root }) => childrenOf(root, 'classAccesses'))
    .filter((access) => textOf(access, 'enabled') === 'true')
    .map((access) => textOf(access, 'apexClass'));
  return metasOf(sources, 'ApexClass')
    .filter(({ name }) => !granted.includes(name))
    .map(({ file }) => file.replace(/-meta\.xml$/, ''))
    .filter((source) => sources.files.includes(source) && /@AuraEnabled\b/i.test(sources.read(source)))
    .map((file) => ({ file, message: 'is granted by no permission set' }));
}

function unfit(bundles: ReadonlyMap<string, MetaFile>, name: string, target: string): string[] {
  const bundle = bundles.get(name);
  if (bundle === undefined) return [`component ${name} is not there`];
  return targetsOf(bundle).includes(target) ? [] : [`component ${name} has no target ${target}`];
}

function settingMessages(instance: XmlElement, bundle: MetaFile, target: string): string[] {
  const properties = propertiesFor(bundle, target);
  return childrenOf(instance, 'componentInstanceProperties').flatMap((setting) => {
    const name = textOf(setting, 'name') ?? '';
    if (textOf(setting, 'type') === 'decorator') {
      return target === pageTargets['UtilityBar'] && decorators.includes(name)
        ? []
        : [`component ${bundle.name} takes no decorator ${name} here`];
    }
    const property = properties.find(({ attributes }) => attributes['name'] === name);
    if (property === undefined) return [`component ${bundle.name} has no property ${name}`];
    const value = textOf(setting, 'value') ?? '';
    const problem = valueProblem(property, value);
    return problem === undefined ? [] : [`property ${name} of ${bundle.name} is ${value}: ${problem}`];
  });
}
