import type { GatewayErrorKind, Random } from './ports';
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
