import type { PageQuestion, Surround } from './component-pages.ts';
import { html } from './html.ts';

const usual = 100;
const most = 2000;

/** A hundred rows, or `?n=` of them, a user each by name, from the first again where the org has fewer: what a
 * component of somebody else would list. */
export async function badgesPage({ org, username, query }: PageQuestion): Promise<Surround> {
  const asked = Number(query.get('n') ?? usual);
  const count = Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : usual;
  const soql = `SELECT Id, Name FROM User WHERE IsActive = TRUE ORDER BY Name, Id LIMIT ${count}`;
  const { records } = await org.query(username, soql);
  const known = records.map(({ Id, Name }) => ({ id: String(Id), name: String(Name) }));
  const users = Array.from({ length: known.length > 0 ? count : 0 }, (_, row) => known[row % known.length]);
  return {
    content: html`<div class="preview-card">
      <p lang="en">
        A list that knows nothing of presence: each of its ${users.length} rows puts
        <code>c-presence-badge</code> beside a name. All of them share one session and one poll.
      </p>
      <div id="preview-component"></div>
    </div>`,
    context: { users },
  };
}
