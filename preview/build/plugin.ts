import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnLoadResult, OnResolveResult, PartialMessage, Plugin } from 'esbuild';
import { ApexFormError, readClasses } from '../apex/index.ts';
import { createCompiler } from './compile.ts';
import { classes as productClasses, labels as productLabels, page, root } from './folders.ts';
import { readLabels } from './labels.ts';
import { namespaceOf, resolveModule, resolveRelative } from './resolve.ts';

export interface LightningPluginOptions {
  /** Modules that the page takes from the vendor build. */
  readonly isExternal: (specifier: string) => boolean;
  /** Folder of the Apex classes, and file of the custom labels; the product's unless given. */
  readonly classes?: string;
  readonly labels?: string;
}

const absent = 'absent';

/** Teaches esbuild what a Lightning page knows by itself: bundles, base components, Apex, labels, the user. */
export function lightningPlugin(options: LightningPluginOptions): Plugin {
  const { isExternal, classes = productClasses, labels = productLabels } = options;
  const readLabel = createLabelReader(labels);
  const compileFile = createCompiler();
  return {
    name: 'lightning',
    setup(build) {
      build.onResolve({ filter: /^(lwc$|@lwc\/|c\/|lightning\/|@salesforce\/)/ }, ({ path }) => {
        if (isExternal(path)) return { path, external: true };
        return resolveBare(path);
      });
      build.onResolve({ filter: /./, namespace: 'lwc' }, ({ path, importer }) => {
        if (!path.startsWith('.'))
          return resolveBare(path) ?? { errors: [{ text: `Nothing is known of ${path}.` }] };
        const file = resolveRelative(path, importer);
        if (file) return { path: file, namespace: 'lwc' };
        if (/\.(html|css)(\?scoped=true)?$/.test(path))
          return { path: `${importer} ${path}`, namespace: absent };
        return { errors: [{ text: `${importer} imports ${path}, which is not there.` }] };
      });
      build.onLoad({ filter: /./, namespace: absent }, () => ({ contents: 'export default undefined;' }));
      build.onLoad({ filter: /./, namespace: 'lwc' }, ({ path }) => loadComponent(path, compileFile));
      build.onLoad({ filter: /./, namespace: 'apex' }, ({ path }) => loadApex(path, classes));
      build.onLoad({ filter: /./, namespace: 'label' }, ({ path }) => readLabel(path));
      build.onLoad({ filter: /./, namespace: 'permission' }, ({ path }) => loadPermission(path));
    },
  };
}

function resolveBare(specifier: string): OnResolveResult | undefined {
  const resolved = resolveModule(specifier);
  if (!resolved) return undefined;
  switch (resolved.kind) {
    case 'lwc':
      return { path: resolved.file, namespace: 'lwc' };
    case 'plain':
      return { path: resolved.file };
    case 'apex':
    case 'label':
    case 'permission':
      return { path: resolved.name, namespace: resolved.kind };
    case 'missing':
      return { errors: [{ text: resolved.why }] };
  }
}

async function loadComponent(
  path: string,
  compileFile: ReturnType<typeof createCompiler>,
): Promise<OnLoadResult> {
  try {
    return { contents: await compileFile(path, namespaceOf(path)), watchFiles: [path], loader: 'js' };
  } catch (error) {
    return { errors: [messageOf(error, path)], watchFiles: [path] };
  }
}

/** The LWC compiler's and the file system's errors carry their place apart from their text. */
function messageOf(error: unknown, file: string): PartialMessage {
  if (!(error instanceof Error)) return { text: String(error), location: { file } };
  const location: unknown = 'location' in error ? error.location : undefined;
  const place = typeof location === 'object' && location !== null ? location : {};
  const line = 'line' in place && typeof place.line === 'number' ? place.line : 1;
  const column = 'column' in place && typeof place.column === 'number' ? place.column : 0;
  return { text: error.message, location: { file, line, column } };
}

/** A custom permission is true or undefined: the page brings the names of those that its user holds. */
function loadPermission(name: string): OnLoadResult {
  const source = JSON.stringify(join(page, 'context.ts'));
  const held = `context.customPermissions.includes(${JSON.stringify(name)})`;
  return {
    contents: `import { context } from ${source};\nexport default ${held} || undefined;`,
    resolveDir: root,
  };
}

function loadApex(name: string, classes: string): OnLoadResult {
  const [className = '', methodName = ''] = name.split('.');
  try {
    const method = readClasses(classes)
      .find((c) => c.name === className)
      ?.methods.find((m) => m.name === methodName);
    if (!method) return { errors: [{ text: `${name} is no @AuraEnabled method of a class in ${classes}.` }] };
    const caller = JSON.stringify(join(page, 'apex.ts'));
    const make = method.cacheable ? 'wiredMethod' : 'method';
    return {
      contents: `import { ${make} } from ${caller};\nexport default ${make}('${className}', '${methodName}');`,
      resolveDir: root,
    };
  } catch (error) {
    if (!(error instanceof ApexFormError)) throw error;
    return {
      errors: error.problems.map(({ file, line, column, message }) => ({
        text: message,
        location: { file, line, column },
      })),
    };
  }
}

function createLabelReader(file: string): (name: string) => Promise<OnLoadResult> {
  const known = { xml: '', labels: readLabels('') };
  return async (name) => {
    const xml = await readFile(file, 'utf8');
    if (xml !== known.xml) Object.assign(known, { xml, labels: readLabels(xml) });
    if (!known.labels.has(name))
      return { errors: [{ text: `There is no custom label ${name}.`, location: { file } }] };
    const source = JSON.stringify(join(page, 'labels.ts'));
    return {
      contents: `import { labels } from ${source};\nexport default labels[${JSON.stringify(name)}];`,
      resolveDir: root,
    };
  };
}
