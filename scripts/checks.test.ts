import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from './checks.ts';
import { runStep } from './step.ts';

const fixtures = 'config/fixtures';

describe('check', () => {
  test('covers formatting, lint, types, Apex, SOQL, metadata and generated files', () => {
    const programs = checks.map(({ command }) => command.map((word) => path.basename(word)).join(' '));
    for (const word of [
      'prettier',
      'check-sources.ts tsconfig.node.json',
      'check-sources.ts tsconfig.test.json',
      'tsc -p tsconfig.lwc.json',
      'check-sources.ts',
      'check-apex.ts',
      'check-soql.ts',
      'check-metadata.ts',
      'generate.ts --check',
    ]) {
      expect(programs.some((program) => program.includes(word))).toBe(true);
    }
  });

  test.each(['bad.ts', 'bad.html', 'bad.css', 'Bad.cls', 'bad.js-meta.xml'])(
    'finds the formatting of %s wrong',
    async (file) => {
      // The copy lies in a folder that .prettierignore does not name; the configuration is the repository's.
      const folder = await mkdtemp(path.join(tmpdir(), 'omnipresence-format-'));
      const copy = path.join(folder, file);
      await copyFile(`${fixtures}/format/${file}`, copy);
      const prettier = ['node_modules/.bin/prettier', '--config', '.prettierrc.json'] as const;
      const before = await runStep({ name: 'format', command: [...prettier, '--check', copy] });
      expect(before.output).toContain(file);
      expect(before.ok).toBe(false);
      await runStep({ name: 'format', command: [...prettier, '--write', copy] });
      expect((await runStep({ name: 'format', command: [...prettier, '--check', copy] })).ok).toBe(true);
      await rm(folder, { recursive: true });
    },
  );
});
