import { readdirSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { lightningRules } from './lightning.js';

const root = new URL('../..', import.meta.url).pathname;
const folder = 'config/fixtures/lint/lightning';
const parsed = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } };
const fixtures = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [parsed, ...lightningRules(folder)],
});

async function rulesAt(file: string): Promise<string[]> {
  const [result] = await fixtures.lintFiles(`${folder}/${file}`);
  return (result?.messages ?? []).map(({ ruleId, line, message }) => `${line}: ${ruleId ?? message}`);
}

describe('lint of the bundles', () => {
  test('finds text in a template, whoever it is spoken or shown to', async () => {
    const rule = 'omnipresence/no-text-in-template';
    expect(await rulesAt('text.html')).toEqual([2, 3, 4, 4, 4, 5, 6, 6].map((line) => `${line}: ${rule}`));
  });

  test('finds text in code', async () => {
    expect(await rulesAt('text.ts')).toEqual(
      [1, 2, 3, 4, 4, 6].map((line) => `${line}: omnipresence/no-text`),
    );
  });

  test('finds what Lightning Web Security distorts', async () => {
    expect(await rulesAt('distorted.ts')).toEqual([
      '2: @locker/locker/distorted-element-inner-html-setter',
      '3: @locker/locker/distorted-document-cookie',
      '4: @locker/locker/distorted-window-set-timeout',
      '5: no-restricted-globals',
    ]);
  });

  test('finds a download that Lightning Web Security does not let through', async () => {
    expect(await rulesAt('downloads.ts')).toEqual(
      [1, 2, 3, 4, 5].map((line) => `${line}: omnipresence/downloads`),
    );
  });

  test('finds a static value that a styling hook has, and a class that SLDS 2 has not', async () => {
    const rule = '@salesforce-ux/slds/no-hardcoded-values-slds2';
    expect(await rulesAt('static.css')).toEqual([`2: ${rule}`, `3: ${rule}`]);
    expect(await rulesAt('deprecated.html')).toEqual(['2: @salesforce-ux/slds/enforce-bem-usage']);
  });

  test.each(['labels.html', 'codes.ts', 'hooks.css'])('finds nothing in %s', async (file) => {
    expect(await rulesAt(file)).toEqual([]);
  });

  test('is switched off nowhere without a reason in the same line', () => {
    const bundles = `${root}force-app/main/default/lwc`;
    const lines = readdirSync(bundles, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|html|css)$/.test(file))
      .flatMap((file) => readFileSync(`${bundles}/${file}`, 'utf8').split('\n'));
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.filter((line) => /eslint-disable(?!.* -- \S)/.test(line))).toEqual([]);
  });

  test.each([
    ['presenceCard.ts', 'omnipresence/no-text'],
    ['presenceCard.ts', '@locker/locker/distorted-element-inner-html-setter'],
    ['presenceCard.html', 'omnipresence/no-text-in-template'],
    ['presenceCard.html', '@salesforce-ux/slds/enforce-bem-usage'],
    ['presenceCard.css', '@salesforce-ux/slds/no-hardcoded-values-slds2'],
  ])('is part of the check of %s: %s', async (file, rule) => {
    const eslint = new ESLint({ cwd: root });
    const path = `${root}force-app/main/default/lwc/presenceCard/${file}`;
    const { rules } = (await eslint.calculateConfigForFile(path)) as { rules: Record<string, unknown[]> };
    expect(rules[rule]?.[0]).toBe(2);
  });
});
