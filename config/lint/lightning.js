import locker from '@locker/eslint-plugin-locker';
import slds from '@salesforce-ux/eslint-plugin-slds';
import omnipresence from './arrows.js';

/** `warn` of the published configuration counts: a warning nobody has to heed is none. */
function recommended(name) {
  const { rules, ...config } = slds.configs[name][0];
  return { ...config, rules: Object.fromEntries(Object.keys(rules).map((rule) => [rule, 'error'])) };
}

const css = recommended('flat/recommended-css');
const html = recommended('flat/recommended-html');

const lockerPlugin = locker.default ?? locker;

/** Lightning Web Security distorts them. */
export const distortedGlobals = ['open', 'XMLHttpRequest', 'eval', 'Function'];

/** Rules of the platform for the bundles in a folder, and our own that their words are labels. */
export const lightningRules = (lwc) => [
  {
    ...css,
    files: [`${lwc}/**/*.css`],
    rules: {
      ...css.rules,
      // Where SLDS has no hook of that value, "remove the static value" is no advice.
      '@salesforce-ux/slds/no-hardcoded-values-slds2': ['error', { reportNumericValue: 'hasReplacement' }],
    },
  },
  {
    ...html,
    files: [`${lwc}/**/*.html`],
    plugins: { ...html.plugins, omnipresence },
    rules: { ...html.rules, 'omnipresence/no-text-in-template': 'error' },
  },
  {
    files: [`${lwc}/**/*.ts`],
    ignores: ['**/__tests__/**'],
    plugins: { '@locker/locker': lockerPlugin, omnipresence },
    rules: {
      ...Object.fromEntries(
        Object.keys(lockerPlugin.rules).map((rule) => [`@locker/locker/${rule}`, 'error']),
      ),
      // It takes every member named `open` for that of a window or a request.
      '@locker/locker/distorted-xml-http-request-window-open': 'off',
      'no-restricted-globals': [
        'error',
        ...distortedGlobals.map((name) => ({ name, message: 'Lightning Web Security distorts it.' })),
      ],
      'omnipresence/no-text': 'error',
      'omnipresence/downloads': 'error',
    },
  },
];
