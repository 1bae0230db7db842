import { layoutOf } from 'c/presenceViewport';
import { moveOf } from '../moves';
import type { Place } from '../place';
import { openAgents, sectionsOf } from '../sections';
import type { WallGroup } from '../wallView';
// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { crowd } from '../../presenceCard/__tests__/agents';

const counts = { online: 0, busy: 0, offline: 0, suspect: 0, bot: 0 };
const all = crowd(20);

interface Wall {
  /** How many agents each group has; one number alone stands under no heading. */
  readonly groups: readonly number[];
  readonly columns?: number;
  readonly collapsed?: readonly string[];
  readonly rtl?: boolean;
  readonly wanted?: number;
}

/** Cards of 100 by 10 pixels apart, headings of 20, and 330 seen at once. */
function move(text: string, from: Place, wall: Wall): Place | undefined {
  const { groups, columns = 4, collapsed = [], rtl = false } = wall;
  const [count = 0] = groups;
  const grouped = groups.map((size, at): WallGroup => {
    return { key: `${at}`, label: `Group ${at}`, agents: all.slice(0, size), counts };
  });
  const view = { agents: all.slice(0, count), groups: groups.length > 1 ? grouped : undefined };
  const sections = sectionsOf(view, new Set(collapsed));
  const layout = layoutOf(sections, { columns, itemHeight: 100, headingHeight: 20, gap: 10 });
  const key = { key: text.replace('Ctrl+', ''), ctrlKey: text.startsWith('Ctrl+'), metaKey: false };
  const grid = { layout, agents: openAgents(sections), columns, pageHeight: 330, rtl };
  return moveOf(key, from, wall.wanted ?? Math.max(0, from.item) % columns, grid);
}

describe('among cards under no heading', () => {
  const to = (key: string, item: number, groups = [10], rtl = false) =>
    move(key, { section: 0, item }, { groups, rtl })?.item;

  it('arrows lead to the neighbour, and on to the next line', () => {
    expect(to('ArrowRight', 0)).toBe(1);
    expect(to('ArrowRight', 3)).toBe(4);
    expect(to('ArrowLeft', 4)).toBe(3);
    expect(to('ArrowDown', 1)).toBe(5);
    expect(to('ArrowUp', 5)).toBe(1);
  });

  it('nothing leads out', () => {
    expect(to('ArrowLeft', 0)).toBe(0);
    expect(to('ArrowRight', 9)).toBe(9);
    expect(to('ArrowUp', 2)).toBe(2);
    expect(to('ArrowDown', 9)).toBe(9);
  });

  it('left and right change places from right to left', () => {
    expect(to('ArrowLeft', 0, [10], true)).toBe(1);
    expect(to('ArrowRight', 1, [10], true)).toBe(0);
  });

  it('a shorter last line takes its last one', () => {
    expect(to('ArrowDown', 7)).toBe(9);
  });

  it('Home and End stay in the line, with Ctrl in the whole', () => {
    expect(to('Home', 6)).toBe(4);
    expect(to('End', 5)).toBe(7);
    expect(to('End', 8)).toBe(9);
    expect(to('Ctrl+Home', 6)).toBe(0);
    expect(to('Ctrl+End', 1)).toBe(9);
  });

  it('Page keys move by what is seen', () => {
    expect(to('PageDown', 1, [20])).toBe(13);
    expect(to('PageUp', 13, [20])).toBe(1);
    expect(to('PageDown', 17, [20])).toBe(17);
    expect(to('PageUp', 2, [20])).toBe(2);
  });

  it('other keys move nothing, and neither does any where nobody is', () => {
    expect(to('Tab', 0)).toBeUndefined();
    expect(to('ArrowDown', 0, [0])).toBeUndefined();
  });
});

describe('among groups', () => {
  const wall: Wall = { groups: [6, 3, 5] };

  it('up and down pass the headings', () => {
    expect(move('ArrowUp', { section: 0, item: 1 }, wall)).toEqual({ section: 0, item: -1 });
    expect(move('ArrowDown', { section: 0, item: 4 }, wall)).toEqual({ section: 1, item: -1 });
    expect(move('ArrowDown', { section: 1, item: -1 }, wall)).toEqual({ section: 1, item: 0 });
  });

  it('a column is kept through headings and shorter lines', () => {
    expect(move('ArrowDown', { section: 1, item: -1 }, { ...wall, wanted: 2 })).toEqual({
      section: 1,
      item: 2,
    });
    expect(move('ArrowDown', { section: 0, item: 3 }, { ...wall, wanted: 3 })).toEqual({
      section: 0,
      item: 5,
    });
  });

  it('left and right go on to the next agent, past a heading and a collapsed group', () => {
    expect(move('ArrowRight', { section: 0, item: 5 }, wall)).toEqual({ section: 1, item: 0 });
    expect(move('ArrowLeft', { section: 1, item: 0 }, wall)).toEqual({ section: 0, item: 5 });
    const collapsed = { ...wall, collapsed: ['1'] };
    expect(move('ArrowRight', { section: 0, item: 5 }, collapsed)).toEqual({ section: 2, item: 0 });
    expect(move('ArrowLeft', { section: 2, item: 0 }, collapsed)).toEqual({ section: 0, item: 5 });
  });

  it('a collapsed group is its heading', () => {
    const collapsed = { ...wall, collapsed: ['1'] };
    expect(move('ArrowDown', { section: 1, item: -1 }, collapsed)).toEqual({ section: 2, item: -1 });
    expect(move('ArrowUp', { section: 2, item: -1 }, collapsed)).toEqual({ section: 1, item: -1 });
  });

  it('the whole begins with the first heading', () => {
    expect(move('Ctrl+Home', { section: 2, item: 1 }, wall)).toEqual({ section: 0, item: -1 });
    expect(move('Ctrl+End', { section: 0, item: 1 }, wall)).toEqual({ section: 2, item: 4 });
  });
});

it('among rows nobody is beside another', () => {
  const rows: Wall = { groups: [10], columns: 1 };
  expect(move('ArrowRight', { section: 0, item: 3 }, rows)).toBeUndefined();
  expect(move('ArrowDown', { section: 0, item: 3 }, rows)).toEqual({ section: 0, item: 4 });
});
