import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labels as labelsFile, translations } from '../build/folders.ts';
import { readLabels, readTranslation } from '../build/labels.ts';
import type { LanguageName } from './languages.ts';
import { pseudo } from './pseudo.ts';

/** Every custom label in a language, by full name. What a translation lacks is English, as in an org. */
export async function labelsIn(language: LanguageName): Promise<Readonly<Record<string, string>>> {
  const english = Object.fromEntries(readLabels(await readFile(labelsFile, 'utf8')));
  if (language === 'en') return english;
  if (language === 'qps')
    return Object.fromEntries(Object.entries(english).map(([name, text]) => [name, pseudo(text)]));
  const file = join(translations, `${language}.translation-meta.xml`);
  return { ...english, ...Object.fromEntries(readTranslation(await readFile(file, 'utf8'))) };
}
