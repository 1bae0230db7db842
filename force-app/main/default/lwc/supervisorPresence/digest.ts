import locale from '@salesforce/i18n/locale';
import type { Alert } from 'c/presenceAlerts';
import { createAlertChanges, type AgentOf } from 'c/presenceAlertWords';
import { fillWords } from 'c/presenceFormat';
import type { FloorCounts } from 'c/presenceStore';
import type { Scheduler } from 'c/presenceSync';
import { labels } from './labels';

/** Between two spoken digests, milliseconds. */
const PAUSE = 10_000;

export interface Heard {
  readonly counts: FloorCounts;
  readonly alerts: readonly Alert[];
  readonly agentOf: AgentOf;
}

/** Tells a screen reader which alerts are new and how the counts stand: only what differs, and never more often than
 * the pause. */
export interface Digest {
  update(heard: Heard): void;
  /** Takes back what was said: nothing is known. */
  forget(): void;
  end(): void;
}

export function createDigest(scheduler: Scheduler, speak: (text: string) => void): Digest {
  const changes = createAlertChanges();
  let spoken = '';
  let counted = '';
  let latest: Heard | undefined;
  let cancel: (() => void) | undefined;

  function say(): void {
    cancel = undefined;
    if (latest === undefined) return;
    const { counts, alerts, agentOf } = latest;
    const alerted = changes.tell(alerts, agentOf);
    const before = counted;
    counted = wordsOf(counts);
    if (alerted === '' && counted === before) return;
    spoken = [alerted, counted === before ? '' : counted].filter(Boolean).join(' ');
    speak(spoken);
    cancel = scheduler.after(PAUSE, say);
  }

  function quiet(): void {
    cancel?.();
    cancel = undefined;
  }

  return {
    update(heard) {
      latest = heard;
      if (cancel === undefined) say();
    },
    forget() {
      quiet();
      changes.forget();
      latest = undefined;
      counted = '';
      if (spoken !== '') speak((spoken = ''));
    },
    end: quiet,
  };
}

function wordsOf({ online, busy, offline }: FloorCounts): string {
  const [a = '', b = '', c = ''] = [online, busy, offline].map((count) => count.toLocaleString(locale));
  return fillWords(labels.digest, a, b, c);
}
