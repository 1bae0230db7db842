import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { customTypesIn } from '../config/metadata/custom-types.ts';
import { shapesModule } from '../config/metadata/emit-shapes.ts';
import { shapedTypes } from '../local-org/metadata/shaped-types.ts';
import { customObject } from '../local-org/schema/custom-type.ts';
import { recordsModule } from '../local-org/schema/emit/records.ts';
import { scriptTypeIn, scriptTypeOf } from '../local-org/schema/emit/script-types.ts';
import { tablesModule } from '../local-org/schema/emit/tables.ts';
import { objects } from '../local-org/schema/index.ts';
import { emitApexTypes, readClasses, type FieldTypeOf } from '../preview/apex/index.ts';
import { pageRows } from '../tests/page/rows.ts';
import { pageTable } from '../tests/page/table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const header = '// Written by `npm run generate` from local-org/schema. Do not edit.\n\n';
const pageHeader = '<!-- Written by `npm run generate` from tests/page. Do not edit. -->\n\n';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every generated file as it ought to be, formatted. */
export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const sources = [
    { path: 'local-org/schema/tables.generated.ts', text: tablesModule(objects) },
    {
      path: 'force-app/main/default/lwc/presenceModel/records.generated.ts',
      text: recordsModule(objects),
    },
    { path: 'local-org/metadata/shapes.generated.ts', text: shapesModule(shapedTypes) },
    ...apexTypes(),
  ];
  const modules = sources.map(({ path, text }) => formatted(path, header + text, 'typescript'));
  return Promise.all([
    ...modules,
    formatted('local-org/PAGE.md', pageHeader + pageTable(pageRows), 'markdown'),
  ]);
}

/** The paths of generated files under `folder` that differ from what they ought to be, or are missing. */
export async function staleFiles(
  files: readonly GeneratedFile[],
  folder: string,
): Promise<readonly string[]> {
  const current = await Promise.all(files.map(({ path }) => readIfThere(join(folder, path))));
  return files.filter(({ text }, i) => current[i] !== text).map(({ path }) => path);
}

function apexTypes(): readonly GeneratedFile[] {
  const classes = join(root, 'force-app/main/default/classes');
  if (!existsSync(classes)) return [];
  return [{ path: 'types/apex.generated.d.ts', text: emitApexTypes(readClasses(classes), fieldType()) }];
}

/** Of the objects that every org has, and of the package's own types. */
function fieldType(): FieldTypeOf {
  const own = new Map(customTypesIn(join(root, 'force-app')).map((type) => [type.name, customObject(type)]));
  return (object, fieldPath) => {
    const custom = own.get(object);
    return custom ? scriptTypeIn(custom, fieldPath) : scriptTypeOf(object, fieldPath);
  };
}

async function formatted(
  path: string,
  text: string,
  parser: 'typescript' | 'markdown',
): Promise<GeneratedFile> {
  const options = await resolveConfig(join(root, path));
  return { path, text: await format(text, { ...options, parser }) };
}

async function readIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}

async function main(): Promise<number> {
  if (process.argv.includes('--check')) {
    const stale = await staleFiles(await generatedFiles(), root);
    for (const path of stale) console.error(`${path} is stale: run npm run generate`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const { path, text } of await generatedFiles()) {
    const file = join(root, path);
    if ((await readIfThere(file)) === text) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    console.log(path);
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
