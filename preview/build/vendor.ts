import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, vendorCache } from './folders.ts';
import { browserModules } from './options.ts';
import { lightningPlugin } from './plugin.ts';

export interface Vendor {
  /** Names the content: changed content has another key. */
  readonly key: string;
  readonly folder: string;
  readonly modules: ReadonlySet<string>;
}

const always = ['lwc', '@lwc/synthetic-shadow'];

/** Raised when the way of building changes, so that no older output is taken for new. */
const recipe = '2';

export function vendorKey(lock: string, modules: readonly string[]): string {
  return createHash('sha256')
    .update([recipe, lock, ...modules].join('\0'))
    .digest('hex')
    .slice(0, 16);
}

/** The engine, synthetic shadow and the base components in use, built once for a lock file and a list of modules.
 * A build that is cut off leaves nothing that a later one could take for whole. */
export async function buildVendor(baseModules: readonly string[], cache = vendorCache): Promise<Vendor> {
  const modules = [...always, ...baseModules];
  const key = vendorKey(readFileSync(join(root, 'package-lock.json'), 'utf8'), modules);
  const folder = join(cache, key);
  const vendor = { key, folder, modules: new Set(modules) };
  if (existsSync(folder)) return vendor;

  const unfinished = join(cache, `.${key}-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(unfinished, { recursive: true });
  try {
    await build({
      ...browserModules,
      entryPoints: Object.fromEntries(modules.map((name) => [name, name])),
      outdir: unfinished,
      splitting: true,
      plugins: [lightningPlugin({ isExternal: () => false })],
    });
    await rename(unfinished, folder);
  } catch (error) {
    // Another preview may have finished the same build first.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return vendor;
}
