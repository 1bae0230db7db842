import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** What a Salesforce project needs beside its sources, where it is there. */
const projectFiles = ['sfdx-project.json', '.forceignore', 'config/scratch'];

/** Types go, everything else stays: a lower target would emit decorators that the LWC compiler refuses (LWC1104). */
export function stripTypes(code: string, file: string): string {
  return ts.transpileModule(code, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      experimentalDecorators: false,
      useDefineForClassFields: true,
    },
  }).outputText;
}

/**
 * Writes the project as it is deployed to `target`, which is emptied first: the sources without tests, TypeScript as
 * JavaScript. Answers the files of `force-app`, sorted, from `target`. The source tree is never written to.
 */
export async function buildMirror(root: string, target: string): Promise<readonly string[]> {
  await rm(target, { recursive: true, force: true });
  const written: string[] = [];
  for (const file of await sourcesUnder(join(root, 'force-app'))) {
    const compiled = file.replace(/(?<!\.d)\.ts$/, '.js');
    const place = join(target, relative(root, compiled));
    await mkdir(dirname(place), { recursive: true });
    if (compiled === file) await cp(file, place);
    else await writeFile(place, stripTypes(await readFile(file, 'utf8'), file));
    written.push(relative(target, place));
  }
  for (const file of projectFiles) {
    await cp(join(root, file), join(target, file), { recursive: true }).catch(ignoreAbsent);
  }
  return written.sort();
}

async function sourcesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const parts = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === '__tests__' ? [] : sourcesUnder(path);
    return entry.name.endsWith('.d.ts') || entry.name.startsWith('.') ? [] : [path];
  });
  return (await Promise.all(parts)).flat();
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
