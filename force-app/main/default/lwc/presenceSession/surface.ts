import type { AlertRules, PresenceAlerts } from 'c/presenceAlerts';
import type { readExportRows } from 'c/presenceGatewayApex';
import type { PresenceStore } from 'c/presenceStore';
import type { GatewayErrorKind, PresenceSync, Scheduler } from 'c/presenceSync';
import type { Belonging } from './belonging';
import type { SettingProblem } from './pageSettings';

export interface SessionOptions {
  /** What the page itself says; else the org's settings do. */
  readonly pollSeconds?: number;
}

/** What the components of a page share: one store, one engine, one clock, one tick. */
export interface PresenceSession extends Belonging {
  readonly store: PresenceStore;
  readonly sync: PresenceSync;
  readonly scheduler: Scheduler;
  /** As of now: the org's settings come a moment after the session has begun. */
  readonly pollSeconds: number;
  /** Settings that were not taken. */
  readonly settingProblems: readonly SettingProblem[];
  /** Undefined until rules and catalog have been read; another one where the org's statuses have changed meanwhile. */
  readonly alerts: PresenceAlerts | undefined;
  /** Limits and coverage, and what of them cannot be kept. */
  readonly rules: AlertRules | undefined;
  /** Why there are no rules, while they cannot be read: they are tried again. */
  readonly rulesRefusal: GatewayErrorKind | undefined;
  /** Told when alerts, rules or refusal have become others; the answer ends the subscription. */
  onRules(listener: () => void): () => void;
  /** AgentWork can be read: agents who are there have a load. */
  readonly loadReadable: boolean;
  /** Current rows of at most 200 users with all fields of an export, read at this moment. Rejects with GatewayError. */
  readonly readExportRows: typeof readExportRows;
  /** How long after his last end an agent still belongs to the floor, milliseconds. */
  readonly floorWindow: number;
  /** Server time, epoch milliseconds. */
  now(): number;
  /** Milliseconds since everything shown was known to be complete, never too few; undefined before the first
   * read. */
  age(): number | undefined;
  /** At each whole second of server time while the page is in view. */
  onTick(listener: (now: number) => void): () => void;
}
