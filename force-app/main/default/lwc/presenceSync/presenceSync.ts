export { createPresenceSync } from './engine';
export type { PresenceSync, PresenceSyncParts } from './engine';
export { defaultSyncSettings } from './settings';
export type { SyncSettings } from './settings';
export { ageOfData } from './status';
export type { PartName, PartState, SyncReason, SyncState, SyncStatus } from './status';
export type {
  Answer,
  ChangeKey,
  Clock,
  GatewayError,
  GatewayErrorKind,
  Page,
  PresenceGateway,
  Random,
  RosterEntry,
  Scheduler,
  ServerTime,
} from './ports';
