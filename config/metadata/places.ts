import { basename, dirname } from 'node:path';
import { RegistryAccess } from '@salesforce/source-deploy-retrieve';
import type { MetadataFinding } from './finding.ts';
import type { MetaFile, Sources } from './sources.ts';

const registry = new RegistryAccess();
const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** A bundle's description has no suffix of its own in the registry: `js` belongs to the source it stands for. A part
 * of a component, such as a field, has one among its owner's. */
function typeOfSuffix(suffix: string) {
  if (suffix === 'js') return registry.getTypeByName('LightningComponentBundle');
  const type = registry.getTypeBySuffix(suffix);
  if (type !== undefined) return type;
  const owner = registry.findType(({ children }) => children?.suffixes[suffix] !== undefined);
  return owner?.children?.types[owner.children.suffixes[suffix] ?? ''];
}

/** Descriptions with the wrong root, in the wrong folder or without their source, and sources without description. */
export function placeFindings(sources: Sources): readonly MetadataFinding[] {
  return [...sources.metas.flatMap((meta) => metaFindings(sources, meta)), ...undescribed(sources)];
}

function metaFindings(sources: Sources, meta: MetaFile): MetadataFinding[] {
  const { file, name, suffix, root } = meta;
  const type = typeOfSuffix(suffix);
  if (type === undefined) return [{ file, message: `nothing is described by -meta.xml of ${suffix}` }];
  const messages: string[] = [];
  if (root.name !== type.name) messages.push(`the root element is ${root.name}, not ${type.name}`);
  if (root.attributes['xmlns'] !== namespace) messages.push(`the namespace is not ${namespace}`);
  const folder = dirname(file);
  const isBundle = type.name === 'LightningComponentBundle';
  const hasFolder = isBundle || type.strategies?.adapter === 'decomposed';
  const place = hasFolder ? dirname(folder) : folder;
  if (basename(place) !== type.directoryName) messages.push(`belongs in the folder ${type.directoryName}`);
  if (hasFolder && basename(folder) !== name)
    messages.push(`the ${isBundle ? 'bundle' : 'object'}'s folder is not ${name}`);
  const source = file.replace(/\.js-meta\.xml$/, '.ts').replace(/-meta\.xml$/, '');
  // A bundle may be a style sheet that others import, and nothing else (LWC guide: share CSS style rules).
  const possible = isBundle ? [source, source.replace(/\.ts$/, '.css')] : [source];
  const isPaired = isBundle || type.strategies?.adapter === 'matchingContentFile';
  if (isPaired && !possible.some((file) => sources.files.includes(file)))
    messages.push(`describes ${basename(source)}, which is absent`);
  return messages.map((message) => ({ file, message }));
}

function undescribed({ files }: Sources): MetadataFinding[] {
  const classes = files
    .filter((file) => /\.(cls|trigger)$/.test(file))
    .map((file) => ({ file, meta: `${file}-meta.xml` }));
  const folders = new Set(files.flatMap((file) => /^(.*\/lwc\/[^/]+)\//.exec(file)?.[1] ?? []));
  const bundles = [...folders].map((file) => ({ file, meta: `${file}/${basename(file)}.js-meta.xml` }));
  return [...classes, ...bundles]
    .filter(({ meta }) => !files.includes(meta))
    .map(({ file, meta }) => ({ file, message: `${basename(meta)} is absent` }));
}
