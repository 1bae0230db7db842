import type { Built } from '../build/app.ts';
import { componentPages } from './component-pages.ts';
import { frame } from './frame.ts';
import { html } from './html.ts';

export interface DemoUser {
  readonly username: string;
  readonly name: string;
  readonly profile?: string;
  /** The only one: his pages need no `?as=`. */
  readonly only?: boolean;
}

export function homePage(
  users: readonly DemoUser[],
  orgUrl: string,
  theme: 'light' | 'dark',
  search: string,
  built: Built,
): string {
  const only = users.some((user) => user.only);
  return frame({
    title: 'Omnipresence preview',
    theme,
    built,
    path: '/',
    search,
    content: html`<div class="preview-card">
      <p>
        The components of this repository as Lightning Experience would show them. They ask the org at
        <code>${orgUrl}</code> what the Apex classes ask it, as the user
        ${only ? 'whom the Salesforce CLI is logged in as' : 'that you choose'}, and see what sharing lets
        that user see. Saving a source file shows here within a second.
      </p>
      <table class="slds-table slds-table_bordered preview-users">
        <caption class="slds-assistive-text">
          Users and pages
        </caption>
        <thead>
          <tr>
            <th scope="col">User</th>
            <th scope="col">Profile</th>
            <th scope="col">Pages</th>
          </tr>
        </thead>
        <tbody>
          ${users.map(
            (user) =>
              html`<tr>
                <th scope="row">${user.name}<br /><span class="preview-username">${user.username}</span></th>
                <td>${user.profile ?? ''}</td>
                <td>
                  ${componentPages.map(
                    ({ path, title }) =>
                      html`<a
                        href="${path}${user.only ? '' : `?as=${encodeURIComponent(user.username)}`}"
                        aria-label="${title} as ${user.name}"
                        >${title}</a
                      > `,
                  )}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      <h2>Pages</h2>
      <dl class="preview-settings">
        ${componentPages.map(
          ({ path, about }) =>
            html`<dt><code>${path}</code></dt>
              <dd>${about}</dd>`,
        )}
      </dl>
      <h2>In the address of a page</h2>
      <dl class="preview-settings">
        ${
          only
            ? ''
            : html`<dt><code>?as=</code></dt>
                <dd>whose eyes: a username of the org</dd>`
        }
        <dt><code>?poll=</code></dt>
        <dd>seconds between two polls, 15 unless set</dd>
        <dt><code>?tz=</code></dt>
        <dd>a time zone such as <code>Asia/Tokyo</code> instead of the user’s own</dd>
        <dt><code>?lang=</code></dt>
        <dd>
          <code>en</code>, <code>de</code>, or <code>qps</code>: a made-up language, long and right-to-left
        </dd>
        <dt><code>?theme=</code></dt>
        <dd><code>light</code> or <code>dark</code></dd>
      </dl>
    </div>`,
  });
}
