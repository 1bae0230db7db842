import locale from '@salesforce/i18n/locale';
import type { Alert } from 'c/presenceAlerts';
import { fillWords } from 'c/presenceFormat';
import type { FloorCounts } from 'c/presenceStore';
import type { Scheduler } from 'c/presenceSync';
import { labels } from './labels';

/** Between two spoken digests, milliseconds. */
const PAUSE = 10_000;

export interface Heard {
  readonly counts: FloorCounts;
  readonly alerts: readonly Alert[];
  readonly nameOf: (userId: string) => string;
}

/** Tells a screen reader how counts and alerts stand: only when they differ, and never more often than the pause. */
export interface Digest {
  update(heard: Heard): void;
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
    update(heard) {
      latest = wordsOf(heard);
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

/** What nobody has acknowledged, beside the counts: no words of it tick. */
function wordsOf({ counts: { online, busy, offline }, alerts, nameOf }: Heard): string {
  const open = alerts.filter(({ acknowledged }) => !acknowledged);
  const limits = open.flatMap((alert) => (alert.kind === 'limit' ? [alert] : []));
  const coverage = open.flatMap((alert) => (alert.kind === 'coverage' ? [alert] : []));
  const [limit] = [...limits].sort((a, b) => b.brokenAt - a.brokenAt);
  const [channel] = [...coverage].sort((a, b) => b.since - a.since);
  return [
    fillWords(labels.digest, number(online), number(busy), number(offline)),
    limit && fillWords(labels.digestLimits, number(limits.length), nameOf(limit.userId)),
    channel && fillWords(labels.digestCoverage, number(coverage.length), channel.channelLabel),
  ]
    .filter(Boolean)
    .join('. ');
}

function number(count: number): string {
  return count.toLocaleString(locale);
}
