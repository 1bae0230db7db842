import { readdirSync } from 'node:fs';
import path from 'node:path';
import { homeless, lintOthers, lintProject } from './sources/lint.ts';
import { filesOf, openProject, typeErrors } from './sources/project.ts';

/** Types and lint of the files of one tsconfig, or, without one, of what stands in none. Exit 1 with what is wrong. */
const projects = ['tsconfig.node.json', 'tsconfig.test.json'];

async function checkProject(tsconfig: string): Promise<string[]> {
  const project = openProject(tsconfig);
  return [await lintProject(project), typeErrors(project)];
}

async function checkOthers(): Promise<string[]> {
  const held = new Set(projects.flatMap(filesOf));
  const lost = await homeless(sources(process.cwd()), held);
  return [await lintOthers(), ...lost.map((file) => `${file} is in none of ${projects.join(', ')}`)];
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory())
      return ['node_modules', 'build', '.git'].includes(entry.name) ? [] : sources(file);
    return entry.name.endsWith('.ts') ? [file] : [];
  });
}

const [tsconfig] = process.argv.slice(2);
const found = (await (tsconfig === undefined ? checkOthers() : checkProject(tsconfig))).filter(Boolean);
for (const text of found) console.log(text.trimEnd());
process.exitCode = found.length === 0 ? 0 : 1;
