export { alertWords } from './words';
export type { AgentOf, AlertWords } from './words';
export { createAlertChanges } from './changes';
export type { AlertChanges } from './changes';
