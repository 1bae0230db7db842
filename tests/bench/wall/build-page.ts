import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { browserModules } from '../../../preview/build/options.ts';
import { baseModulesUsed } from '../../../preview/build/base-modules.ts';
import { bundles, designSystem, page as previewPage } from '../../../preview/build/folders.ts';
import { lightningPlugin } from '../../../preview/build/plugin.ts';
import { buildVendor } from '../../../preview/build/vendor.ts';
import { fileBelow, typeOf } from '../../../preview/files.ts';

const folder = fileURLToPath(new URL('page', import.meta.url));
const stylesheet = 'styles/salesforce-lightning-design-system.min.css';

export interface BenchPage {
  /** The answer to a path, `/` the page itself; undefined where there is nothing. */
  file(path: string): Promise<{ readonly body: Buffer; readonly contentType: string } | undefined>;
}

/** The peers' components lie beside the page, where the preview does not look. */
const peers: Plugin = {
  name: 'peers',
  setup(builder) {
    builder.onResolve({ filter: /^\.\/lwc\// }, ({ path, importer }) => ({
      path: join(dirname(importer), `${path}.ts`),
      namespace: 'lwc',
    }));
  },
};

/** The page of all contenders, built as the preview builds the product: engine and base components apart, production
 * mode, synthetic shadow. */
export async function buildBenchPage(): Promise<BenchPage> {
  const vendor = await buildVendor(baseModulesUsed([bundles, previewPage, folder]));
  const { outputFiles } = await build({
    ...browserModules,
    entryPoints: { bench: join(folder, 'bench.ts') },
    outdir: 'app',
    write: false,
    plugins: [peers, lightningPlugin({ isExternal: (specifier) => vendor.modules.has(specifier) })],
  });
  const script = outputFiles.find(({ path }) => path.endsWith('bench.js'));
  const imports = Object.fromEntries([...vendor.modules].map((name) => [name, `/vendor/${name}.js`]));
  const text = pageText(imports);
  return {
    async file(path) {
      if (path === '/') return { body: Buffer.from(text), contentType: 'text/html; charset=utf-8' };
      const body = await bodyOf(path, vendor.folder, script?.contents);
      return body && { body, contentType: typeOf(path) };
    },
  };
}

async function bodyOf(path: string, vendor: string, script?: Uint8Array): Promise<Buffer | undefined> {
  if (path === '/bench.js') return script && Buffer.from(script);
  if (path.startsWith('/vendor/')) return fileBelow(vendor, path.slice('/vendor/'.length));
  return path === '/slds.css' ? fileBelow(designSystem, stylesheet) : undefined;
}

function pageText(imports: Readonly<Record<string, string>>): string {
  const context = { locale: 'en-US', timeZone: 'America/New_York', userId: '', username: '', name: '' };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Bench</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/slds.css" />
    <style>
      #preview-component { height: 580px; overflow: auto; }
      #pulse { width: 1px; height: 1px; background: currentcolor; }
    </style>
    <script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="application/json" id="preview-context">${JSON.stringify(context)}</script>
    <script type="module" src="/vendor/@lwc/synthetic-shadow.js"></script>
    <script type="module" src="/bench.js"></script>
  </head>
  <body class="slds-scope">
    <div id="pulse"></div>
    <div id="preview-component"></div>
  </body>
</html>`;
}
