import locale from '@salesforce/i18n/locale';
import { fillWords } from 'c/presenceFormat';
import type { FloorCounts } from 'c/presenceStore';
import type { Scheduler } from 'c/presenceSync';
import { labels } from './labels';

/** Between two spoken digests, milliseconds. */
const PAUSE = 10_000;

/** Tells a screen reader how the counts stand: only when they differ, and never more often than the pause. */
export interface Digest {
  update(counts: FloorCounts): void;
  /** Takes back what was said: nothing is known. */
  forget(): void;
  end(): void;
}

export function createDigest(scheduler: Scheduler, speak: (text: string) => void): Digest {
  let spoken = '';
  let latest = '';
  let cancel: (() => void) | undefined;

  function say(): void {
    cancel = undefined;
    if (latest === spoken) return;
    spoken = latest;
    speak(spoken);
    cancel = scheduler.after(PAUSE, say);
  }

  function quiet(): void {
    cancel?.();
    cancel = undefined;
  }

  return {
    update({ online, busy, offline }) {
      const [a, b, c] = [online, busy, offline].map((count) => count.toLocaleString(locale));
      latest = fillWords(labels.digest, a ?? '', b ?? '', c ?? '');
      if (cancel === undefined) say();
    },
    forget() {
      quiet();
      latest = '';
      if (spoken !== '') speak((spoken = ''));
    },
    end: quiet,
  };
}
