// See ../database/worker.mjs: a thread cannot start from TypeScript under Node 20.
import { register } from 'tsx/esm/api';

register();
await import('./filling-thread.ts');
