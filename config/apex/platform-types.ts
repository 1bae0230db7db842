import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApexStub } from '../../local-org/schema/emit/apex-stubs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the PMD engine's package keeps the Apex type check and the platform's types. */
export function checkerLibrary(): string {
  const engine = createRequire(import.meta.url).resolve('@salesforce/code-analyzer-pmd-engine');
  return join(dirname(engine), 'java-lib');
}

/**
 * The folder of a jar of platform types in which the stubs stand beside what was there: a jar of stubs alone would
 * hide the rest. Kept under build/apex by content, so it is built once for each state of the schema. Throws when
 * `javac` or `jar` is missing or refuses a stub.
 */
export async function platformTypes(stubs: readonly ApexStub[]): Promise<string> {
  const library = checkerLibrary();
  const jar = (await readdir(library)).find((name) => name.startsWith('sobject-types-'));
  if (jar === undefined) throw new Error(`no sobject-types jar in ${library}`);
  const folder = join(root, 'build/apex', await contentKey(join(library, jar), stubs));
  if (existsSync(folder)) return folder;

  const work = `${folder}.${process.pid}`;
  const [sources, classes, types] = ['src', 'classes', 'types'].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ];
  try {
    await Promise.all([sources, classes, types].map((path) => mkdir(path, { recursive: true })));
    await Promise.all(stubs.map(({ name, source }) => writeFile(join(sources, `${name}.java`), source)));
    const files = stubs.map(({ name }) => join(sources, `${name}.java`));
    run('javac', ['--release', '8', '-nowarn', '-cp', join(library, '*'), '-d', classes, ...files]);
    await copyFile(join(library, jar), join(types, jar));
    run('jar', ['uf', join(types, jar), '-C', classes, 'com']);
    await renameUnlessThere(types, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

/** Another check may have built the same content in the meantime. */
async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

async function contentKey(jar: string, stubs: readonly ApexStub[]): Promise<string> {
  const hash = createHash('sha256').update(await readFile(jar));
  for (const { name, source } of stubs) hash.update(name).update(source);
  return hash.digest('hex').slice(0, 16);
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}
