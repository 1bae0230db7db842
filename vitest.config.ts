import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = [{ find: /^c\/(.*)$/, replacement: `${root}force-app/main/default/lwc/$1/$1.ts` }];

/** The bundles that import neither `lwc` nor the platform; every other bundle is tested in jest. */
const pureBundles =
  'force-app/main/default/lwc/presence{Model,Clock,Format,History,Store,Viewport,Sync,Watch,Alerts,Arrangement,Pace,Export,Team}/__tests__/*.test.ts';

/** Browser tests on an org that they start themselves: they disturb nobody, and run beside the others. */
const ownOrgs = ['tests/e2e/{feeds,import,install,large-floor}.test.ts'];
const inBrowser = { testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false } as const;

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
          // What a file imports is read once in a worker: a quarter of the time of all. A file leaves nothing behind.
          isolate: false,
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
        // What the adapter of a feed stands on in the preview.
        resolve: {
          alias: [{ find: 'lightning/empApi', replacement: `${root}preview/page/lightning/empApi.ts` }],
        },
        test: {
          ...inBrowser,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ownOrgs,
          globalSetup: ['tests/e2e/global-setup.ts'],
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'e2e-apart',
          include: ownOrgs,
          globalSetup: ['tests/e2e/chromium-setup.ts'],
        },
      },
    ],
  },
});
