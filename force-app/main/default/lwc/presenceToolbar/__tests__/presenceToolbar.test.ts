import { createElement } from 'lwc';
import PresenceToolbar from 'c/presenceToolbar';
import { defaultArrangement, type WallArrangement } from 'c/presenceArrangement';
import type { FloorCounts } from 'c/presenceStore';

const counts: FloorCounts = {
  online: 3,
  busy: 2,
  offline: 1,
  suspect: 0,
  bot: 0,
  limit: 0,
  total: 21,
  byStatus: [{ statusId: '0N51', label: 'Available', kind: 'online', count: 3 }],
  load: { free: 0, 'part-loaded': 0, full: 0 },
  channels: [],
};
const told = [
  'searchinput',
  'arrange',
  'clear',
  'saveview',
  'removeview',
  'openview',
  'copylink',
  'exportwall',
  'wallboard',
  'help',
];

function show(arrangement: Partial<WallArrangement> = {}, props: object = {}) {
  const element = createElement('c-presence-toolbar', { is: PresenceToolbar });
  const heard: [string, unknown][] = [];
  for (const name of told) {
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  }
  const whole = { ...defaultArrangement, ...arrangement };
  Object.assign(element, { arrangement: whole, shown: 3, total: 21, counts, ...props });
  document.body.appendChild(element);
  const all = <T extends HTMLElement>(selector: string) => [
    ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
  ];
  const find = <T extends HTMLElement>(selector: string) => {
    const [found] = all<T>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return { element, heard, all, find };
}

afterEach(() => document.body.replaceChildren());

describe('the search', () => {
  it('is labelled, and says which key leads to it', () => {
    const { all, find } = show();
    const field = find('input');
    expect(all(`label[for="${field.id}"]`).map(({ textContent }) => textContent)).toEqual(['Search agents']);
    expect(field.getAttribute('aria-keyshortcuts')).toBe('/');
  });

  it('tells every key', () => {
    const { find, heard } = show();
    const field = find<HTMLInputElement>('input');
    field.value = 'ada';
    field.dispatchEvent(new CustomEvent('input'));
    expect(heard).toEqual([['searchinput', 'ada']]);
  });

  it('begins with the search that is in force and then leaves the field alone', async () => {
    const { element, find } = show({ search: 'ada' });
    const field = find<HTMLInputElement>('input');
    expect(field.value).toBe('ada');
    field.value = 'ada l';
    Object.assign(element, { arrangement: { ...defaultArrangement, sort: 'status', search: 'ada' } });
    await Promise.resolve();
    expect(field.value).toBe('ada l');
  });

  it('takes the focus of the toolbar', () => {
    const { element, find } = show();
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(find('input'));
  });

  it('can be emptied, and is by a view, which has none', () => {
    const { element, find } = show();
    const field = find<HTMLInputElement>('input');
    field.value = 'ada';
    (element as HTMLElement & { clearSearch(): void }).clearSearch();
    expect(field.value).toBe('');
    field.value = 'ada';
    find('c-presence-view-menu').dispatchEvent(new CustomEvent('openview', { detail: 'Voice' }));
    expect(field.value).toBe('');
  });
});

describe.each([
  [0, 'Sort by', 'status', 'name', { sort: 'name' }],
  [1, 'Group by', 'role', 'manager', { groupBy: 'manager', groupKeys: [] }],
  [1, 'Group by', 'role', '', { groupBy: undefined, groupKeys: [] }],
] as const)('list %i', (index, label, current, choice, change) => {
  it('is labelled, stands at what is in force, and tells what is chosen', () => {
    const { all, heard } = show({ sort: 'status', groupBy: 'role' });
    const select = all<HTMLSelectElement>('select')[index];
    if (!select) throw new Error('no list');
    expect(all(`label[for="${select.id}"]`).map(({ textContent }) => textContent)).toEqual([label]);
    expect(select.value).toBe(current);
    select.value = choice;
    select.dispatchEvent(new CustomEvent('change'));
    expect(heard).toEqual([['arrange', change]]);
  });
});

describe('sorting by load', () => {
  const sorts = ({ all }: ReturnType<typeof show>) =>
    [...(all<HTMLSelectElement>('select')[0]?.options ?? [])].map(({ textContent }) => textContent);
  const withoutLoad = ['Time in status', 'Name', 'Status', 'Last change'];
  const withLoad = ['Time in status', 'Name', 'Status', 'Load', 'Last change'];

  it('is offered where load can be read, and where a link brought it', () => {
    expect(sorts(show())).toEqual(withoutLoad);
    expect(sorts(show({}, { canSortByLoad: true }))).toEqual(withLoad);
    expect(sorts(show({ sort: 'load' }))).toEqual(withLoad);
  });
});

describe('my team', () => {
  it('has a size, and is pressed while the wall shows no others', () => {
    const { find, heard } = show({ team: true }, { teamSize: 12 });
    const team = find('.team');
    expect([team.textContent, team.getAttribute('aria-pressed')]).toEqual(['My team12', 'true']);
    team.click();
    expect(heard).toEqual([['arrange', { team: false }]]);
  });

  it('is not offered to those who have none, unless it is in force', () => {
    expect(show().all('.team')).toEqual([]);
    expect(show({ team: true }).all('.team')).toHaveLength(1);
  });
});

describe('how the wall is drawn', () => {
  it('is cards or rows', () => {
    const { all, heard } = show();
    const halves = all('.half');
    expect(
      halves.map((half) => [half.getAttribute('aria-label'), half.getAttribute('aria-pressed')]),
    ).toEqual([
      ['Cards', 'true'],
      ['Rows', 'false'],
    ]);
    halves[1]?.click();
    expect(heard).toEqual([['arrange', { density: 'rows' }]]);
  });

  it('has columns to choose where it is rows', () => {
    expect(show().all('c-presence-column-menu')).toEqual([]);
    const { find, heard } = show({ density: 'rows' });
    find('c-presence-column-menu').dispatchEvent(new CustomEvent('columnschange', { detail: ['load'] }));
    expect(heard).toEqual([['arrange', { columns: ['load'] }]]);
  });
});

describe('what can be done with the wall', () => {
  it('is asked for by buttons with words, export only where it is allowed', () => {
    const { all, heard } = show({}, { canExport: true });
    const buttons = all('.action');
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      'Copy link',
      'Export',
      'Wallboard',
      'Keys',
    ]);
    for (const button of buttons) button.click();
    expect(heard.map(([name]) => name)).toEqual(['copylink', 'exportwall', 'wallboard', 'help']);
    expect(show().all('.action')).toHaveLength(3);
  });

  it('is a view to open, to save or to remove, by name', () => {
    const { find, heard } = show();
    for (const name of ['openview', 'saveview', 'removeview']) {
      find('c-presence-view-menu').dispatchEvent(new CustomEvent(name, { detail: 'Voice' }));
    }
    expect(heard).toEqual([
      ['openview', 'Voice'],
      ['saveview', 'Voice'],
      ['removeview', 'Voice'],
    ]);
  });

  it('says what came of it', () => {
    expect(show({}, { notice: 'Copied.' }).find('[role="status"]').textContent).toBe('Copied.');
  });
});

