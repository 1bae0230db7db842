import {
  createPresenceAlerts,
  readRules,
  type AlertRules,
  type PresenceAlerts,
  type RulesGateway,
} from 'c/presenceAlerts';
import type { Agent, StatusCatalog } from 'c/presenceModel';
import { tellOne, type PresenceStore } from 'c/presenceStore';
import type { Caller, GatewayErrorKind, PresenceSync } from 'c/presenceSync';
import { readUntilAnswered, type RetryParts } from './retried';

/** The alerts of the floor, and what they are made of. */
export interface FloorAlerts {
  /** Undefined until rules and catalog have been read; another one where the org's statuses have changed meanwhile. */
  alerts(): PresenceAlerts | undefined;
  rules(): AlertRules | undefined;
  /** Why the rules could not be read; undefined once they are, and before the first try. */
  refusal(): GatewayErrorKind | undefined;
  /** Told when one of these has become another; the answer ends the subscription. */
  onRules(listener: () => void): () => void;
  /** Lets time pass. */
  advance(now: number): void;
  end(): void;
}

export interface FloorAlertsParts extends RetryParts {
  readonly gateway: RulesGateway;
  readonly caller: Pick<Caller, 'call'>;
  readonly store: PresenceStore;
  readonly sync: PresenceSync;
  /** Server time. */
  readonly now: () => number;
  /** Milliseconds. */
  readonly joinGap: number;
  /** Of coverage rules that name none. */
  readonly timeZone: string;
}

type Records = Parameters<typeof readRules>[0];

export function createFloorAlerts(parts: FloorAlertsParts): FloorAlerts {
  const { gateway, caller, store, sync, now, joinGap, timeZone } = parts;
  const listeners = new Set<() => void>();
  let records: Records | undefined;
  let catalog: StatusCatalog | undefined;
  let rules: AlertRules | undefined;
  let alerts: PresenceAlerts | undefined;
  let refusal: GatewayErrorKind | undefined;
  let begun = false;
  let wasFresh = false;
  let wasDenied = false;

  const isKept = () => rules !== undefined && rules.limits.length + rules.coverage.length > 0;
  const tell = () => {
    for (const listener of [...listeners]) tellOne(listener, undefined);
  };

  function* agents(userIds: Iterable<string>): Generator<readonly [string, Agent | undefined]> {
    for (const userId of userIds) yield [userId, store.agent(userId)];
  }

  function feed(userIds: Iterable<string>): void {
    if (isKept()) alerts?.update(agents(userIds), now());
  }

  function make(): void {
    if (records === undefined || catalog === undefined) return;
    const before = alerts?.list() ?? [];
    rules = readRules(records, catalog, timeZone);
    const made = createPresenceAlerts({ rules, catalog, joinGap });
    alerts = made;
    made.subscribe(() => {
      if (made === alerts) store.setLimitBroken(brokenAt(made));
    });
    begun = false;
    feed(store.userIds());
    beginOnceKnown();
    for (const { id, acknowledged } of before) if (acknowledged) made.acknowledge(id);
    store.setLimitBroken(brokenAt(made));
    tell();
  }

  /** Only a floor that has been read whole can lack somebody. The store tells what was read a moment later. */
  function beginOnceKnown(): void {
    if (begun || alerts === undefined || sync.status().knownComplete === undefined) return;
    begun = true;
    feed(store.userIds());
    alerts.begin(now());
  }

  function heard(): void {
    const read = sync.catalog();
    if (read !== undefined && read !== catalog) {
      const isOther = JSON.stringify(read) !== JSON.stringify(catalog);
      catalog = read;
      if (isOther) {
        store.setStatusChannels(read);
        make();
      }
    }
    const isDenied = sync.status().state === 'denied';
    if (isDenied && !wasDenied) {
      begun = false;
      alerts?.clear();
    }
    // Whoever was given the floor back was given its rules too.
    if (wasDenied && !isDenied) again();
    wasDenied = isDenied;
    beginOnceKnown();
  }

  const again = readUntilAnswered(
    parts,
    async () => {
      const [limits, coverage] = await Promise.all([
        caller.call(() => gateway.limits()),
        caller.call(() => gateway.coverage()),
      ]);
      return { limits: limits.value, coverage: coverage.value };
    },
    (read) => {
      records = read;
      refusal = undefined;
      make();
    },
    ({ kind }) => {
      const isOther = refusal !== kind;
      refusal = kind;
      if (isOther) tell();
      return true;
    },
  );
  const undo = [store.subscribe(({ userIds }) => feed(userIds)), sync.subscribe(heard)];

  return {
    alerts: () => alerts,
    rules: () => rules,
    refusal: () => refusal,
    onRules(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    advance(at) {
      // Data that is not fresh lets no limit break: whoever was in the status may have left it. What made it fresh
      // again has reached the alerts by the second tick.
      const { state } = sync.status();
      const isFresh = state === 'live' || state === 'polling';
      if (isFresh && wasFresh && isKept()) alerts?.advance(at);
      wasFresh = isFresh;
    },
    end() {
      for (const stop of undo) stop();
    },
  };
}

function brokenAt(alerts: PresenceAlerts): ReadonlyMap<string, number> {
  return new Map(
    alerts
      .list()
      .flatMap((alert) => (alert.kind === 'limit' ? [[alert.userId, alert.brokenAt] as const] : [])),
  );
}
