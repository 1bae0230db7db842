// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { crowd } from '../../presenceCard/__tests__/agents';
import {
  all,
  change,
  clearPage,
  drawn,
  focused,
  group,
  grouped,
  headings,
  names,
  press,
  scrollTo,
  settled,
  show,
  startPage,
} from './gridPage';

const agents = crowd(60);
const [shared] = agents.slice(20, 21);
/** An agent of two groups stands in both. */
const two = grouped(
  group('a', agents.slice(0, 30)),
  group('b', [...agents.slice(20, 21), ...agents.slice(30)]),
);

beforeEach(startPage);
afterEach(clearPage);

const texts = (element: HTMLElement) =>
  headings(element).map((heading) =>
    [...heading.querySelectorAll('span')].map((one) => one.textContent).join('|'),
  );
const row = (heading: HTMLElement | undefined) => heading?.parentElement;

describe('a group', () => {
  it('has a heading with its own totals, none of nobody', async () => {
    const counts = { online: 1200, busy: 3, offline: 0, suspect: 1, bot: 0 };
    const { element } = await show({ view: grouped({ ...group('a', agents.slice(0, 4)), counts }) });
    expect(texts(element)).toEqual(['|Group a|4|Online 1,200|Busy 3|Probably gone 1']);
    expect(row(headings(element)[0])?.getAttribute('role')).toBe('row');
    expect(headings(element)[0]?.getAttribute('role')).toBe('gridcell');
    expect(headings(element)[0]?.getAttribute('aria-colspan')).toBe('3');
  });

  it('is named by its kind, or as that of those who are in none', async () => {
    const some = agents.slice(0, 1);
    const view = grouped(group('busy', some, ''), group('0N5', some, ''), group('', some, ''));
    const { element } = await show({ view });
    const shown = headings(element).map((heading) => heading.querySelector('.group-name')?.textContent);
    expect(shown).toEqual(['Busy', 'Unnamed status', 'None']);
  });

  it.each(['cards', 'rows'] as const)(
    'keeps its heading in the document while its %s scroll',
    async (density) => {
      const { element } = await show({ view: two, density });
      expect(texts(element)).toEqual(['|Group a|30|Online 30']);
      await scrollTo(element, 600);
      expect(names(element)).not.toContain('Agent 1');
      expect(texts(element)[0]).toBe('|Group a|30|Online 30');
    },
  );

  it('counts as a row of the whole', async () => {
    const { element } = await show({ view: two, density: 'rows' });
    // A row of column headings, two headings, 30 and 31 agents.
    expect(all(element, '[role=grid]')[0]?.getAttribute('aria-rowcount')).toBe('64');
    expect(row(headings(element)[0])?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('is closed and opened by a click on its heading, and shows then that alone', async () => {
    const { element, heard } = await show({ view: two });
    headings(element)[0]?.click();
    expect(heard).toEqual([['collapse', { key: 'a', collapsed: true }]]);
    await change(element, { collapsed: new Set(['a']) });
    expect(headings(element).map((one) => one.getAttribute('aria-expanded'))).toEqual(['false', 'true']);
    expect(names(element)[0]).toBe('Agent 21');
    headings(element)[0]?.click();
    expect(heard.at(-1)).toEqual(['collapse', { key: 'a', collapsed: false }]);
  });

  it('that is closed far down leaves its heading where it stood', async () => {
    const { element } = await show({ view: two, density: 'rows' });
    await scrollTo(element, 36 + 30 * 32 + 400);
    expect(texts(element)).toEqual(['|Group b|31|Online 31']);
    headings(element)[0]?.click();
    await change(element, { collapsed: new Set(['b']) });
    expect(all(element, '.scroller')[0]?.scrollTop).toBe(36 + 30 * 32);
    expect(texts(element)).toContain('|Group b|31|Online 31');
  });
});

describe('by keyboard', () => {
  const told = (heard: readonly [string, unknown][]) => heard.filter(([name]) => name !== 'hold');

  it('arrows and Enter close and open a group on its heading', async () => {
    const { element, heard } = await show({ view: two });
    element.focus();
    expect(focused(element)).toBe('Agent 1');
    await press(element, 'Home', { ctrlKey: true });
    expect(focused(element)).toBe('Group a');
    await press(element, 'ArrowRight');
    await press(element, 'ArrowLeft');
    await change(element, { collapsed: new Set(['a']) });
    await press(element, 'ArrowLeft');
    await press(element, 'ArrowRight');
    await press(element, 'Enter');
    expect(told(heard)).toEqual([
      ['collapse', { key: 'a', collapsed: true }],
      ['collapse', { key: 'a', collapsed: false }],
      ['collapse', { key: 'a', collapsed: false }],
    ]);
    await press(element, 'ArrowDown');
    expect(focused(element)).toBe('Group b');
  });

  it('one goes from group to group through its heading', async () => {
    const { element } = await show({ view: two, density: 'rows' });
    element.focusAgent(agents[29]?.userId ?? '');
    await settled();
    await press(element, 'ArrowDown');
    expect(focused(element)).toBe('Group b');
    await press(element, 'ArrowDown');
    expect(focused(element)).toBe('Agent 21');
  });
});

describe('the focus', () => {
  const rowOf = (element: HTMLElement) =>
    element.shadowRoot?.activeElement?.parentElement?.getAttribute('aria-rowindex');

  it('on an agent of two groups stays in its own', async () => {
    const { element } = await show({ view: two });
    element.focusAgent(agents[31]?.userId ?? '');
    await press(element, 'Home');
    await press(element, 'ArrowLeft');
    await press(element, 'ArrowRight');
    while (focused(element) !== shared?.name) await press(element, 'ArrowLeft');
    const before = rowOf(element);
    await change(element, { view: grouped(...[...two.groups].map((one) => ({ ...one }))) });
    expect(focused(element)).toBe(shared?.name);
    expect(rowOf(element)).toBe(before);
  });

  it('follows its agent into another grouping, and into none', async () => {
    const { element } = await show({ view: two });
    element.focusAgent(agents[40]?.userId ?? '');
    await change(element, { view: grouped(group('x', agents.slice(50)), group('y', agents.slice(0, 50))) });
    expect(focused(element)).toBe('Agent 41');
    await change(element, { view: { agents } });
    expect(focused(element)).toBe('Agent 41');
    await change(element, { view: two });
    expect(focused(element)).toBe('Agent 41');
  });

  it('goes to the heading when its group is closed', async () => {
    const { element } = await show({ view: two });
    element.focusAgent(agents[3]?.userId ?? '');
    await change(element, { collapsed: new Set(['a']) });
    expect(focused(element)).toBe('Group a');
    expect(element.focusAgent(agents[5]?.userId ?? '')).toBe(true);
    expect(focused(element)).toBe('Group a');
  });

  it('stays on a heading whose group is another number of lines down', async () => {
    const { element } = await show({ view: two });
    await change(element, { collapsed: new Set(['a']) });
    headings(element)[1]?.focus();
    await change(element, { collapsed: new Set() });
    expect(focused(element)).toBe('Group b');
  });

  it('goes to what is nearest when its group has gone', async () => {
    const { element } = await show({ view: two });
    element.focusAgent(agents[59]?.userId ?? '');
    await change(element, { view: grouped(group('a', agents.slice(0, 2))) });
    expect(focused(element)).toBe('Agent 2');
    expect(drawn(element)).toHaveLength(2);
  });
});
