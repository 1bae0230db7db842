import type { PageQuestion, Surround } from './component-pages.ts';
import { html } from './html.ts';
import { refused } from './refused.ts';

const usual = 100;
const most = 2000;
const aHundred = { href: '/badges', text: 'A hundred badges' };

/** A hundred rows, or `?n=` of them, a user each by name, from the first again where the org has fewer: what a
 * component of somebody else would list. */
export async function badgesPage({ org, username, query }: PageQuestion): Promise<Surround> {
  const asked = query.get('n') ?? String(usual);
  const count = Number(asked);
  if (!/^\d{1,4}$/.test(asked) || count < 1 || count > most)
    return refused(`?n= takes a number of badges from 1 to ${most}, not “${asked}”.`, aHundred);
  const soql = `SELECT Id, Name FROM User WHERE IsActive = TRUE ORDER BY Name, Id LIMIT ${count}`;
  const { records } = await org.query(username, soql);
  const known = records.map(({ Id, Name }) => ({ id: String(Id), name: String(Name) }));
  const users = Array.from({ length: known.length > 0 ? count : 0 }, (_, row) => known[row % known.length]);
  return {
    content: html`<div class="preview-card">
      <p lang="en">
        A list that knows nothing of presence: <code>c-presence-badge</code> stands beside each name
        (${users.length} of them). All badges share one session and one poll.
      </p>
      <div id="preview-component"></div>
    </div>`,
    context: { users },
  };
}
