export { columnsOf, windowOf } from './window';
export type { GridMetrics, GridWindow } from './window';
