export { defaultArrangement, readArrangement, writeArrangement } from './codec';
export type { Column, Density, WallArrangement } from './codec';
export { linkTo, parameterOf } from './link';
export { createSavedViews } from './savedViews';
export type { SavedView, SavedViews, ViewStorage } from './savedViews';
