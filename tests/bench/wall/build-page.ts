import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { browserModules } from '../../../preview/build/options.ts';
import { baseModulesUsed } from '../../../preview/build/base-modules.ts';
import { bundles, designSystem, labels, page as previewPage } from '../../../preview/build/folders.ts';
import { readLabels } from '../../../preview/build/labels.ts';
import { lightningPlugin } from '../../../preview/build/plugin.ts';
import { buildVendor } from '../../../preview/build/vendor.ts';
import { fileBelow, typeOf } from '../../../preview/files.ts';

const folder = fileURLToPath(new URL('page', import.meta.url));
/** The peers' packages are installed apart, for the bench alone. */
const nodePaths = [fileURLToPath(new URL('../peers/node_modules', import.meta.url))];
const stylesheet = 'styles/salesforce-lightning-design-system.min.css';

export interface BenchPage {
  /** The answer to a path, `/` the page itself; undefined where there is nothing. */
  file(path: string): Promise<{ readonly body: Buffer; readonly contentType: string } | undefined>;
}

/** The peers' components lie beside the page, where the preview does not look; their style sheets are texts. */
const peers: Plugin = {
  name: 'peers',
  setup(builder) {
    builder.onResolve({ filter: /^\.\.?\/lwc\// }, ({ path, importer }) => ({
      path: join(dirname(importer), `${path}.ts`),
      namespace: 'lwc',
    }));
  },
};

/** The page of all contenders, built as the preview builds the product: engine and base components apart, production
 * mode, synthetic shadow. Each contender is loaded when it is asked for. */
export async function buildBenchPage(): Promise<BenchPage> {
  const vendor = await buildVendor(baseModulesUsed([bundles, previewPage, folder]));
  const { outputFiles } = await build({
    ...browserModules,
    entryPoints: { bench: join(folder, 'bench.ts') },
    outdir: 'app',
    write: false,
    splitting: true,
    loader: { '.css': 'text' },
    nodePaths,
    plugins: [peers, lightningPlugin({ isExternal: (specifier) => vendor.modules.has(specifier) })],
  });
  const scripts = new Map(outputFiles.map(({ path, contents }) => [path.split('/').at(-1), contents]));
  const imports = Object.fromEntries([...vendor.modules].map((name) => [name, `/vendor/${name}.js`]));
  const words = readLabels(await readFile(labels, 'utf8'));
  const text = pageText(imports, Object.fromEntries(words));
  return {
    async file(path) {
      if (path === '/') return { body: Buffer.from(text), contentType: 'text/html; charset=utf-8' };
      const body = await bodyOf(path, vendor.folder, scripts.get(path.slice(1)));
      return body && { body, contentType: typeOf(path) };
    },
  };
}

/** Bytes of what a contender brings, minified, with the style sheets in it. What the platform has anyway (engine, base
 * components) and what everybody is fed by (store, facts) is not counted. */
export async function bytesOf(file: string): Promise<number> {
  const shared = /^(lwc|@lwc\/.*|lightning\/.*|c\/presenceStore|c\/presenceModel|\.\.\/facts)$/;
  const { outputFiles } = await build({
    ...browserModules,
    entryPoints: [join(folder, 'contenders', `${file}.ts`)],
    outdir: 'app',
    write: false,
    minify: true,
    loader: { '.css': 'text' },
    nodePaths,
    plugins: [
      {
        name: 'shared',
        setup(builder) {
          builder.onResolve({ filter: shared }, ({ path }) => ({ path, external: true }));
        },
      },
      peers,
      lightningPlugin({ isExternal: (specifier) => shared.test(specifier) }),
    ],
  });
  return outputFiles.reduce((sum, { contents }) => sum + contents.byteLength, 0);
}

async function bodyOf(path: string, vendor: string, script?: Uint8Array): Promise<Buffer | undefined> {
  if (script) return Buffer.from(script);
  if (path.startsWith('/vendor/')) return fileBelow(vendor, path.slice('/vendor/'.length));
  return path === '/slds.css' ? fileBelow(designSystem, stylesheet) : undefined;
}

type Words = Readonly<Record<string, string>>;

function pageText(imports: Words, words: Words): string {
  const context = {
    locale: 'en-US',
    lang: 'en-US',
    dir: 'ltr',
    timeZone: 'America/New_York',
    userId: '',
    username: '',
    name: '',
    customPermissions: [],
  };
  const inline = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Bench</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/slds.css" />
    <style>
      #place { height: 800px; --presence-wall-surroundings: 100px; }
      #pulse { width: 1px; height: 1px; background: currentcolor; }
    </style>
    <script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="application/json" id="preview-context">${inline(context)}</script>
    <script type="application/json" id="preview-labels">${inline(words)}</script>
    <script type="module" src="/vendor/@lwc/synthetic-shadow.js"></script>
    <script type="module" src="/bench.js"></script>
  </head>
  <body class="slds-scope">
    <div id="pulse"></div>
    <div id="place"></div>
  </body>
</html>`;
}
