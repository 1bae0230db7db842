import type { OrgClient } from '../apex/index.ts';
import { badgesPage } from './badges-page.ts';
import { html, type Html } from './html.ts';
import { recordPage } from './record-page.ts';

export interface ComponentPage {
  readonly path: string;
  readonly title: string;
  /** The entry of the page's own build: `supervisor`. */
  readonly entry: string;
  /** Whose page it is among the demo's users: the supervisor's unless said. */
  readonly demoUser?: string;
  /** What the first page says of it. */
  readonly about: string;
  /** Around the component: the component alone unless said. */
  readonly surround?: (question: PageQuestion) => Promise<Surround>;
}

/** Who asks whom for what. */
export interface PageQuestion {
  readonly org: OrgClient;
  readonly username: string;
  readonly query: URLSearchParams;
  /** The page's address without its path, for links that keep its settings. */
  readonly search: string;
}

export interface Surround {
  readonly content: Html;
  /** A page header in sight; without it the page has its title for screen readers only. */
  readonly header?: Html;
  /** What the page's script is told beside who is looking. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** There is no component to show: the page says why. */
  readonly withoutComponent?: boolean;
}

/** Where the page's script puts the component. */
export const componentPlace: Html = html`<div id="preview-component" class="preview-component"></div>`;

export const componentPages: readonly ComponentPage[] = [
  {
    path: '/agent',
    title: 'Agent',
    entry: 'agent',
    demoUser: 'agent@omnipresence.example',
    about: 'the user’s own presence, as on a home page',
    surround: () => Promise.resolve({ content: html`<div class="preview-region">${componentPlace}</div>` }),
  },
  { path: '/supervisor', title: 'Supervisor', entry: 'supervisor', about: 'the floor' },
  {
    path: '/wallboard',
    title: 'Wallboard',
    entry: 'wallboard',
    about: 'the floor as a screen on the wall shows it',
  },
  {
    path: '/record',
    title: 'Record',
    entry: 'record',
    about: 'a record page: whether its owner is there',
    surround: recordPage,
  },
  {
    path: '/badges',
    title: 'Badges',
    entry: 'badges',
    about: 'another developer’s component with a badge for each user, ?n= of them',
    surround: badgesPage,
  },
];
