export { createPresenceStore } from './store';
export type { PresenceStore, StoreOptions } from './store';
export type { StoreChange } from './announcements';
export type { Arrangement, SortKey } from './arrangement';
export type { FloorCounts, StatusCount } from './counts';
export { tellOne } from './tell';
