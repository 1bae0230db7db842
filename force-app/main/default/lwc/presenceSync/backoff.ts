import type { FeedEnd, GatewayErrorKind, Random } from './ports';
import type { SyncSettings } from './settings';

/** How much later than an unreachable server one that asks for less is tried again. */
const patience: Record<GatewayErrorKind, number> = {
  offline: 1,
  other: 1,
  session: 8,
  limit: 8,
  denied: 64,
};

/**
 * Milliseconds to wait after `failures` failed tries in a row, at least one. Full jitter: after an outage the
 * browsers of a whole floor must not come back in the same second.
 */
export function retryDelay(
  failures: number,
  kind: GatewayErrorKind,
  random: Random,
  settings: Pick<SyncSettings, 'retryLeast' | 'retryMost'>,
): number {
  const ceiling = Math.min(settings.retryMost, patience[kind] * 1000 * 2 ** Math.min(failures, 16));
  return Math.max(settings.retryLeast, random() * ceiling);
}

/** A factor as above; `rarely`: what takes an administrator or a day to change; `never`: what nothing can change while
 * the page stays. */
const reopening: Readonly<Record<FeedEnd, number | 'rarely' | 'never'>> = {
  reconnected: 4,
  error: 4,
  session: 8,
  replay: 8,
  allocation: 'rarely',
  budget: 'rarely',
  forbidden: 'rarely',
  'no-topic': 'rarely',
  absent: 'never',
  'no-channel': 'never',
};

/** Milliseconds to wait before a feed that has ended `failures` times in a row, at least once, is opened again; for
 * ever where that cannot help. Full jitter, as above. */
export function reopenDelay(
  end: FeedEnd,
  failures: number,
  random: Random,
  settings: Pick<SyncSettings, 'retryLeast' | 'reopenMost' | 'reopenRarely'>,
): number {
  const patient = reopening[end];
  if (patient === 'never') return Infinity;
  if (patient === 'rarely') return settings.reopenRarely * (1 + random()) * 0.5;
  const ceiling = Math.min(settings.reopenMost, patient * 1000 * 2 ** Math.min(failures, 16));
  return Math.max(settings.retryLeast, random() * ceiling);
}

export function isFeedEnd(end: unknown): end is FeedEnd {
  return typeof end === 'string' && end in reopening;
}
