import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { absoluteTime, fillWords } from 'c/presenceFormat';
import type { FloorCounts } from 'c/presenceStore';
import { spanText } from 'c/presenceWords';
import { openLabel, statusLabels, thenLabel } from './labels';

/** Who has been in his status for longest, in words. */
export interface LongestWords {
  readonly name: string;
  readonly status: string;
  readonly elapsed: string;
  readonly sinceIso: string;
  readonly sinceFull: string;
  /** What happens when he is pressed. */
  readonly title: string;
}

/** Times are server time, epoch milliseconds. `checkedAt`: nobody knows whether it went on after then. */
export function longestWords(
  { name, statusLabel, since }: NonNullable<FloorCounts['longest']>,
  now: number,
  checkedAt?: number,
): LongestWords {
  return {
    name,
    status: statusLabel || statusLabels.unnamed,
    elapsed:
      checkedAt === undefined ? spanText(now - since) : fillWords(thenLabel, spanText(checkedAt - since)),
    sinceIso: new Date(since).toISOString(),
    sinceFull: absoluteTime(since, { locale, timeZone }),
    title: fillWords(openLabel, name),
  };
}
