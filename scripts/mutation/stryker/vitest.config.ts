import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

/** The tests of one bundle, in the copy that Stryker breaks: this file lies at its root then. */
const root = fileURLToPath(new URL('.', import.meta.url));
const bundles = `${root}force-app/main/default/lwc`;

export default defineConfig({
  root,
  resolve: { alias: [{ find: /^c\/(.*)$/, replacement: `${bundles}/$1/$1.ts` }] },
  test: {
    include: [`force-app/main/default/lwc/${process.env['BUNDLE']}/__tests__/*.test.ts`],
    setupFiles: ['./first-failure.ts'],
    // The same tests among a thousand find as much, for each mutant.
    testNamePattern: /^(?!.*among 100000 agents)/,
    testTimeout: 30_000,
  },
});
