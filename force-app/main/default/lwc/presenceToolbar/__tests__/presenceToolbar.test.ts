import { createElement } from 'lwc';
import PresenceToolbar from 'c/presenceToolbar';
import type { Arrangement } from 'c/presenceStore';

function show(arrangement: Arrangement = { sort: 'name' }) {
  const element = createElement('c-presence-toolbar', { is: PresenceToolbar });
  const heard: [string, unknown][] = [];
  for (const name of ['searchinput', 'sortchange', 'clear']) {
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  }
  Object.assign(element, { arrangement, shown: 3, total: 21 });
  document.body.appendChild(element);
  const find = <T extends HTMLElement>(selector: string) => {
    const found = element.shadowRoot?.querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return { element, heard, find };
}

afterEach(() => document.body.replaceChildren());

describe('the search', () => {
  it('is labelled', () => {
    const { element, find } = show();
    const label = element.shadowRoot?.querySelector(`label[for="${find('input').id}"]`);
    expect(label?.textContent).toBe('Search agents');
  });

  it('tells every key', () => {
    const { find, heard } = show();
    const field = find<HTMLInputElement>('input');
    field.value = 'ada';
    field.dispatchEvent(new CustomEvent('input'));
    expect(heard).toEqual([['searchinput', 'ada']]);
  });

  it('begins with the search that is in force and then leaves the field alone', async () => {
    const { element, find } = show({ sort: 'name', search: 'ada' });
    const field = find<HTMLInputElement>('input');
    expect(field.value).toBe('ada');
    field.value = 'ada l';
    Object.assign(element, { arrangement: { sort: 'status', search: 'ada' } });
    await Promise.resolve();
    expect(field.value).toBe('ada l');
  });

  it('takes the focus of the toolbar', () => {
    const { element, find } = show();
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(find('input'));
  });

  it('can be emptied', () => {
    const { element, find } = show();
    find<HTMLInputElement>('input').value = 'ada';
    (element as HTMLElement & { clearSearch(): void }).clearSearch();
    expect(find<HTMLInputElement>('input').value).toBe('');
  });
});

describe('the sort', () => {
  it('is labelled and stands at the present order', () => {
    const { element, find } = show({ sort: 'status' });
    const select = find<HTMLSelectElement>('select');
    expect(element.shadowRoot?.querySelector(`label[for="${select.id}"]`)?.textContent).toBe('Sort by');
    expect([...select.options].map((option) => option.textContent)).toEqual([
      'Time in status',
      'Name',
      'Status',
    ]);
    expect(select.value).toBe('status');
  });

  it('tells the chosen order', () => {
    const { find, heard } = show();
    const select = find<HTMLSelectElement>('select');
    select.value = 'time-in-status';
    select.dispatchEvent(new CustomEvent('change'));
    expect(heard).toEqual([['sortchange', 'time-in-status']]);
  });
});

describe('while something is filtered', () => {
  it.each<[string, Partial<Arrangement>]>([
    ['words', { search: 'ada' }],
    ['a kind', { kinds: ['busy'] }],
    ['a status', { statusIds: ['0N51'] }],
    ['bots', { only: ['bot'] }],
  ])('by %s it says how many are shown and clears', (_what, filter) => {
    const { find, heard } = show({ sort: 'name', ...filter });
    expect(find('.shown').textContent).toBe('3 of 21 shown');
    find('button').click();
    expect(heard).toEqual([['clear', null]]);
  });

  it('and nobody is shown it leaves clearing to the words in their place', async () => {
    const { element, find } = show({ sort: 'name', search: 'nobody' });
    Object.assign(element, { shown: 0 });
    await Promise.resolve();
    expect(find('.shown').textContent).toBe('0 of 21 shown');
    expect(element.shadowRoot?.querySelector('button')).toBeNull();
  });

  it('by nothing it offers nothing to clear', () => {
    const { element } = show({ sort: 'name', search: '  ', kinds: [] });
    expect(element.shadowRoot?.querySelector('button')).toBeNull();
  });
});
