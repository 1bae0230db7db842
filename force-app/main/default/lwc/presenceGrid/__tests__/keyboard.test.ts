// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { crowd, now } from '../../presenceCard/__tests__/agents';
import {
  bodyOf,
  change,
  clearPage,
  drawn,
  focused,
  names,
  press,
  scrollTo,
  settled,
  show,
  startPage,
  tabStops,
} from './gridPage';

beforeEach(startPage);
afterEach(clearPage);

describe('by keyboard', () => {
  it('is one tab stop', async () => {
    const { element } = await show({ view: { agents: crowd(50) } });
    expect(tabStops(element)).toEqual(['Agent 1']);
    await change(element, { density: 'rows' });
    expect(tabStops(element)).toEqual(['Agent 1']);
    await scrollTo(element, 32 * 30);
    expect(tabStops(element)).toHaveLength(1);
  });

  it('goes to the next card and takes the tab stop along', async () => {
    const { element } = await show({ view: { agents: crowd(50) } });
    element.focus();
    const event = await press(element, 'ArrowRight');
    expect(event.defaultPrevented).toBe(true);
    await press(element, 'ArrowDown');
    expect(focused(element)).toBe('Agent 5');
    expect(tabStops(element)).toEqual(['Agent 5']);
  });

  it.each(['cards', 'rows'] as const)(
    'goes to the last of the %s, which was not in the document',
    async (density) => {
      const { element } = await show({ view: { agents: crowd(2000) }, density });
      element.focus();
      await press(element, 'End', { ctrlKey: true });
      expect(focused(element)).toBe('Agent 2000');
      expect(tabStops(element)).toEqual(['Agent 2000']);
    },
  );

  it('leads to a name by its first letters', async () => {
    const agents = crowd(2000).map((agent, index) => (index === 1500 ? { ...agent, name: 'Zoë' } : agent));
    const { element } = await show({ view: { agents } });
    element.focus();
    await press(element, 'z');
    await press(element, 'o');
    expect(focused(element)).toBe('Zoë');
  });

  it('opens with Enter and Space, and leaves with Escape', async () => {
    const agents = crowd(5);
    const { element, heard } = await show({ view: { agents } });
    element.focus();
    await press(element, 'ArrowRight');
    await press(element, 'Enter');
    await press(element, ' ');
    await press(element, 'Escape');
    expect(heard.filter(([name]) => name !== 'hold')).toEqual([
      ['open', agents[1]?.userId],
      ['open', agents[1]?.userId],
      ['leave', null],
    ]);
  });

  it('takes a space that belongs to a name for a letter', async () => {
    const agents = crowd(5);
    const { element, heard } = await show({ view: { agents } });
    element.focus();
    for (const letter of 'agent 4') await press(element, letter);
    expect(focused(element)).toBe('Agent 4');
    expect(heard.filter(([name]) => name === 'open')).toEqual([]);
  });

  it('leaves the keys of the page alone', async () => {
    const { element } = await show({ view: { agents: crowd(5) } });
    element.focus();
    for (const key of ['z', '/', '?', 'Tab', 'F5'])
      expect((await press(element, key)).defaultPrevented).toBe(false);
    expect((await press(element, 'ArrowRight', { shiftKey: true })).defaultPrevented).toBe(false);
    expect((await press(element, 'ArrowRight', { altKey: true })).defaultPrevented).toBe(false);
    expect((await press(element, 'Enter', { ctrlKey: true })).defaultPrevented).toBe(false);
    expect(focused(element)).toBe('Agent 1');
  });
});

describe('the focus', () => {
  it('follows its agent to another place', async () => {
    const agents = crowd(12);
    const { element } = await show({ view: { agents } });
    expect(element.focusAgent(agents[3]?.userId ?? '')).toBe(true);
    await change(element, { view: { agents: [...agents].reverse() } });
    expect(focused(element)).toBe('Agent 4');
    expect(tabStops(element)).toEqual(['Agent 4']);
  });

  it.each(['cards', 'rows'] as const)('follows its agent far out of view, among %s', async (density) => {
    const agents = crowd(2000);
    const { element } = await show({ view: { agents }, density });
    const [first, ...others] = agents;
    element.focus();
    await change(element, { view: { agents: [...others, ...(first ? [first] : [])] } });
    expect(focused(element)).toBe('Agent 1');
    expect(tabStops(element)).toEqual(['Agent 1']);
  });

  it('goes along from cards to rows', async () => {
    const agents = crowd(50);
    const { element } = await show({ view: { agents } });
    element.focusAgent(agents[7]?.userId ?? '');
    await change(element, { density: 'rows' });
    expect(focused(element)).toBe('Agent 8');
  });

  it.each(['cards', 'rows'] as const)('survives being scrolled out, among %s', async (density) => {
    const agents = crowd(2000);
    const { element } = await show({ view: { agents }, density });
    element.focusAgent(agents[4]?.userId ?? '');
    const before = element.shadowRoot?.activeElement;
    await scrollTo(element, 30_000);
    expect(focused(element)).toBe('Agent 5');
    expect(element.shadowRoot?.activeElement).toBe(before);
    expect(names(element)).toHaveLength(drawn(element).length);
    await press(element, 'ArrowDown');
    expect(focused(element)).toBe(density === 'cards' ? 'Agent 8' : 'Agent 6');
  });

  it('goes to who stands in his place when its agent leaves, and to the last one at the end', async () => {
    const agents = crowd(5);
    const { element } = await show({ view: { agents } });
    element.focusAgent(agents[3]?.userId ?? '');
    await change(element, { view: { agents: agents.filter((_, index) => index !== 3) } });
    expect(focused(element)).toBe('Agent 5');
    await change(element, { view: { agents: agents.slice(0, 3) } });
    expect(focused(element)).toBe('Agent 3');
  });

  it('is not taken from elsewhere', async () => {
    const agents = crowd(12);
    const { element } = await show({ view: { agents } });
    element.focusAgent(agents[3]?.userId ?? '');
    await settled();
    bodyOf(element.shadowRoot?.activeElement)?.blur();
    await change(element, { view: { agents: [...agents].reverse() }, now: now + 1000 });
    expect(focused(element)).toBeUndefined();
  });

  it('is not put on somebody who is not there', async () => {
    const { element } = await show({ view: { agents: crowd(3) } });
    expect(element.focusAgent('005nobody')).toBe(false);
    await change(element, { view: { agents: [] } });
    expect(element.focusAgent('005nobody')).toBe(false);
    element.focus();
    expect(focused(element)).toBeUndefined();
  });
});
