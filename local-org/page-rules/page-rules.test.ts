import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { afterAll, describe, expect, it } from 'vitest';
import { pageRules, rulesTable } from './page-rules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const seeds = join(root, '../shared/seeds');

describe('the rules of the page', () => {
  it.each(pageRules.map((rule) => [rule.rule, rule] as const))(
    '%s: test and mutation are there',
    (_, rule) => {
      expect(read(rule.test.file)).toContain(`'${rule.test.title}'`);
      expect(read(rule.mutation.file).split(rule.mutation.from)).toHaveLength(2);
      expect(rule.mutation.to).not.toBe(rule.mutation.from);
    },
  );

  it('stand in the README', async () => {
    const readme = read('local-org/README.md');
    const table = await format(rulesTable(), { parser: 'markdown', printWidth: 110 });
    expect(readme).toContain(table.trim());
  });

  it.runIf(existsSync(seeds))(
    'leave no sentence of the page out, and name none that it does not have',
    () => {
      const pages = readdirSync(seeds).map((name) => readFileSync(join(seeds, name), 'utf8'));
      const page = pages.find((text) => text.trimStart().startsWith('UserServicePresence')) ?? '';
      const sentences = page
        .split('\n')
        .flatMap((line) => line.trim().match(/[^.]+(?:\.(?!\s|$)[^.]*)*\.(?=\s|$)/g) ?? []);
      const marks = new Set(
        sentences.map((sentence) => createHash('sha256').update(sentence.trim()).digest('hex').slice(0, 8)),
      );
      expect(marks.size).toBeGreaterThan(30);
      expect(new Set(pageRules.flatMap(({ sentences: own }) => own))).toEqual(marks);
    },
  );
});

/** A copy in which a line of the local org can be changed without touching the one here. */
describe.runIf(process.env['SOAK'])('a local org that is wrong', () => {
  const copy = process.env['SOAK'] ? mkdtempSync(join(tmpdir(), 'page-rules-')) : '';
  if (copy !== '') {
    const needed = readdirSync(root).filter((name) =>
      /^(tsconfig.*|package|vitest\.config)\.(json|ts)$/.test(name),
    );
    for (const name of ['local-org', ...needed]) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  }
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const isGreen = (file: string, title: string): boolean => {
    // `%s` and `%j` stand for what each case is called.
    const name = title.split(/%[sj]/).reduce((a, b) => (a.length >= b.length ? a : b));
    const pattern = name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const args = ['run', '--project', 'unit', file, '-t', pattern];
    // Without what this runner tells the tests that it runs.
    const { PATH, HOME } = process.env;
    return (
      spawnSync(join(root, 'node_modules/.bin/vitest'), args, { cwd: copy, env: { PATH, HOME } }).status === 0
    );
  };

  it.each(pageRules.map((rule) => [rule.rule, rule] as const))('is noticed: %s', (_, { test, mutation }) => {
    const path = join(copy, mutation.file);
    const right = readFileSync(path, 'utf8');
    expect(isGreen(test.file, test.title)).toBe(true);
    writeFileSync(
      path,
      right.replace(mutation.from, () => mutation.to),
    );
    try {
      expect(isGreen(test.file, test.title)).toBe(false);
    } finally {
      writeFileSync(path, right);
    }
  });
});