describe('while something is filtered', () => {
  it.each<[string, Partial<WallArrangement>]>([
    ['words', { search: 'ada' }],
    ['a kind', { kinds: ['busy'] }],
    ['a status', { statusIds: ['0N51'] }],
    ['a channel', { channelIds: ['0N91'] }],
    ['my team', { team: true }],
    ['a group', { groupBy: 'role', groupKeys: ['00E1'] }],
    ['bots', { only: ['bot'] }],
  ])('by %s it says how many are shown and clears', (_what, filter) => {
    const { find, heard } = show(filter);
    expect(find('.shown').textContent).toBe('3 of 21 shown');
    find('.clear').click();
    expect(heard).toEqual([['clear', null]]);
  });

  it('and nobody is shown it leaves clearing to the words in their place', () => {
    const { find, all } = show({ search: 'nobody' }, { shown: 0 });
    expect(find('.shown').textContent).toBe('0 of 21 shown');
    expect(all('.clear')).toEqual([]);
  });

  it.each<[string, Partial<WallArrangement>]>([
    ['nothing', { search: '  ', kinds: [], team: false }],
    ['groups that are not there', { groupKeys: ['00E1'] }],
  ])('by %s it offers nothing to clear', (_what, filter) => {
    expect(show(filter).all('.clear')).toEqual([]);
  });

  it('the filters are given on', () => {
    const { find, heard } = show();
    find('c-presence-filter-menu').dispatchEvent(new CustomEvent('arrange', { detail: { only: ['bot'] } }));
    expect(heard).toEqual([['arrange', { only: ['bot'] }]]);
  });
});
