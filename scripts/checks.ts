import type { Step } from './step.ts';

const bin = (name: string): string => `node_modules/.bin/${name}`;
const script = (name: string, ...args: string[]): Step['command'] => [
  bin('tsx'),
  `scripts/${name}.ts`,
  ...args,
];

/** What `npm run check` runs, longest first. */
export const checks: readonly Step[] = [
  {
    name: 'types and lint of org, preview and scripts',
    command: script('check-sources', 'tsconfig.node.json'),
  },
  {
    name: 'types and lint of components and browser tests',
    command: script('check-sources', 'tsconfig.test.json'),
  },
  {
    name: 'format',
    // What has not changed since it was found right is not read again.
    command: [
      ...([bin('prettier'), '--check', '--log-level=warn'] as const),
      ...['--cache', '--cache-strategy=content', '--cache-location=build/prettier.json', '.'],
    ],
  },
  // Once more without what only tests may use.
  { name: 'types of components', command: [bin('tsc'), '-p', 'tsconfig.lwc.json'] },
  { name: 'lint of the rest', command: script('check-sources') },
  { name: 'Apex types', command: script('check-apex') },
  { name: 'SOQL in Apex', command: script('check-soql') },
  { name: 'what is deployed', command: script('check-metadata') },
  { name: 'generated files', command: script('generate', '--check') },
];
