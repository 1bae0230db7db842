export { createAgeTimer } from './ageTimer';
export { retryDelay } from './backoff';
export { createCaller } from './caller';
export type { Caller } from './caller';
export { createPresenceSync } from './engine';
export { failure, gatewayErrorOf } from './failure';
export { nextState } from './machine';
export type { SyncEvent } from './machine';
export { chunksOf, readPages } from './pages';
export { createPart } from './part';
export type { Part } from './part';
export { createRounds } from './rounds';
export { defaultSyncSettings } from './settings';
export type { SyncSettings } from './settings';
export { ageOfData } from './status';
export type { PartName, PartState, SyncReason, SyncState, SyncStatus } from './status';
export type { PresenceSync, PresenceSyncParts, SyncChoice } from './sync';
export { createTeller } from './teller';
export type {
  Answer,
  ChangeKey,
  Clock,
  FeedEnd,
  FeedFailure,
  FeedListener,
  FeedName,
  GatewayError,
  GatewayErrorKind,
  Page,
  PresenceFeed,
  PresenceGateway,
  Random,
  RosterEntry,
  Scheduler,
  ServerTime,
} from './ports';
