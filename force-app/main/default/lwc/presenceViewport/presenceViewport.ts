export { columnsOf } from './columns';
export { layoutOf, linesIn } from './layout';
export type { Layout, LayoutMetrics, Line, Section, View } from './layout';
