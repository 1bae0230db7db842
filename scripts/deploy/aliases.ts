import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Aliases = Readonly<Record<string, string>>;
interface ProjectFile {
  readonly packageAliases?: Aliases;
}

const fileOf = (project: string): string => join(project, 'sfdx-project.json');
const read = (project: string): ProjectFile =>
  JSON.parse(readFileSync(fileOf(project), 'utf8')) as ProjectFile;

/** The packages and versions that a project knows: name → id. */
export function aliasesOf(project: string): Aliases {
  return read(project).packageAliases ?? {};
}

/** The CLI writes new ids into the project it runs in, which is the mirror: the next one would forget them. */
export function keepAliases(mirror: string, project: string): void {
  const packageAliases = aliasesOf(mirror);
  if (JSON.stringify(packageAliases) === JSON.stringify(aliasesOf(project))) return;
  writeFileSync(fileOf(project), `${JSON.stringify({ ...read(project), packageAliases }, undefined, 2)}\n`);
}
