// A worker thread cannot start from TypeScript under Node 20: this registers the loader, then goes on in TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./reading-thread.ts');
