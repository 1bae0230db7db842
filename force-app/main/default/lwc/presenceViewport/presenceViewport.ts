export { columnsOf, windowOf } from './window';
export type { GridMetrics, GridWindow } from './window';
export { layoutOf, linesIn } from './layout';
export type { Layout, LayoutMetrics, Line, Section, View } from './layout';
