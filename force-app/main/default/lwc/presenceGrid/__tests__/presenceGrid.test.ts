import { createElement } from 'lwc';
import PresenceGrid from 'c/presenceGrid';
import type { Agent } from 'c/presenceModel';
// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { crowd, now } from '../../presenceCard/__tests__/agents';

type Card = HTMLElement & { agent: Agent; now: number };

/** Three columns and seven rows are seen. */
const width = 900;
const height = 790;

let scrollTops: WeakMap<Element, number>;

function show(agents: readonly Agent[]) {
  const element = createElement('c-presence-grid', { is: PresenceGrid });
  Object.assign(element, { view: { agents }, now, label: 'Agents' });
  document.body.appendChild(element);
  return element;
}

const settled = () => Promise.resolve();
const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const cards = (element: HTMLElement) => all(element, 'c-presence-card') as Card[];
const names = (element: HTMLElement) => cards(element).map(({ agent }) => agent.name);
const cellOf = (card: HTMLElement) => card.shadowRoot?.querySelector<HTMLElement>('[data-user-id]');
const tabStops = (element: HTMLElement) =>
  cards(element)
    .filter((card) => cellOf(card)?.getAttribute('tabindex') === '0')
    .map(({ agent }) => agent.name);
const focused = (element: HTMLElement) => (element.shadowRoot?.activeElement as Card | null)?.agent.name;

async function press(
  element: HTMLElement,
  key: string,
  more: KeyboardEventInit = {},
): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...more,
  });
  const card = element.shadowRoot?.activeElement as Card;
  cellOf(card)?.dispatchEvent(event);
  await settled();
  return event;
}

async function scrollTo(element: HTMLElement, top: number): Promise<void> {
  const [scroller] = all(element, '.scroller');
  if (scroller === undefined) throw new Error('no scroller');
  scroller.scrollTop = top;
  scroller.dispatchEvent(new CustomEvent('scroll'));
  await settled();
}

