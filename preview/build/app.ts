import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { context, type Message } from 'esbuild';
import { baseModulesUsed } from './base-modules.ts';
import { bundles, labels, page, root, translations } from './folders.ts';
import { browserModules } from './options.ts';
import { lightningPlugin } from './plugin.ts';
import { buildVendor, type Vendor } from './vendor.ts';

/** Something that keeps the page from being built. */
export interface BuildProblem {
  /** From the repository's root; empty for a problem of no file. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Built {
  /** Names the content of the files: the same sources have the same version. */
  readonly version: string;
  readonly vendor: Vendor;
  /** By name, `supervisor.js`: those of the newest build without problems. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly BuildProblem[];
}

export interface AppBuild {
  current(): Built;
  /** Builds again; calls during a build end with one more build. */
  rebuild(): Promise<Built>;
  close(): Promise<void>;
}

/** Builds the pages of the preview from the sources, against a vendor build that holds what they use. */
export async function buildApp(entries: readonly string[]): Promise<AppBuild> {
  let vendor = await buildVendor(baseModulesUsed([bundles, page]));
  const builder = await context({
    ...browserModules,
    entryPoints: Object.fromEntries(entries.map((name) => [name, join(page, `${name}.ts`)])),
    outdir: 'app',
    write: false,
    splitting: true,
    sourcemap: 'inline',
    plugins: [lightningPlugin({ isExternal: (specifier) => vendor.modules.has(specifier) })],
  });
  let built: Built = { version: '', vendor, files: new Map(), problems: [] };

  async function once(): Promise<Built> {
    try {
      const wanted = baseModulesUsed([bundles, page]);
      if (wanted.some((name) => !vendor.modules.has(name))) vendor = await buildVendor(wanted);
      const { outputFiles } = await builder.rebuild();
      const files = new Map(
        outputFiles.map(({ path, contents }) => [path.split(/[\\/]app[\\/]/).at(-1) ?? path, contents]),
      );
      return { version: versionOf(files, vendor), vendor, files, problems: [] };
    } catch (error) {
      return { ...built, problems: problemsOf(error) };
    }
  }

  let running: Promise<Built> | undefined;
  let next: Promise<Built> | undefined;
  function rebuild(): Promise<Built> {
    if (running) {
      next ??= running.then(() => {
        next = undefined;
        return rebuild();
      });
      return next;
    }
    running = once()
      .then((done) => (built = done))
      .finally(() => (running = undefined));
    return running;
  }

  await rebuild();
  return { current: () => built, rebuild, close: () => builder.dispose() };
}

function versionOf(files: ReadonlyMap<string, Uint8Array>, vendor: Vendor): string {
  const hash = createHash('sha256').update(vendor.key);
  for (const file of wordFiles()) hash.update(readFileSync(file));
  for (const [name, contents] of files) hash.update(name).update(contents);
  return hash.digest('hex').slice(0, 16);
}

/** Labels come with the page, not with the build; a page whose words changed is another all the same. */
function wordFiles(): string[] {
  const translated = existsSync(translations) ? readdirSync(translations).sort() : [];
  return [labels, ...translated.map((name) => join(translations, name))];
}

function problemsOf(error: unknown): BuildProblem[] {
  if (typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors))
    return (error.errors as Message[]).map(({ text, location }) => ({
      file: placeOf(location?.file ?? ''),
      line: location?.line ?? 0,
      column: location?.column ?? 0,
      message: text,
    }));
  return [{ file: '', line: 0, column: 0, message: error instanceof Error ? error.message : String(error) }];
}

/** A problem inside a compiled component carries esbuild's namespace before its path. */
function placeOf(file: string): string {
  const path = file.replace(/^lwc:/, '');
  return isAbsolute(path) ? relative(root, path) : path;
}
