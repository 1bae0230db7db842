import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = [{ find: /^c\/(.*)$/, replacement: `${root}force-app/main/default/lwc/$1/$1.ts` }];

/** The bundles that import neither `lwc` nor the platform; every other bundle is tested in jest. */
const pureBundles =
  'force-app/main/default/lwc/presence{Model,Clock,Format,History,Store,Viewport,Sync,Watch,Alerts,Arrangement}/__tests__/*.test.ts';

export default defineConfig({
  root,
  test: {
    retry: 0,
    passWithNoTests: false,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            'local-org/**/*.test.ts',
            'preview/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/bench/**/*.test.ts',
            'tests/page/**/*.test.ts',
            'config/**/*.test.ts',
            pureBundles,
          ],
          exclude: ['**/node_modules/**', 'build/**', 'config/fixtures/**'],
          // A soak runs the properties for as long as they take.
          testTimeout: process.env['SOAK'] ? 0 : 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
