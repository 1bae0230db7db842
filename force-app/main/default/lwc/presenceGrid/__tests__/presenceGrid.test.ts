// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { crowd, now } from '../../presenceCard/__tests__/agents';
import { all, bodyOf, change, clearPage, drawn, names, scrollTo, settled, show, startPage } from './gridPage';

beforeEach(startPage);
afterEach(clearPage);

/** Which cards or rows of the document differ after something has happened. */
async function touched(element: HTMLElement, happen: () => Promise<void>): Promise<number[]> {
  const before = drawn(element).map(bodyOf);
  const seen = new Set<number>();
  const see = (records: readonly MutationRecord[]) => {
    for (const { target } of records) seen.add(before.findIndex((body) => body?.contains(target)));
  };
  const observer = new MutationObserver(see);
  for (const body of before) {
    if (body)
      observer.observe(body, { attributes: true, characterData: true, childList: true, subtree: true });
  }
  await happen();
  see(observer.takeRecords());
  observer.disconnect();
  return [...seen];
}

describe('the grid', () => {
  it('says how large it is as a whole', async () => {
    const { element } = await show({ view: { agents: crowd(2000) } });
    const [grid] = all(element, '[role=grid]');
    expect(grid?.getAttribute('aria-label')).toBe('Agents');
    expect(grid?.getAttribute('aria-rowcount')).toBe('667');
    expect(grid?.getAttribute('aria-colcount')).toBe('3');
    expect(all(element, '[role=row]')[1]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it.each(['cards', 'rows'] as const)('shows agents in their order, as %s', async (density) => {
    const { element } = await show({ view: { agents: crowd(5) }, density });
    expect(names(element)).toEqual(['Agent 1', 'Agent 2', 'Agent 3', 'Agent 4', 'Agent 5']);
  });

  it.each([
    ['cards', 18],
    ['rows', 16],
  ] as const)(
    'has as many %s in the document for a thousand as for a hundred thousand',
    async (density, most) => {
      const few = await show({ view: { agents: crowd(1000) }, density });
      const many = await show({ view: { agents: crowd(100_000) }, density });
      expect(drawn(few.element)).toHaveLength(most);
      expect(drawn(many.element)).toHaveLength(most);
    },
  );

  it.each([
    ['cards', 120],
    ['rows', 60],
  ] as const)('draws no more %s on however high a page', async (density, most) => {
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(50_000);
    const { element } = await show({ view: { agents: crowd(1000) }, density });
    expect(drawn(element).length).toBeLessThanOrEqual(most);
    expect(drawn(element).length).toBeGreaterThan(most - 5);
  });

  it('draws what is scrolled to, by the elements that are there', async () => {
    const { element } = await show({ view: { agents: crowd(2000) }, density: 'rows' });
    await scrollTo(element, 32 * 100);
    const before = new Set(drawn(element));
    await scrollTo(element, 32 * 103);
    expect(names(element).slice(0, 2)).toEqual(['Agent 98', 'Agent 99']);
    expect(drawn(element).filter((shown) => !before.has(shown))).toEqual([]);
    await scrollTo(element, 32 * 1500);
    expect(names(element)).toContain('Agent 1501');
    expect(names(element)).not.toContain('Agent 98');
    expect(drawn(element).filter((shown) => !before.has(shown))).toEqual([]);
  });

  it.each(['cards', 'rows'] as const)('draws anew the one of the %s whose agent differs', async (density) => {
    const agents = crowd(9);
    const { element } = await show({ view: { agents }, density });
    const next = agents.map((agent, index) => (index === 4 ? { ...agent, statusLabel: 'Lunch' } : agent));
    expect(await touched(element, () => change(element, { view: { agents: next } }))).toEqual([4]);
    expect(await touched(element, () => change(element, { view: { agents: [...next] } }))).toEqual([]);
  });

  it.each(['cards', 'rows'] as const)(
    'lets a second pass where no word of the %s changes',
    async (density) => {
      const agents = crowd(6).map((agent, at) => ({
        ...agent,
        since: at === 2 ? now - 5_000 : now - 7_200_000,
      }));
      const { element } = await show({ view: { agents }, density });
      expect(await touched(element, () => change(element, { now: now + 1_000 }))).toEqual([2]);
    },
  );

  it('draws nothing for a change out of view', async () => {
    const agents = crowd(500);
    const { element } = await show({ view: { agents }, density: 'rows' });
    const next = agents.map((agent, index) => (index === 400 ? { ...agent, statusLabel: 'Lunch' } : agent));
    expect(await touched(element, () => change(element, { view: { agents: next } }))).toEqual([]);
  });

  it('moves no element when the order changes', async () => {
    const agents = crowd(12);
    const { element } = await show({ view: { agents } });
    const before = drawn(element);
    await change(element, { view: { agents: [...agents].reverse() } });
    expect(drawn(element)).toEqual(before);
    expect(names(element)[0]).toBe('Agent 12');
  });

  it('marks who is selected', async () => {
    const agents = crowd(4);
    const { element } = await show({ view: { agents }, selectedId: agents[1]?.userId, density: 'rows' });
    const marks = () => drawn(element).map((shown) => bodyOf(shown)?.getAttribute('aria-selected'));
    expect(marks()).toEqual(['false', 'true', 'false', 'false']);
    await change(element, { density: 'cards' });
    expect(marks()).toEqual(['false', 'true', 'false', 'false']);
  });

  it('opens whom a click is on', async () => {
    const agents = crowd(4);
    const { element, heard } = await show({ view: { agents } });
    bodyOf(drawn(element)[2])?.click();
    expect(heard).toEqual([['open', agents[2]?.userId]]);
  });

  it('stops watching its size when it leaves the page', async () => {
    const disconnect = jest.spyOn(ResizeObserver.prototype, 'disconnect');
    const { element } = await show({ view: { agents: crowd(3) } });
    element.remove();
    expect(disconnect).toHaveBeenCalledTimes(1);
  });
});

describe('the headings of columns', () => {
  const heads = (element: HTMLElement) => all(element, '[role=columnheader]');

  it('name the columns, and say by which one and how the rows are sorted', async () => {
    const { element } = await show({ view: { agents: crowd(2) }, density: 'rows', sort: 'time-in-status' });
    expect(heads(element).map((head) => head.textContent)).toEqual([
      'Name',
      'Status',
      'Time in status',
      'Role',
    ]);
    const sorts = () => heads(element).map((head) => head.getAttribute('aria-sort'));
    expect(sorts()).toEqual(['none', 'none', 'descending', null]);
    await change(element, { sort: 'name' });
    expect(sorts()).toEqual(['ascending', 'none', 'none', null]);
    await change(element, { sort: 'time-in-status', columns: ['since', 'load'] });
    expect(sorts()).toEqual(['none', 'ascending', 'none']);
  });

  it('sort by a click, where a column can be sorted', async () => {
    const { element, heard } = await show({ view: { agents: crowd(2) }, density: 'rows' });
    for (const head of heads(element)) head.click();
    expect(heard).toEqual([
      ['sortchange', 'name'],
      ['sortchange', 'status'],
      ['sortchange', 'time-in-status'],
    ]);
  });

  it('are the first row of the grid, and cards have none', async () => {
    const { element } = await show({ view: { agents: crowd(2) }, density: 'rows' });
    expect(all(element, '[role=grid]')[0]?.getAttribute('aria-rowcount')).toBe('3');
    expect(drawn(element).map((row) => bodyOf(row)?.getAttribute('aria-rowindex'))).toEqual(['2', '3']);
    await change(element, { density: 'cards' });
    expect(heads(element)).toEqual([]);
    expect(all(element, '[role=grid]')[0]?.getAttribute('aria-rowcount')).toBe('1');
  });
});

describe('what holds the wall', () => {
  const [frame, inside] = ['.frame', '.scroller'];
  const point = (element: HTMLElement, type: string) =>
    all(element, frame)[0]?.dispatchEvent(new CustomEvent(type));

  it('is the pointer inside', async () => {
    const { element, heard } = await show({ view: { agents: crowd(4) } });
    point(element, 'pointerenter');
    point(element, 'pointerenter');
    point(element, 'pointerleave');
    expect(heard).toEqual([
      ['hold', true],
      ['hold', false],
    ]);
  });

  it('is the focus inside, for as long as the window has it', async () => {
    const { element, heard } = await show({ view: { agents: crowd(4) } });
    const hasFocus = jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    element.focus();
    await settled();
    bodyOf(drawn(element)[1])?.focus();
    await settled();
    expect(heard).toEqual([['hold', true]]);
    hasFocus.mockReturnValue(false);
    all(element, inside)[0]?.dispatchEvent(new CustomEvent('focusout', { bubbles: true }));
    await settled();
    expect(heard).toEqual([
      ['hold', true],
      ['hold', false],
    ]);
  });

  it('lets go when the grid leaves the page', async () => {
    const { element, heard } = await show({ view: { agents: crowd(4) } });
    point(element, 'pointerenter');
    element.remove();
    expect(heard.at(-1)).toEqual(['hold', false]);
  });

  it('leaves a quiet button that takes the newest order', async () => {
    const { element, heard } = await show({ view: { agents: crowd(4) } });
    expect(all(element, 'button')).toEqual([]);
    await change(element, { moved: 3 });
    const [button] = all(element, 'button');
    expect(button?.textContent).toBe('3 moved');
    button?.click();
    expect(heard).toEqual([['applymoves', null]]);
  });
});
