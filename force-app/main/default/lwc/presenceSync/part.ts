import { retryDelay } from './backoff';
import { gatewayErrorOf } from './failure';
import type { Random, ServerTime } from './ports';
import type { SyncSettings } from './settings';
import type { PartState } from './status';

/** A read that fails and waits alone. */
export interface Part {
  state(): PartState;
  isDue(): boolean;
  /** Makes it due at once. */
  want(): void;
  /** Reads if it is due. Never rejects. */
  readDue(): Promise<void>;
}

export interface PartParts {
  readonly clock: Pick<ServerTime, 'monotonic'>;
  readonly random: Random;
  readonly settings: () => Pick<SyncSettings, 'rare' | 'retryLeast' | 'retryMost'>;
  readonly onChange: () => void;
  /** Stopped or refused: nothing is read, and how a read under way ends does not count. */
  readonly isClosed: () => boolean;
}

/** `every` milliseconds from the end of one read to the next; `onDenied` hears of each refusal. */
export function createPart(
  parts: PartParts,
  every: number,
  read: () => Promise<void>,
  onDenied: () => void = () => undefined,
): Part {
  const { clock, random, settings, onChange, isClosed } = parts;
  let due = -Infinity;
  let failures = 0;
  let state: PartState = 'waiting';

  function set(next: PartState): void {
    if (state === next) return;
    state = next;
    onChange();
  }

  const isDue = () => due <= clock.monotonic();

  return {
    state: () => state,
    isDue,
    want() {
      due = -Infinity;
    },
    async readDue() {
      if (isClosed() || !isDue()) return;
      try {
        await read();
        failures = 0;
        due = clock.monotonic() + every;
        set('ready');
      } catch (thrown) {
        if (isClosed()) return;
        const { kind } = gatewayErrorOf(thrown);
        failures += 1;
        const delay = kind === 'denied' ? settings().rare : retryDelay(failures, kind, random, settings());
        due = clock.monotonic() + delay;
        if (kind === 'denied') onDenied();
        set(kind === 'denied' ? 'denied' : 'failed');
      }
    },
  };
}
