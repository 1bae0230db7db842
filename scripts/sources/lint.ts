import { ESLint, type Linter } from 'eslint';
import type { Project } from './project.ts';

/** What the linter says, a paragraph a file; empty where it is content. A warning nobody has to heed is none: it counts. */
async function lint(eslint: ESLint, patterns: readonly string[]): Promise<string> {
  const results = await eslint.lintFiles([...patterns]);
  const refused = results.filter(({ errorCount, warningCount }) => errorCount + warningCount > 0);
  const formatter = await eslint.loadFormatter('stylish');
  return refused.length === 0 ? '' : formatter.format(refused);
}

/** Lints the project's files on the program that checks their types, which is most of the work of both. */
export function lintProject(
  { program, files }: Project,
  more: readonly Linter.Config[] = [],
): Promise<string> {
  const parserOptions = { programs: [program], project: null };
  const onProgram: Linter.Config = { files: ['**/*.ts'], languageOptions: { parserOptions } };
  return lint(new ESLint({ overrideConfig: [...more, onProgram] }), files);
}

/** Lints what no program holds: configuration, templates, style sheets. */
export function lintOthers(): Promise<string> {
  return lint(new ESLint(), ['**/*.{js,mjs,cjs,html,css}']);
}

/** TypeScript that is linted, as absolute paths, but that none of the projects holds. */
export async function homeless(sources: readonly string[], held: ReadonlySet<string>): Promise<string[]> {
  const eslint = new ESLint();
  const found: string[] = [];
  for (const file of sources) {
    if (!held.has(file) && !(await eslint.isPathIgnored(file))) found.push(file);
  }
  return found;
}
