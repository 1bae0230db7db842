/** What the preview's server says about this page: who is looking, and with which settings. No token is in it. */
export interface PageContext {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly timeZone: string;
  /** `en-US` */
  readonly locale: string;
  readonly pollSeconds: number;
}

function read(): PageContext {
  const text = document.getElementById('preview-context')?.textContent ?? '';
  return JSON.parse(text) as PageContext;
}

export const context: PageContext = read();
