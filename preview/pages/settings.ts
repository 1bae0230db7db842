import { isLanguageName, languageNames, type LanguageName } from '../language/languages.ts';

/** What a page's address may set. */
export interface PageSettings {
  readonly as: string;
  /** The org is asked through one session, which is this user's: `?as=` means nothing. */
  readonly onlyUser?: boolean;
  readonly pollSeconds: number;
  readonly timeZone?: string;
  readonly theme: 'light' | 'dark';
  readonly language: LanguageName;
}

export type ReadSettings = { readonly settings: PageSettings } | { readonly refusal: string };

/** Reads a page's address; what it cannot mean is refused in words. */
export function readSettings(query: URLSearchParams, defaultUser: string, onlyUser = false): ReadSettings {
  const poll = query.get('poll') ?? '15';
  if (!/^\d{1,4}(\.\d+)?$/.test(poll) || Number(poll) < 0.2)
    return { refusal: `?poll= takes seconds from 0.2 to 9999, not “${poll}”.` };
  const timeZone = query.get('tz') ?? undefined;
  if (timeZone !== undefined && !isTimeZone(timeZone))
    return { refusal: `?tz= takes a time zone such as Europe/Berlin, not “${timeZone}”.` };
  const theme = query.get('theme') ?? 'light';
  if (theme !== 'light' && theme !== 'dark')
    return { refusal: `?theme= takes light or dark, not “${theme}”.` };
  const language = query.get('lang') ?? 'en';
  if (!isLanguageName(language))
    return { refusal: `?lang= takes ${languageNames.join(', ')}, not “${language}”.` };
  return {
    settings: {
      as: query.get('as') || defaultUser,
      onlyUser,
      pollSeconds: Number(poll),
      theme,
      language,
      ...(timeZone === undefined ? {} : { timeZone }),
    },
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
