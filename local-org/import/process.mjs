// See ../reading/worker.mjs: this too goes on in TypeScript, whatever folder the org was started from.
import { register } from 'tsx/esm/api';

register();
await import('./import-process.ts');
