/// <reference types="@salesforce/lightning-types" />

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/customPermission/*' {
  /** Undefined, and never false, for a user whom no permission set grants it. */
  const isHeld: true | undefined;
  export default isHeld;
}

declare module '@salesforce/i18n/locale' {
  /** A BCP 47 tag such as `en-US`: the user's, not the browser's. */
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/timeZone' {
  /** An IANA zone such as `Europe/Berlin`: the user's, not the browser's. */
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/i18n/dir' {
  const dir: 'ltr' | 'rtl';
  export default dir;
}
