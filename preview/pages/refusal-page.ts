import type { Built } from '../build/app.ts';
import { frame } from './frame.ts';
import { html } from './html.ts';

/** Says in words why a page cannot be shown. One that waits for the org looks again by itself. */
export function refusalPage(title: string, words: string, built: Built, waits = false): string {
  return frame({
    title,
    theme: 'light',
    built,
    path: '',
    search: '',
    ...(waits ? { head: html`<meta http-equiv="refresh" content="2" />` } : {}),
    content: html`<div class="preview-card" role="alert">
      <p>${words}</p>
      <p><a href="/">All users and pages</a></p>
    </div>`,
  });
}
