import locale from '@salesforce/i18n/locale';
import { fillWords } from 'c/presenceFormat';
import type { LastOne } from 'c/presenceWatch';
import { labels } from './labels';

/** "You are the only one online for Voice and Chat, of 14 you may see". */
export function lastOneText({ channels, agents }: LastOne): string | undefined {
  if (channels.length === 0) return undefined;
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    channels.map(({ label }) => label),
  );
  return fillWords(labels.lastOne, names, agents.toLocaleString(locale));
}