beforeEach(() => {
  scrollTops = new WeakMap();
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(width);
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(height);
  jest.spyOn(Element.prototype, 'scrollTop', 'get').mockImplementation(function (this: Element) {
    return scrollTops.get(this) ?? 0;
  });
  jest.spyOn(Element.prototype, 'scrollTop', 'set').mockImplementation(function (this: Element, top) {
    scrollTops.set(this, top);
  });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

describe('the grid', () => {
  it('is a grid that says how large it is as a whole', async () => {
    const element = show(crowd(2000));
    await settled();
    const [grid] = all(element, '[role=grid]');
    expect(grid?.getAttribute('aria-label')).toBe('Agents');
    expect(grid?.getAttribute('aria-rowcount')).toBe('667');
    expect(grid?.getAttribute('aria-colcount')).toBe('3');
    expect(all(element, '[role=row]')[1]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('shows agents in their order', async () => {
    const element = show(crowd(5));
    await settled();
    expect(names(element)).toEqual(['Agent 1', 'Agent 2', 'Agent 3', 'Agent 4', 'Agent 5']);
  });

  it.each([100, 2000, 10_000])('keeps at most 120 of %d in the document', async (count) => {
    const element = show(crowd(count));
    await settled();
    const drawn = cards(element).length;
    expect(drawn).toBeLessThanOrEqual(120);
    expect(drawn).toBeGreaterThanOrEqual(21);
  });

  it('draws what is scrolled to', async () => {
    const element = show(crowd(2000));
    await settled();
    await scrollTo(element, 112 * 300);
    expect(names(element)).toContain('Agent 901');
    expect(names(element)).not.toContain('Agent 1');
  });

  it('draws anew only the cards whose agent differs', async () => {
    const agents = crowd(12);
    const element = show(agents);
    await settled();
    const before = cards(element);
    const shown = before.map(({ agent }) => agent);
    const next = agents.map((agent, index) => (index === 4 ? { ...agent, statusLabel: 'Lunch' } : agent));
    Object.assign(element, { view: { agents: next } });
    await settled();
    const after = cards(element);
    expect(after).toEqual(before);
    const changed = after.map(({ agent }, index) => agent !== shown[index]);
    expect(changed.filter(Boolean)).toHaveLength(1);
    expect(changed[4]).toBe(true);
  });

  it('moves no element when the order changes', async () => {
    const agents = crowd(12);
    const element = show(agents);
    await settled();
    const before = cards(element);
    Object.assign(element, { view: { agents: [...agents].reverse() } });
    await settled();
    expect(cards(element)).toEqual(before);
    expect(names(element)[0]).toBe('Agent 12');
  });

  it('stops watching its size when it leaves the page', async () => {
    const disconnect = jest.spyOn(ResizeObserver.prototype, 'disconnect');
    const element = show(crowd(3));
    await settled();
    element.remove();
    expect(disconnect).toHaveBeenCalledTimes(1);
  });
});

describe('by keyboard', () => {
  it('is one tab stop', async () => {
    const element = show(crowd(50));
    await settled();
    expect(tabStops(element)).toEqual(['Agent 1']);
  });

  it('goes to the next card and takes the tab stop along', async () => {
    const element = show(crowd(50));
    await settled();
    element.focus();
    const event = await press(element, 'ArrowRight');
    expect(event.defaultPrevented).toBe(true);
    await press(element, 'ArrowDown');
    expect(focused(element)).toBe('Agent 5');
    expect(tabStops(element)).toEqual(['Agent 5']);
  });

  it('goes to the last one, which was not in the document', async () => {
    const element = show(crowd(2000));
    await settled();
    element.focus();
    await press(element, 'End', { ctrlKey: true });
    expect(focused(element)).toBe('Agent 2000');
    expect(tabStops(element)).toEqual(['Agent 2000']);
    expect(cards(element).length).toBeLessThanOrEqual(120);
  });

  it('leads to a name by its first letters', async () => {
    const agents = crowd(2000).map((agent, index) => (index === 1500 ? { ...agent, name: 'Zoë' } : agent));
    const element = show(agents);
    await settled();
    element.focus();
    await press(element, 'z');
    await press(element, 'o');
    expect(focused(element)).toBe('Zoë');
  });

  it('leaves other keys alone', async () => {
    const element = show(crowd(5));
    await settled();
    element.focus();
    for (const key of ['z', '/', '?', 'Tab']) {
      expect((await press(element, key)).defaultPrevented).toBe(false);
    }
    expect((await press(element, 'ArrowRight', { shiftKey: true })).defaultPrevented).toBe(false);
    expect((await press(element, 'ArrowRight', { altKey: true })).defaultPrevented).toBe(false);
    expect(focused(element)).toBe('Agent 1');
  });
});

describe('the focus', () => {
  async function focusOn(element: HTMLElement, steps: number): Promise<void> {
    await settled();
    element.focus();
    for (let step = 0; step < steps; step += 1) await press(element, 'ArrowRight');
  }

  it('follows its agent to another place', async () => {
    const agents = crowd(12);
    const element = show(agents);
    await focusOn(element, 3);
    Object.assign(element, { view: { agents: [...agents].reverse() } });
    await settled();
    expect(focused(element)).toBe('Agent 4');
    expect(tabStops(element)).toEqual(['Agent 4']);
  });

  it('follows its agent far out of view', async () => {
    const agents = crowd(2000);
    const element = show(agents);
    await focusOn(element, 0);
    Object.assign(element, { view: { agents: [...agents.slice(1), agents[0]] } });
    await settled();
    expect(focused(element)).toBe('Agent 1');
    expect(cards(element).length).toBeLessThanOrEqual(120);
  });

  it('survives being scrolled out', async () => {
    const element = show(crowd(2000));
    await focusOn(element, 4);
    await scrollTo(element, 112 * 300);
    expect(focused(element)).toBe('Agent 5');
    expect(names(element)).toContain('Agent 901');
    await press(element, 'ArrowRight');
    expect(focused(element)).toBe('Agent 6');
  });

  it('goes to who stands in his place when its agent leaves', async () => {
    const agents = crowd(12);
    const element = show(agents);
    await focusOn(element, 3);
    Object.assign(element, { view: { agents: agents.filter((_, index) => index !== 3) } });
    await settled();
    expect(focused(element)).toBe('Agent 5');
  });

  it('goes to the new last one when the last leaves', async () => {
    const agents = crowd(4);
    const element = show(agents);
    await focusOn(element, 3);
    Object.assign(element, { view: { agents: agents.slice(0, 3) } });
    await settled();
    expect(focused(element)).toBe('Agent 3');
  });

  it('is not taken from elsewhere', async () => {
    const agents = crowd(12);
    const element = show(agents);
    await focusOn(element, 3);
    cellOf(element.shadowRoot?.activeElement as Card)?.blur();
    Object.assign(element, { view: { agents: [...agents].reverse() }, now: now + 1000 });
    await settled();
    expect(focused(element)).toBeUndefined();
  });
});
