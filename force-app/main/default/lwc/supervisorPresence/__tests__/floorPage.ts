import { createElement } from 'lwc';
import SupervisorPresence from 'c/supervisorPresence';
/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { createFakeOrg, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import { answerFrom } from '../../presenceGatewayApex/__tests__/apexOrg';
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
/* eslint-enable omnipresence/arrows */

/** A page of the tests' own: the org behind it, the component on it, and what can be found there. */

// A whole page takes jsdom its time where the machine is busy; nothing here waits by the clock.
jest.setTimeout(30_000);

/** Before each test: an org without anybody, at 9:00 in the viewer's zone. */
export function startOrg(): FakeOrg {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 16) });
  // One column, tall enough for all.
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(5_000);
  // jsdom has dialogs without their methods.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  const org = createFakeOrg(createJestTime());
  answerFrom(org.gateway);
  return org;
}

/** After each test. */
export function clearPage(): void {
  document.body.replaceChildren();
  localStorage.clear();
  jest.restoreAllMocks();
  jest.useRealTimers();
}

/** `null`: the page does not say how often it asks. */
export function place(pollSeconds: number | null = 15, properties: object = {}): HTMLElement {
  const element = createElement('c-supervisor-presence', { is: SupervisorPresence });
  Object.assign(element, pollSeconds === null ? properties : { ...properties, pollSeconds });
  document.body.appendChild(element);
  return element;
}

export const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

/** Looks through every shadow root below. */
export function findAll(selector: string, root: ParentNode = document.body): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot !== null) found.push(...findAll(selector, shadowRoot));
  }
  return [...new Set(found)];
}

export const find = (selector: string) => findAll(selector)[0];
export const state = () => find('section')?.getAttribute('data-state');
export const cards = () => findAll('[data-user-id]');
export const names = () => cards().map((card) => card.getAttribute('aria-label')?.split(',')[0]);
export const count = (key: string) => find(`[data-count=${key}]`)?.textContent;
export const notice = () => find('.notice')?.textContent ?? '';
export const button = (text: string) => findAll('button').find((one) => one.textContent?.includes(text));
export const spoken = () => find('.digest')?.textContent;
export const live = () => find('[data-feed]');

export async function search(words: string): Promise<void> {
  const field = find('input') as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new CustomEvent('input'));
  await pass(200);
}
