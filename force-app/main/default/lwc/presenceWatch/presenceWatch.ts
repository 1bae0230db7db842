export { idsAtOnce, membersAtMost, onlineRowsAtMost } from './ports';
export type { GroupFact, OnlineQuestion, OnlineRow, WatchGateway } from './ports';
export type { LastOne, QueueMembers, Standing, WatchCounts, WatchPart, WatchStatus } from './status';
