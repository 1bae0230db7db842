import lwcRecommended from '@salesforce/eslint-config-lwc/recommended-ts.js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import omnipresence from './config/lint/arrows.js';
import { distortedGlobals, lightningRules } from './config/lint/lightning.js';
import { pureBundles } from './config/lint/rooms.js';

const lwc = 'force-app/main/default/lwc';
const pureSources = Object.keys(pureBundles).map((bundle) => `${lwc}/${bundle}/*.ts`);
const tests = ['**/*.test.ts', '**/__tests__/**/*.ts'];

const time = 'Time and randomness are arguments.';
const noHiddenTime = [
  { object: 'Date', property: 'now', message: time },
  { object: 'Math', property: 'random', message: time },
  { object: 'performance', property: 'now', message: time },
];
const noDateOfNow = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: time,
};
const noPrivateMethod = {
  selector: 'MethodDefinition[key.type="PrivateIdentifier"]',
  message: 'The LWC compiler refuses private methods.',
};

export default tseslint.config(
  { ignores: ['build/**', '**/node_modules/**', 'coverage/**', 'config/fixtures/**', '.data/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-unused-vars': 'error', 'prefer-const': 'error', eqeqeq: 'error' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: [`${lwc}/**/*.ts`],
    extends: [lwcRecommended],
    rules: {
      // The compiler knows these better, or the stricter rule of typescript-eslint stands in.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-use-before-define': 'off',
      'no-shadow': 'off',
      'no-redeclare': 'off',
      'no-dupe-class-members': 'off',
      'no-useless-constructor': 'off',
      'no-empty-function': 'off',
      'consistent-return': 'off',
      'default-case': 'off',
      'no-return-await': 'off',
      'no-void': 'off',
      'import/no-unresolved': 'off',
      'import/named': 'off',
      'import/namespace': 'off',
      'import/default': 'off',
      'import/export': 'off',
      // Pages of a keyset follow each other.
      'no-await-in-loop': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { omnipresence },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: ['./tsconfig.test.json', './tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'omnipresence/arrows': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A port may be asynchronous where this implementation is not.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: [`${lwc}/**/*.ts`],
    rules: { 'no-restricted-syntax': ['error', noPrivateMethod] },
  },
  ...lightningRules(lwc),
  {
    files: [...pureSources, `${lwc}/presence*/*.ts`, `${lwc}/*Presence/*.ts`],
    ignores: [`${lwc}/presenceBrowser/*.ts`],
    rules: {
      'no-restricted-properties': ['error', ...noHiddenTime],
      'no-restricted-syntax': ['error', noPrivateMethod, noDateOfNow],
    },
  },
  {
    files: pureSources,
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'setTimeout',
          'setInterval',
          'clearTimeout',
          'clearInterval',
          'queueMicrotask',
          'requestAnimationFrame',
          'console',
          'window',
          'document',
          'navigator',
          'localStorage',
          'fetch',
          'performance',
          'process',
          ...distortedGlobals,
        ].map((name) => ({ name, message: 'A pure bundle takes the world through its ports.' })),
      ],
    },
  },
  {
    // The one place where the browser's timers are handed to the engines.
    files: [`${lwc}/presenceBrowser/*.ts`],
    rules: {
      '@lwc/lwc/no-async-operation': 'off',
      // Only code given as text is distorted.
      '@locker/locker/distorted-window-set-timeout': 'off',
    },
  },
  {
    files: ['local-org/{schema,soql,access,calls,feed,floor,omni-channel}/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-properties': ['error', ...noHiddenTime],
      'no-restricted-syntax': ['error', noDateOfNow],
    },
  },
  {
    files: ['scripts/**/*.ts', 'local-org/main.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.generated.ts', 'local-org/schema/objects/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: tests,
    rules: {
      'max-lines': ['error', { max: 500 }],
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/no-async-operation': 'off',
      '@lwc/lwc/no-document-query': 'off',
      '@lwc/lwc/no-inner-html': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-globals': 'off',
    },
  },
);
