export { createPace } from './pace';
export type { Pace, PacedStore, PaceOptions, PaceScheduler, WallView } from './pace';
