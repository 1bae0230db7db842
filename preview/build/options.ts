import type { BuildOptions } from 'esbuild';
import { root } from './folders.ts';

/** Common to both builds. The engine reads the first and throws at load without it. */
export const browserModules = {
  // Places of problems are told from here.
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  define: { 'import.meta.env.SSR': 'false', 'process.env.NODE_ENV': '"production"' },
  logLevel: 'silent',
} as const satisfies BuildOptions;
