import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { homeless, lintProject } from './lint.ts';
import { filesOf, openProject, typeErrors } from './project.ts';

const fixtures = 'config/fixtures';
const notIgnored = [{ ignores: [`!${fixtures}/**`] }];

describe('types and lint on one program', () => {
  test('tells what the compiler refuses, with file and code', () => {
    const errors = typeErrors(openProject(`${fixtures}/types/tsconfig.json`));
    for (const [file, code] of [
      ['enum.ts', 'TS1294'],
      ['parameter-property.ts', 'TS1294'],
      ['missing-index.ts', 'TS2322'],
      ['mismatch.ts', 'TS2322'],
    ]) {
      expect(errors).toMatch(new RegExp(`${file}.*${code}`));
    }
  });

  test('tells what the linter refuses, rules that need types included', async () => {
    const project = openProject(`${fixtures}/tsconfig.json`);
    const said = await lintProject(project, notIgnored);
    for (const rule of ['no-explicit-any', 'no-floating-promises', 'switch-exhaustiveness-check']) {
      expect(said).toContain(`@typescript-eslint/${rule}`);
    }
  });

  test('says nothing of a project with nothing wrong in it', async () => {
    const sound = openProject(`${fixtures}/sound/tsconfig.json`);
    expect(typeErrors(sound)).toBe('');
    expect(await lintProject(sound, notIgnored)).toBe('');
  });

  test('finds a source that no project holds, and none that the linter leaves out', async () => {
    const here = path.resolve('scripts/sources/project.ts');
    const fixture = path.resolve(`${fixtures}/types/enum.ts`);
    const held = new Set(filesOf('tsconfig.node.json'));
    expect(await homeless([here, fixture], held)).toEqual([]);
    held.delete(here);
    expect(await homeless([here, fixture], held)).toEqual([here]);
  });
});
