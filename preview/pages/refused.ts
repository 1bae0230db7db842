import type { Surround } from './component-pages.ts';
import { html } from './html.ts';

/** Says in words what the page's address cannot mean, and where to go on. */
export function refused(words: string, next: { readonly href: string; readonly text: string }): Surround {
  return {
    withoutComponent: true,
    content: html`<div class="preview-card" role="alert" lang="en">
      <p>${words}</p>
      <p><a href="${next.href}">${next.text}</a></p>
    </div>`,
  };
}
