export { createPresenceStore } from './store';
export type { PresenceStore, StoreChange, StoreOptions } from './store';
export type { Arrangement, SortKey } from './arrangement';
export type { FloorCounts, StatusCount } from './counts';
export { tellOne } from './tell';
