import { createElement } from 'lwc';
import PresenceFilterMenu from 'c/presenceFilterMenu';
import type { WallArrangement } from 'c/presenceArrangement';
import type { FloorCounts } from 'c/presenceStore';

const counts: FloorCounts = {
  online: 3,
  busy: 2,
  offline: 1,
  suspect: 4,
  bot: 5,
  limit: 6,
  total: 21,
  byStatus: [
    { statusId: '0N52', label: 'Lunch', kind: 'busy', count: 2 },
    { statusId: '0N51', label: 'Available', kind: 'online', count: 3 },
    { statusId: '0N51', label: 'Available', kind: 'busy', count: 1 },
  ],
  load: { free: 0, 'part-loaded': 0, full: 0 },
  channels: [{ id: '0N91', label: 'Voice', online: 0 }],
};
const everybody: WallArrangement = { sort: 'name', density: 'cards', columns: [] };

async function show(arrangement: Partial<WallArrangement> = {}, more: object = {}) {
  const element = createElement('c-presence-filter-menu', { is: PresenceFilterMenu });
  Object.assign(element, { arrangement: { ...everybody, ...arrangement }, counts, ...more });
  const heard: unknown[] = [];
  element.addEventListener('arrange', (event) => heard.push((event as CustomEvent).detail));
  document.body.append(element);
  const menu = element.shadowRoot?.querySelector('c-presence-menu') as Element;
  const button = menu.shadowRoot?.querySelector('button') as HTMLButtonElement;
  const all = <T extends Element>(selector: string) => [
    ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
  ];
  const boxes = () => all<HTMLInputElement>('.box');
  const texts = (selector: string) => all(selector).map((found) => found.textContent);
  const click = async (value: string) => {
    boxes()
      .find((box) => box.value === value)
      ?.click();
    await Promise.resolve();
  };
  button.click();
  await Promise.resolve();
  return { element, menu, button, boxes, texts, click, heard, all };
}

afterEach(() => document.body.replaceChildren());

describe('the filters', () => {
  it('are sections of choices with their counts, none of them while the menu is closed', async () => {
    const { texts, button, boxes } = await show();
    expect(texts('.heading')).toEqual(['Status', 'Online for a channel', 'Mark']);
    expect(texts('.name')).toEqual(['Available', 'Lunch', 'Voice', 'Over limit', 'Probably gone', 'Bots']);
    expect(texts('.count')).toEqual(['4', '2', '0', '6', '4', '5']);
    button.click();
    await Promise.resolve();
    expect(boxes()).toEqual([]);
  });

  it('are on where the arrangement has them, and say how many are', async () => {
    const { boxes, button } = await show({ statusIds: ['0N52'], only: ['bot'] });
    expect(boxes().map(({ checked }) => checked)).toEqual([false, true, false, false, false, true]);
    expect(button.textContent).toBe('Filter2');
  });

  it.each<[string, Partial<WallArrangement>, string, object]>([
    ['adds a status', { statusIds: ['0N52'] }, '0N51', { statusIds: ['0N52', '0N51'] }],
    ['takes a status away', { statusIds: ['0N52'] }, '0N52', { statusIds: [] }],
    ['adds a channel', {}, '0N91', { channelIds: ['0N91'] }],
    ['adds a broken limit, of whatever kind', { kinds: ['busy'] }, 'limit', { only: ['limit'] }],
    ['adds bots, who are of no kind', { kinds: ['busy'] }, 'bot', { only: ['bot'], kinds: [] }],
    ['takes bots away', { only: ['bot', 'limit'] }, 'bot', { only: ['limit'] }],
  ])('%s', async (_what, arrangement, value, change) => {
    const { click, heard } = await show(arrangement);
    await click(value);
    expect(heard).toEqual([change]);
  });

  it('are the groups of the grouping in force too, those who are in none as well', async () => {
    const groupChoices = [
      { key: '00E1', label: 'Voice team', count: 7 },
      { key: '', label: '', count: 2 },
    ];
    const { texts, click, heard } = await show({ groupBy: 'role', groupKeys: [''] }, { groupChoices });
    expect(texts('.heading')).toContain('Groups: Role');
    expect(texts('.name').slice(-2)).toEqual(['Voice team', 'None']);
    await click('00E1');
    expect(heard).toEqual([{ groupKeys: ['', '00E1'] }]);
  });

  it('call groups by kind as the counts do', async () => {
    const groupChoices = [{ key: 'changing', label: '', count: 1 }];
    const { texts } = await show({ groupBy: 'kind' }, { groupChoices });
    expect(texts('.name').at(-1)).toBe('Changing');
  });

  it('keep one that is on when its last agent goes', async () => {
    const { element, texts, boxes } = await show({ statusIds: ['0N52'] });
    Object.assign(element, { counts: { ...counts, byStatus: [] } });
    await Promise.resolve();
    expect(texts('.name')[0]).toBe('Lunch');
    expect([texts('.count')[0], boxes()[0]?.checked]).toEqual(['0', true]);
  });

  it('are found by name where they are many', async () => {
    const groupChoices = Array.from({ length: 80 }, (_, index) => ({
      key: String(index),
      label: `Team ${index}`,
      count: 1,
    }));
    const { texts, all } = await show({ groupBy: 'manager' }, { groupChoices });
    expect(texts('.note')).toEqual(['20 more: find them by name']);
    const [find] = all<HTMLInputElement>('.field');
    expect(find?.getAttribute('aria-label')).toBe('Find: Groups: Manager');
    const type = async (words: string) => {
      if (find) find.value = words;
      find?.dispatchEvent(new CustomEvent('input'));
      await Promise.resolve();
    };
    await type('team 77');
    expect(texts('.name').slice(6)).toEqual(['Team 77']);
    await type('nobody');
    expect(texts('.note')).toEqual(['Nothing of that name']);
  });
});

describe('the keyboard', () => {
  const press = async (target: Element, key: string) => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    await Promise.resolve();
  };

  it('goes down from the button into the choices, round, and out by Escape', async () => {
    const { element, menu, button, boxes } = await show();
    button.click();
    await Promise.resolve();
    button.focus();
    await press(button, 'ArrowDown');
    await Promise.resolve();
    const active = () => element.shadowRoot?.activeElement;
    const [first] = boxes();
    expect(active()).toBe(first);
    if (first) await press(first, 'ArrowUp');
    expect(active()).toBe(boxes().at(-1));
    await press(boxes()[5] as Element, 'Escape');
    expect(menu.shadowRoot?.activeElement).toBe(button);
    expect(boxes()).toEqual([]);
  });
});
