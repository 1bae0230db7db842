import { createElement } from 'lwc';
import PresenceGrid from 'c/presenceGrid';
import type { Agent } from 'c/presenceModel';
import type { WallGroup } from '../wallView';
// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { now } from '../../presenceCard/__tests__/agents';

/** A grid on a page of the tests' own, and what can be found and done there. */

export type Shown = HTMLElement & { agent: Agent; of?: { agent: Agent } };
type Prop = 'view' | 'density' | 'columns' | 'sort' | 'collapsed' | 'moved' | 'selectedId' | 'now' | 'label';
type Props = Partial<Pick<PresenceGrid, Prop>>;

/** Three columns of cards and about three lines of them, or ten rows, are seen. */
const width = 900;
const height = 340;
let scrollTops: WeakMap<Element, number>;

export function startPage(): void {
  scrollTops = new WeakMap();
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(width);
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(height);
  jest.spyOn(Element.prototype, 'scrollTop', 'get').mockImplementation(function (this: Element) {
    return scrollTops.get(this) ?? 0;
  });
  jest.spyOn(Element.prototype, 'scrollTop', 'set').mockImplementation(function (this: Element, top) {
    scrollTops.set(this, top);
  });
}

export function clearPage(): void {
  document.body.replaceChildren();
  jest.restoreAllMocks();
}

export const settled = () => Promise.resolve();

/** What the grid has fired, in order. */
export type Heard = [name: string, detail: unknown][];

export async function show(props: Props) {
  const element = createElement('c-presence-grid', { is: PresenceGrid });
  const heard: Heard = [];
  for (const name of ['hold', 'applymoves', 'open', 'collapse', 'sortchange', 'leave']) {
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  }
  await change(element, { now, label: 'Agents', columns: ['status', 'time-in-status', 'role'], ...props });
  document.body.appendChild(element);
  await settled();
  return { element, heard };
}

export async function change(element: HTMLElement, props: Props): Promise<void> {
  Object.assign(element, props);
  await settled();
}

export const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

/** The cards or rows in the document, in order. */
export const drawn = (element: HTMLElement) => all(element, 'c-presence-card, c-presence-row') as Shown[];
const agentOf = (shown: Shown | null | undefined) => shown?.of?.agent ?? shown?.agent;
export const names = (element: HTMLElement) => drawn(element).map((shown) => agentOf(shown)?.name);
export const headings = (element: HTMLElement) => all(element, '.group');
export const bodyOf = (shown: Element | null | undefined) =>
  shown?.shadowRoot?.querySelector<HTMLElement>('[data-user-id]') ?? undefined;

/** What has the focus: the name of an agent, or of a group. */
export function focused(element: HTMLElement): string | undefined {
  const active = element.shadowRoot?.activeElement as Shown | null;
  return agentOf(active)?.name ?? active?.querySelector('.group-name')?.textContent ?? undefined;
}

export const tabStops = (element: HTMLElement) => [
  ...headings(element).filter((heading) => heading.tabIndex === 0),
  ...drawn(element).flatMap((shown) => (bodyOf(shown)?.tabIndex === 0 ? (agentOf(shown)?.name ?? '') : [])),
];

export async function press(element: HTMLElement, key: string, more: KeyboardEventInit = {}) {
  const init = { key, bubbles: true, composed: true, cancelable: true, ...more };
  const event = new KeyboardEvent('keydown', init);
  const active = element.shadowRoot?.activeElement;
  (bodyOf(active) ?? active)?.dispatchEvent(event);
  await settled();
  return event;
}

export async function scrollTo(element: HTMLElement, top: number): Promise<void> {
  const [scroller] = all(element, '.scroller');
  if (scroller === undefined) throw new Error('no scroller');
  scroller.scrollTop = top;
  scroller.dispatchEvent(new CustomEvent('scroll'));
  await settled();
}

/** Agents by role, as a store groups them. */
export function group(key: string, agents: readonly Agent[], label = `Group ${key}`): WallGroup {
  const counts = { online: agents.length, busy: 0, offline: 0, suspect: 0, bot: 0 };
  return { key, label, agents, counts };
}

export const grouped = (...groups: readonly WallGroup[]) => ({
  agents: groups.flatMap(({ agents }) => agents.slice(0, agents.length)),
  groups,
});
