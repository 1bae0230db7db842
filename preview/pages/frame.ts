import type { Built } from '../build/app.ts';
import { languages, type Language } from '../language/languages.ts';
import { html, type Html } from './html.ts';

export interface FrameOptions {
  readonly title: string;
  readonly theme: 'light' | 'dark';
  /** Of the content; the frame itself speaks English. */
  readonly language?: Language;
  readonly built: Pick<Built, 'version' | 'vendor'>;
  /** Path of the tab that is open. */
  readonly path: string;
  /** The page's address without its path, `?as=…`, carried from tab to tab. */
  readonly search: string;
  readonly user?: { readonly name: string };
  /** In the head, after the import map. */
  readonly head?: Html;
  /** Instead of the page header with the title. */
  readonly header?: Html;
  readonly content: Html;
}

const tabs = [
  { path: '/', label: 'Home' },
  { path: '/agent', label: 'Agent' },
  { path: '/supervisor', label: 'Supervisor' },
  { path: '/wallboard', label: 'Wallboard' },
  { path: '/record', label: 'Record' },
  { path: '/badges', label: 'Badges' },
];

/** A page in a frame that looks like Lightning Experience: what surrounds a component there, as far as it decides
 * how the component looks. */
export function frame(options: FrameOptions): string {
  const { title, theme, built, path, search, user, header, content, language = languages.en } = options;
  const kept = searchOf(search);
  return html`<!doctype html>
    <html
      lang="${language.tag}"
      dir="${language.dir}"
      data-theme="${theme}"
      data-build-version="${built.version}"
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} | Omnipresence preview</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/slds/styles/salesforce-lightning-design-system.min.css" />
        <link rel="stylesheet" href="/preview/frame.css" />
        ${theme === 'dark' ? html`<link rel="stylesheet" href="/preview/dark.css" />` : ''}
        ${options.head ?? ''}
        <script type="module" src="/preview/reload.js"></script>
      </head>
      <body class="slds-scope">
        <a class="preview-skip" lang="en" href="#preview-main">Skip to the page</a>
        <header class="preview-header" lang="en">
          <div class="preview-bar">
            <span class="preview-launcher" aria-hidden="true"></span>
            <span class="preview-app">Omnipresence</span>
            <nav class="preview-tabs" aria-label="Pages">
              ${tabs.map(
                (tab) =>
                  html`<a href="${tab.path}${kept}" ${tab.path === path ? html`aria-current="page"` : ''}
                    >${tab.label}</a
                  >`,
              )}
            </nav>
            ${user ? html`<span class="preview-user">As <strong>${user.name}</strong></span>` : ''}
          </div>
        </header>
        <main id="preview-main" class="preview-main" tabindex="-1">
          <div class="${header ? '' : 'preview-page-header'}" lang="en">
            ${header ?? html`<h1>${title}</h1>`}
          </div>
          ${content}
        </main>
      </body>
    </html>`.text;
}

/** A tab is another place: it keeps who looks and how, not at which record. */
function searchOf(search: string): string {
  const query = new URLSearchParams(search);
  if (!query.has('id') && !query.has('n')) return search;
  query.delete('id');
  query.delete('n');
  return query.size > 0 ? `?${query.toString()}` : '';
}
