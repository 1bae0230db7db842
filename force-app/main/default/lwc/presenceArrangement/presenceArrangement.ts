export { allColumns, defaultArrangement, readArrangement, writeArrangement } from './codec';
export type { Column, Density, Reader, WallArrangement } from './codec';
export { linkTo, parameterOf } from './link';
export { createSavedViews, LONGEST_NAME, MOST_VIEWS } from './savedViews';
export type { SavedView, SavedViews, ViewStorage } from './savedViews';
