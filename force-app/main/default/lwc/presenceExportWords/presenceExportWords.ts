export { exportWords } from './fileLabels';
export { filterText } from './filterText';
export type { FilterNames } from './filterText';
