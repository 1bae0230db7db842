import { dirname } from 'node:path';
import type { MetadataFinding } from './finding.ts';
import { metasOf, type MetaFile, type Sources } from './sources.ts';
import { childrenOf, type XmlElement } from './xml.ts';

/**
 * What a bundle's `targetConfigs` may hold, which the Metadata WSDL types as text. Source: LWC guide, configuration
 * file tags. A tab takes neither properties nor form factors.
 */
const configurable = [
  'lightning__AppPage',
  'lightning__HomePage',
  'lightning__RecordPage',
  'lightning__UtilityBar',
];
const targets = [...configurable, 'lightning__Tab'];
const withFormFactors = ['lightning__AppPage', 'lightning__HomePage', 'lightning__RecordPage'];
const propertyTypes = ['Boolean', 'Integer', 'String'];
const propertyAttributes = [
  'name',
  'type',
  'label',
  'description',
  'default',
  'min',
  'max',
  'required',
  'datasource',
];
const formFactors = ['Large', 'Small'];

/** The bundles whose descriptions place them wrongly, or set what the component does not have. */
export function pageTargetFindings(sources: Sources): readonly MetadataFinding[] {
  return metasOf(sources, 'LightningComponentBundle').flatMap((meta) =>
    messagesOf(sources, meta).map((message) => ({ file: meta.file, message })),
  );
}

/** The targets of a bundle. */
export function targetsOf({ root }: MetaFile): readonly string[] {
  return childrenOf(root, 'targets').flatMap((element) =>
    childrenOf(element, 'target').map(({ text }) => text),
  );
}

/** The properties that a bundle offers on pages of this target. */
export function propertiesFor({ root }: MetaFile, target: string): readonly XmlElement[] {
  return configsOf(root)
    .filter((config) => targetList(config).includes(target))
    .flatMap((config) => childrenOf(config, 'property'));
}

/** What is wrong with a property's value on a page, or undefined. */
export function valueProblem({ attributes }: XmlElement, value: string): string | undefined {
  if (attributes['type'] === 'Boolean') return /^(true|false)$/.test(value) ? undefined : 'not true or false';
  if (attributes['type'] !== 'Integer') return undefined;
  if (!/^-?\d+$/.test(value)) return 'no whole number';
  if (attributes['min'] !== undefined && Number(value) < Number(attributes['min'])) return 'below its min';
  return attributes['max'] !== undefined && Number(value) > Number(attributes['max'])
    ? 'above its max'
    : undefined;
}

function configsOf(root: XmlElement): readonly XmlElement[] {
  return childrenOf(root, 'targetConfigs').flatMap((element) => element.children);
}

function targetList(config: XmlElement): readonly string[] {
  return (config.attributes['targets'] ?? '').split(',').map((target) => target.trim());
}

function messagesOf(sources: Sources, meta: MetaFile): string[] {
  const own = targetsOf(meta);
  const exposed = childrenOf(meta.root, 'isExposed').some(({ text }) => text === 'true');
  return [
    ...own.filter((target) => !targets.includes(target)).map((target) => `target ${target} is not known`),
    ...(exposed === own.length > 0 ? [] : ['is exposed without targets, or has targets unexposed']),
    ...configsOf(meta.root).flatMap((config) => {
      if (config.name !== 'targetConfig') return [`targetConfigs has no element ${config.name}`];
      const source = sources.read(`${dirname(meta.file)}/${meta.name}.ts`);
      return [...placeMessages(config, own), ...contentMessages(config, source)];
    }),
  ];
}

function placeMessages(config: XmlElement, own: readonly string[]): string[] {
  const list = targetList(config);
  const hasForms = childrenOf(config, 'supportedFormFactors').length > 0;
  return list.flatMap((target) => {
    if (!own.includes(target)) return [`targetConfig for ${target || 'no target'}, which is no target of it`];
    if (!configurable.includes(target)) return [`${target} takes no targetConfig`];
    return hasForms && !withFormFactors.includes(target) ? [`${target} takes no form factors`] : [];
  });
}

function contentMessages(config: XmlElement, source: string): string[] {
  return config.children.flatMap((child) => {
    if (child.name === 'property') return propertyMessages(child, source);
    if (child.name === 'objects') return [];
    if (child.name !== 'supportedFormFactors') return [`targetConfig has no element ${child.name}`];
    return child.children
      .filter(
        ({ name, attributes }) =>
          name !== 'supportedFormFactor' || !formFactors.includes(attributes['type'] ?? ''),
      )
      .map(({ attributes }) => `form factor ${attributes['type']} is not one of ${formFactors.join(', ')}`);
  });
}

function propertyMessages(property: XmlElement, source: string): string[] {
  const { attributes } = property;
  const name = attributes['name'] ?? '';
  const messages = Object.keys(attributes)
    .filter((attribute) => !propertyAttributes.includes(attribute))
    .map((attribute) => `property ${name} has no attribute ${attribute}`);
  if (!propertyTypes.includes(attributes['type'] ?? ''))
    messages.push(`property ${name} has type ${attributes['type']}, not one of ${propertyTypes.join(', ')}`);
  if (!attributes['label']) messages.push(`property ${name} has no label`);
  if (!new RegExp(`@api\\s+(get |set |readonly )?${name}\\b`).test(source))
    messages.push(`property ${name} is no @api property of the component`);
  const standard = attributes['default'];
  const problem = standard === undefined ? undefined : valueProblem(property, standard);
  if (problem !== undefined) messages.push(`property ${name} has the default ${standard}: ${problem}`);
  return messages;
}
