/** What the preview's server says about this page: who is looking, and with which settings. No token is in it. */
export interface PageContext {
  readonly userId: string;
  readonly username: string;
  /** Whom the server is to ask as, where it can ask as more than one. */
  readonly as?: string;
  readonly name: string;
  /** Of the org's API: `67.0`. */
  readonly apiVersion: string;
  readonly timeZone: string;
  /** `en-US` */
  readonly locale: string;
  /** `en-US` */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly pollSeconds: number;
  /** API names of the custom permissions that the user holds. */
  readonly customPermissions: readonly string[];
  /** Of a record page. */
  readonly recordId?: string;
  readonly objectApiName?: string;
  /** Of the page with badges. */
  readonly users?: readonly { readonly id: string; readonly name: string }[];
}

function read(): PageContext {
  const text = document.getElementById('preview-context')?.textContent ?? '';
  return JSON.parse(text) as PageContext;
}

export const context: PageContext = read();
