import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { generatedFiles, staleFiles } from './generate.ts';

async function written(files: Awaited<ReturnType<typeof generatedFiles>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'generated-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

describe('generated files', () => {
  it('are the tables, the record types, what metadata may hold, the Apex types and the page, each marked as written by the emitter', async () => {
    const files = await generatedFiles();
    expect(files.map(({ path }) => path)).toEqual([
      'local-org/schema/tables.generated.ts',
      'force-app/main/default/lwc/presenceModel/records.generated.ts',
      'local-org/metadata/shapes.generated.ts',
      'types/apex.generated.d.ts',
      'local-org/PAGE.md',
    ]);
    for (const { text } of files) expect(text).toMatch(/^(\/\/|<!--) Written by `npm run generate`/);
  });

  it('are fresh when nothing was changed, and come out the same again', async () => {
    const folder = await written(await generatedFiles());
    expect(await staleFiles(await generatedFiles(), folder)).toEqual([]);
  });

  it('are stale where one byte differs or a file is missing', async () => {
    const files = await generatedFiles();
    const folder = await written(files);
    const [tables = '', records = ''] = files.map(({ path }) => path);
    await writeFile(join(folder, tables), `${files[0]?.text} `);
    await rm(join(folder, records));
    expect(await staleFiles(files, folder)).toEqual([tables, records]);
  });
});
