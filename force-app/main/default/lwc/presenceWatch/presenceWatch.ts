export { createPresenceWatch } from './watch';
export type { PresenceWatch, PresenceWatchParts } from './watch';
export { defaultWatchSettings } from './settings';
export type { WatchSettings } from './settings';
export { idsAtOnce, membersAtMost, onlineRowsAtMost, rowsAtMost } from './ports';
export type { GroupFact, OnlineQuestion, OnlineRow, WatchGateway } from './ports';
export type { LastOne, QueueMembers, Standing, WatchCounts, WatchPart, WatchStatus } from './status';
