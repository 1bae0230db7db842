import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** The repository's own configuration over files that are linted nowhere else. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    { ignores: ['!config/fixtures/**'] },
    {
      files: ['config/fixtures/**/*.ts'],
      languageOptions: { parserOptions: { project: ['./config/fixtures/tsconfig.json'] } },
    },
  ],
});

describe('lint with type information', () => {
  test.each([
    ['any.ts', '@typescript-eslint/no-explicit-any'],
    ['floating.ts', '@typescript-eslint/no-floating-promises'],
    ['non-null.ts', '@typescript-eslint/no-non-null-assertion'],
    ['type-import.ts', '@typescript-eslint/consistent-type-imports'],
    ['exhaustive.ts', '@typescript-eslint/switch-exhaustiveness-check'],
  ])('refuses %s by %s', async (file, rule) => {
    const [result] = await eslint.lintFiles(`config/fixtures/lint/typed/${file}`);
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });
});
