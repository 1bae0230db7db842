import type { Step } from './step.ts';

const bin = (name: string): string => `node_modules/.bin/${name}`;
const script = (name: string, ...args: string[]): Step['command'] => [
  bin('tsx'),
  `scripts/${name}.ts`,
  ...args,
];

/** What `npm run check` runs, longest first. */
export const checks: readonly Step[] = [
  { name: 'lint', command: [bin('eslint'), '--max-warnings=0', '.'] },
  { name: 'types of org, preview and scripts', command: [bin('tsc'), '-p', 'tsconfig.node.json'] },
  {
    name: 'format',
    command: [bin('prettier'), '--check', '--log-level=warn', '.'],
  },
  { name: 'types of browser tests', command: [bin('tsc'), '-p', 'tsconfig.e2e.json'] },
  { name: 'types of components', command: [bin('tsc'), '-p', 'tsconfig.lwc.json'] },
  { name: 'types of component tests', command: [bin('tsc'), '-p', 'tsconfig.test.json'] },
  { name: 'Apex types', command: script('check-apex') },
  { name: 'SOQL in Apex', command: script('check-soql') },
  { name: 'what is deployed', command: script('check-metadata') },
  { name: 'generated files', command: script('generate', '--check') },
];
