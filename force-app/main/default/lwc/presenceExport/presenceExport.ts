export { csvBytes, csvType } from './csv';
export type { Cell } from './csv';
