import { askRecord } from '../records/ask.ts';
import { objectOf, type ObjectFacts } from '../records/describe.ts';
import { sampleRecords } from '../records/samples.ts';
import { componentPlace, type PageQuestion, type Surround } from './component-pages.ts';
import { html, type Html } from './html.ts';
import { refused } from './refused.ts';

/** A record page with the component beside the record's details, as the user who looks. Without `?id=` it lists
 * records to try. */
export async function recordPage(question: PageQuestion): Promise<Surround> {
  const id = question.query.get('id') ?? '';
  if (id === '') return listOfRecords(question);
  if (!/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id))
    return refused(`“${id}” is no record id: those have 15 or 18 letters and digits.`, toTry);
  const object = await objectOf(question.org, question.username, id);
  if (!object)
    return refused(`This org has no object whose record ids begin with “${id.slice(0, 3)}”.`, toTry);
  const shown = await readRecord(question, id, object);
  return {
    header: html`<div class="preview-record">
      <span class="preview-object">${object.label}</span>
      <h1>${shown.name ?? 'A record'}</h1>
    </div>`,
    content: html`<div class="preview-columns">
      <section class="preview-card" aria-label="Details" lang="en">
        <h2>Details</h2>
        ${
          shown.details.length > 0
            ? html`<dl class="preview-details">
                ${shown.details.map(
                  ({ label, value }) =>
                    html`<div>
                      <dt>${label}</dt>
                      <dd>${value}</dd>
                    </div>`,
                )}
              </dl>`
            : html`<p>The org shows this user nothing of the record.</p>`
        }
      </section>
      <aside class="preview-side" aria-label="Components">${componentPlace}</aside>
    </div>`,
    context: { recordId: id, objectApiName: object.apiName },
  };
}

const toTry = { href: '/record', text: 'Records to try' };

interface ShownRecord {
  readonly name?: string;
  readonly details: readonly { readonly label: string; readonly value: string }[];
}

async function readRecord(question: PageQuestion, id: string, object: ObjectFacts): Promise<ShownRecord> {
  const { apiName, nameField, fields } = object;
  const names = [nameField, ...fields.map(({ name }) => name)];
  const optionalFields = names.map((name) => `${apiName}.${name}`).join(',');
  const { status, body } = await askRecord(question.org, question.username, { id, optionalFields });
  if (status !== 200) return { details: [] };
  const values = isRecord(body) && isRecord(body['fields']) ? body['fields'] : {};
  const name = valueOf(values[nameField]);
  return {
    ...(name ? { name } : {}),
    details: fields.flatMap((field) => {
      const value = valueOf(values[field.name]);
      return value ? [{ label: field.label, value }] : [];
    }),
  };
}

function valueOf(field: unknown): string {
  if (!isRecord(field)) return '';
  const shown = field['displayValue'] ?? field['value'];
  if (typeof shown === 'boolean') return shown ? 'Yes' : 'No';
  return typeof shown === 'string' || typeof shown === 'number' ? String(shown) : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

async function listOfRecords({ org, username, query, search }: PageQuestion): Promise<Surround> {
  const samples = await sampleRecords(org, username);
  const link = (id: string): string => {
    const address = new URLSearchParams(query);
    address.set('id', id);
    return `/record?${address.toString()}`;
  };
  return {
    withoutComponent: true,
    content: html`<div class="preview-card" lang="en">
      <p>
        A record page needs a record: <code>/record${search || '?'}${search ? '&' : ''}id=…</code>. On a
        user’s record the component shows that user, on any other its owner, and of a queue how many of its
        members are there. These are records that this user may see:
      </p>
      ${samples.length > 0 ? samples.map(({ object, records }) => table(object, records, link)) : nothing}
    </div>`,
  };
}

const nothing: Html = html`<p>None. The org shows this user neither cases nor users.</p>`;

function table(
  object: string,
  records: readonly { readonly id: string; readonly name: string; readonly about: string }[],
  link: (id: string) => string,
): Html {
  return html`<h2>${object}</h2>
    <ul class="preview-samples">
      ${records.map(
        ({ id, name, about }) =>
          html`<li><a href="${link(id)}">${name}</a> <span class="preview-username">${about}</span></li>`,
      )}
    </ul>`;
}
