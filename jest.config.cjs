const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** These import neither `lwc` nor the platform: vitest runs their tests. */
const pureBundles =
  'presence(Model|Clock|Format|History|Store|Viewport|Sync|Watch|Alerts|Arrangement|Pace|Export|Team)';

/** Bundles of a style sheet alone, which the resolver takes for scripts. */
const styleBundles = 'presence(AssistiveText|Buttons|Colors|ColumnWidths)';

module.exports = {
  ...jestConfig,
  rootDir: __dirname,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/__tests__/**/*.test.ts'],
  setupFiles: [
    ...(jestConfig.setupFiles ?? []),
    '<rootDir>/config/jest/labels.cjs',
    '<rootDir>/config/jest/apex.cjs',
    '<rootDir>/config/jest/browser.cjs',
  ],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    [`^c/(${styleBundles})$`]: '<rootDir>/force-app/main/default/lwc/$1/$1.css',
  },
  testPathIgnorePatterns: [...(jestConfig.testPathIgnorePatterns ?? []), `/lwc/${pureBundles}/__tests__/`],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/.cache/'],
  // The transformer's cache key ignores the instrument flag: babel coverage after a plain run is all zero.
  coverageProvider: 'v8',
  collectCoverageFrom: ['force-app/**/lwc/**/*.ts', '!**/__tests__/**'],
};
