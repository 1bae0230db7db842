import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mutated, type Mutation } from '../../tests/page/row.ts';

/** A copy of the local org and its tests, to be broken. The working tree is read and never written. */
export interface Workspace {
  readonly folder: string;
  /** Runs `work` while the mutation is in the copy. Throws Error where it cannot be put in. */
  with<T>(mutation: Mutation | undefined, work: () => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

const conformance = 'tests/conformance';
const copied = ['local-org', conformance, 'vitest.config.ts', 'package.json', 'tsconfig.base.json'];

/** Below `build`, so that packages are found as in the working tree, and no check looks at it. */
export async function createWorkspace(root: string): Promise<Workspace> {
  await mkdir(path.join(root, 'build'), { recursive: true });
  const folder = await mkdtemp(path.join(root, 'build/mutation-'));
  for (const name of copied) {
    await cp(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (source) => !source.endsWith('node_modules'),
    });
  }
  // The repository's own names projects that are not in the copy.
  await cp(path.join(root, 'tsconfig.node.json'), path.join(folder, 'tsconfig.json'));
  const packages = path.join(conformance, 'node_modules');
  await symlink(path.join(root, packages), path.join(folder, packages));
  return {
    folder,
    async with(mutation, work) {
      if (mutation === undefined) return work();
      const file = path.join(folder, mutation.file);
      const text = await readFile(file, 'utf8');
      await writeFile(file, mutated(text, mutation));
      try {
        return await work();
      } finally {
        await writeFile(file, text);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
