import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { baseComponents, bundles, page, root } from './folders.ts';

/** Where a bare module name leads. `lwc`: a file for the LWC compiler under a namespace; `plain`: a file as it is;
 * `apex`, `label`: made from the product's own sources; `permission`: what the page's user holds. */
export type Resolved =
  | { readonly kind: 'lwc' | 'plain'; readonly file: string }
  | { readonly kind: 'apex' | 'label' | 'permission'; readonly name: string }
  | { readonly kind: 'missing'; readonly why: string };

/** What the page's user decides, and what the base components do not hold. */
const ownModules: Readonly<Record<string, string>> = {
  '@salesforce/user/Id': 'user-id.ts',
  '@salesforce/i18n/timeZone': 'time-zone.ts',
  '@salesforce/i18n/locale': 'locale.ts',
  '@salesforce/i18n/lang': 'lang.ts',
  '@salesforce/i18n/dir': 'dir.ts',
};

export function resolveModule(specifier: string): Resolved | undefined {
  if (specifier === 'lwc') return { kind: 'plain', file: distOf('@lwc/engine-dom') };
  if (specifier.startsWith('@lwc/')) return { kind: 'plain', file: distOf(specifier) };
  if (specifier.startsWith('c/')) return { kind: 'lwc', file: bundleFile(specifier.slice(2)) };
  if (specifier.startsWith('lightning/')) return lightning(specifier.slice('lightning/'.length));
  const own = ownModules[specifier];
  if (own) return { kind: 'plain', file: join(page, own) };
  const permission = /^@salesforce\/customPermission\/(\w+)$/.exec(specifier)?.[1];
  if (permission) return { kind: 'permission', name: permission };
  const [, kind, name] = /^@salesforce\/(apex|label)\/(.+)$/.exec(specifier) ?? [];
  if (kind === 'apex' && name) return { kind, name };
  if (kind === 'label' && name?.startsWith('c.')) return { kind, name: name.slice(2) };
  const alias = aliases().get(specifier);
  if (alias) return { kind: 'plain', file: join(baseComponents, alias) };
  if (specifier.startsWith('@salesforce/'))
    return { kind: 'missing', why: `The preview has no stand-in for ${specifier}.` };
  return undefined;
}

function lightning(name: string): Resolved {
  const standIn = join(page, 'lightning', `${name}.ts`);
  if (existsSync(standIn)) return { kind: 'plain', file: standIn };
  const folder = join(baseComponents, 'src/lightning', name);
  // Some modules of the base components are style sheets and nothing else.
  const file = [`${name}.js`, `${name}.css`].map((f) => join(folder, f)).find((f) => existsSync(f));
  return file
    ? { kind: 'lwc', file }
    : { kind: 'missing', why: `The preview has no stand-in for lightning/${name}.` };
}

function distOf(name: string): string {
  return join(root, 'node_modules', name, 'dist/index.js');
}

function bundleFile(name: string): string {
  const stem = join(bundles, name, name);
  // A bundle may be a template, or a style sheet that others import, and nothing else.
  return [`${stem}.ts`, `${stem}.html`, `${stem}.css`].find((file) => existsSync(file)) ?? `${stem}.ts`;
}

let known: ReadonlyMap<string, string> | undefined;

/** The scoped modules that lightning-base-components brings for itself. */
function aliases(): ReadonlyMap<string, string> {
  if (known) return known;
  const manifest = JSON.parse(readFileSync(join(baseComponents, 'package.json'), 'utf8')) as {
    lwc: { modules: { name?: string; path?: string }[] };
  };
  const pairs = manifest.lwc.modules.flatMap(({ name, path }) =>
    name && path ? [[name, path] as const] : [],
  );
  known = new Map(pairs);
  return known;
}

/** `c` for the product's bundles, `lightning` for base components. */
export function namespaceOf(file: string): string {
  return file.startsWith(bundles) ? 'c' : 'lightning';
}

/** The file behind a relative import of a bundle's file; undefined where the LWC compiler asks for a template or
 * style sheet that the bundle does not have. */
export function resolveRelative(specifier: string, importer: string): string | undefined {
  const stem = join(dirname(importer), specifier.replace(/\?scoped=true$/, ''));
  const tried = [stem, `${stem}.js`, `${stem}.ts`];
  if (basename(stem).includes('.') && existsSync(stem)) return stem;
  return tried.slice(1).find((file) => existsSync(file)) ?? (existsSync(stem) ? stem : undefined);
}
