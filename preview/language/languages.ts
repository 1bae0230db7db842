/** What `?lang=` may say. `qps` is the pseudo-locale, generated: long, accented and right-to-left. */
export const languageNames = ['en', 'de', 'qps'] as const;
export type LanguageName = (typeof languageNames)[number];

export interface Language {
  readonly name: LanguageName;
  /** As `@salesforce/i18n/lang` and the page's `lang` say it. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  /** Of dates and numbers, where the language brings its own; otherwise the user's. */
  readonly locale?: string;
}

export const languages: Readonly<Record<LanguageName, Language>> = {
  en: { name: 'en', tag: 'en-US', dir: 'ltr' },
  de: { name: 'de', tag: 'de', dir: 'ltr', locale: 'de-DE' },
  // Unicode's name for English with accents, made for tests of this kind (CLDR, pseudo-locales).
  qps: { name: 'qps', tag: 'en-XA', dir: 'rtl' },
};

export function isLanguageName(name: string): name is LanguageName {
  return (languageNames as readonly string[]).includes(name);
}
