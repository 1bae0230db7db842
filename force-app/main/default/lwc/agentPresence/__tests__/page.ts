import { createElement } from 'lwc';
import { getRecord, type UiRecord } from 'lightning/uiRecordApi';
import AgentPresence from 'c/agentPresence';

/** A page of the tests' own: what is on it, and what the records answer. */

type Config = Readonly<Record<string, unknown>>;

interface RecordAdapter {
  emit(value: unknown, filter: (config: Config) => boolean): void;
  emitError(
    error: { body: unknown; status: number; statusText: string },
    filter: (config: Config) => boolean,
  ): void;
}

const records = getRecord as unknown as RecordAdapter;

export const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

export interface Placed extends HTMLElement {
  recordId?: string;
  objectApiName?: string;
}

/** The component on a page, once the page has settled. */
export async function place(given: object = {}): Promise<Placed> {
  const element = createElement('c-agent-presence', { is: AgentPresence });
  Object.assign(element, { pollSeconds: 20, ...given });
  document.body.appendChild(element);
  await pass(1_000);
  return element;
}

/** The record that was asked for is answered. */
export async function answerRecord(record: UiRecord): Promise<void> {
  records.emit(record, ({ recordId }) => recordId === record.id);
  await pass(1_000);
}

export async function refuseRecord(recordId: string, status: number, body: unknown): Promise<void> {
  records.emitError({ body, status, statusText: '' }, (config) => config.recordId === recordId);
  await pass(1_000);
}

/** Looks through every shadow root below. */
export function findAll(selector: string, root: ParentNode = document.body): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot !== null) found.push(...findAll(selector, shadowRoot));
  }
  return [...new Set(found)];
}

export const find = (selector: string): HTMLElement | undefined => findAll(selector)[0];
export const textOf = (selector: string): string => find(selector)?.textContent ?? '';
export const state = (): string => {
  const { state: name, reason } = find('section')?.dataset ?? {};
  return `${name}/${reason}`;
};
export const cards = (): (string | null)[] =>
  findAll('[data-user-id]').map((card) => card.getAttribute('aria-label'));
/** All words of all notices, as a reader would join them. */
export const notice = (): string =>
  findAll('.notice')
    .map((block) => (block.textContent ?? '').replace(/\s+/g, ' '))
    .join('\n');
export const mark = (): string | undefined => find('[data-feed]')?.dataset.state;
