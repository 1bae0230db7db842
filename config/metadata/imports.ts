import { extname } from 'node:path';
import ts from 'typescript';
import type { MetadataFinding } from './finding.ts';
import { metasOf, type Sources } from './sources.ts';
import { childrenOf, textOf } from './xml.ts';

/** Modules of the platform that name nothing in this project. */
const freeModules = /^@salesforce\/(i18n|user|client)\/\w+$/;

/** Imports and tags in bundles that name a class, a method, a label, a permission or a bundle that is not there. */
export function importFindings(sources: Sources): readonly MetadataFinding[] {
  const names = namesIn(sources);
  return sources.files
    .filter((file) => file.includes('/lwc/'))
    .flatMap((file) => {
      const specifiers = readers[extname(file)]?.(sources.read(file)) ?? [];
      const messages = specifiers.flatMap((specifier) => unresolved(specifier, names) ?? []);
      return messages.map((message) => ({ file, message }));
    });
}

/** By the ending of a file, what names other modules in it. */
const readers: Readonly<Record<string, (source: string) => string[]>> = {
  '.ts': importedBy,
  '.html': bundlesIn,
  '.css': stylesIn,
};

type Names = Readonly<Record<'apex' | 'label' | 'customPermission' | 'bundle', ReadonlySet<string>>>;

function namesIn(sources: Sources): Names {
  const labels = metasOf(sources, 'CustomLabels').flatMap(({ root }) =>
    childrenOf(root, 'labels').map((label) => textOf(label, 'fullName') ?? ''),
  );
  const methods = metasOf(sources, 'ApexClass').flatMap(({ file, name }) => {
    const source = file.replace(/-meta\.xml$/, '');
    if (!sources.files.includes(source)) return [];
    return auraMethods(sources.read(source)).map((method) => `${name}.${method}`);
  });
  return {
    apex: new Set(methods),
    label: new Set(labels.map((label) => `c.${label}`)),
    customPermission: new Set(metasOf(sources, 'CustomPermission').map(({ name }) => name)),
    bundle: new Set(metasOf(sources, 'LightningComponentBundle').map(({ name }) => name)),
  };
}

function auraMethods(source: string): string[] {
  const declared = /@AuraEnabled(?:\([^)]*\))?\s+(?:public|global)\s+static\s+[\w.<>, ]+?\s+(\w+)\s*\(/gi;
  return [...source.matchAll(declared)].flatMap(([, name]) => name ?? []);
}

function importedBy(source: string): string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
}

function bundlesIn(template: string): string[] {
  return [...template.matchAll(/<c-([a-z0-9-]+)/g)].map(
    ([, tag = '']) => `c/${tag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}`,
  );
}

function stylesIn(sheet: string): string[] {
  return [...sheet.matchAll(/@import\s+['"]([^'"]+)['"]/g)].flatMap(([, specifier]) => specifier ?? []);
}

function unresolved(specifier: string, names: Names): string | undefined {
  if (specifier.startsWith('c/')) {
    return names.bundle.has(specifier.slice(2)) ? undefined : `${specifier} is not there`;
  }
  if (!specifier.startsWith('@salesforce/') || freeModules.test(specifier)) return undefined;
  const [, kind = '', ...rest] = specifier.split('/');
  if (kind !== 'apex' && kind !== 'label' && kind !== 'customPermission')
    return `${specifier}: nothing here checks what it names`;
  return names[kind].has(rest.join('/')) ? undefined : `${specifier} is not there`;
}
