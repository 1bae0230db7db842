import { createElement } from 'lwc';
import PresenceViewMenu from 'c/presenceViewMenu';
import { defaultArrangement, type SavedView } from 'c/presenceArrangement';

const byName = { ...defaultArrangement, sort: 'name' } as const;
const twoViews: readonly SavedView[] = [
  { name: 'Chat', arrangement: defaultArrangement },
  { name: 'Voice', arrangement: byName },
];

async function show(props: object = {}) {
  const element = createElement('c-presence-view-menu', { is: PresenceViewMenu });
  Object.assign(element, { views: twoViews, arrangement: byName, ...props });
  const heard: unknown[] = [];
  for (const name of ['openview', 'saveview', 'removeview']) {
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  }
  document.body.append(element);
  const menu = element.shadowRoot?.querySelector('c-presence-menu');
  const button = menu?.shadowRoot?.querySelector('button');
  button?.click();
  await Promise.resolve();
  const find = <T extends HTMLElement>(selector: string) =>
    element.shadowRoot?.querySelector<T>(selector) ?? undefined;
  const press = async (selector: string) => {
    find(selector)?.click();
    await Promise.resolve();
    await Promise.resolve();
  };
  const type = async (name: string) => {
    const field = find<HTMLInputElement>('.field');
    if (field) field.value = name;
    field?.dispatchEvent(new CustomEvent('input'));
    await Promise.resolve();
  };
  return { element, button, find, press, type, heard };
}

afterEach(() => document.body.replaceChildren());

describe('the views', () => {
  it('are there by name, and the one in force says so', async () => {
    const { element, button } = await show();
    const open = [...(element.shadowRoot?.querySelectorAll('.open') ?? [])];
    expect(open.map((view) => view.textContent)).toEqual(['Chat', 'Voice']);
    expect(open.map((view) => view.getAttribute('aria-current'))).toEqual([null, 'true']);
    expect(button?.textContent).toBe('ViewsVoice');
  });

  it('are none in force while somebody searches', async () => {
    const { button } = await show({ arrangement: { ...byName, search: 'ada' } });
    expect(button?.textContent).toBe('Views');
  });

  it('say how to make the first', async () => {
    const { find } = await show({ views: [] });
    expect(find('.note')?.textContent).toMatch(/^No view yet/);
  });

  it('open, and the menu closes', async () => {
    const { press, heard, find } = await show();
    await press('.open');
    expect(heard).toEqual([['openview', 'Chat']]);
    expect(find('.open')).toBeUndefined();
  });

  it('are saved under a name, which one of that name gives up', async () => {
    const { find, type, heard } = await show();
    const keep = () => find<HTMLButtonElement>('.keep');
    expect(keep()?.disabled).toBe(true);
    await type('Voice ');
    expect(keep()?.textContent).toBe('Replace');
    await type(' Night ');
    expect(keep()?.textContent).toBe('Save');
    find('form')?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    expect(heard).toEqual([['saveview', 'Night']]);
  });

  it('are fifty at most, which is said, and one of them can still be replaced', async () => {
    const views = Array.from({ length: 50 }, (_, n) => ({ name: `View ${n}`, arrangement: byName }));
    const { find, type, heard } = await show({ views });
    await type('One more');
    expect(find('.save .note')?.textContent).toMatch(/^50 views are the most/);
    find('form')?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    expect(heard).toEqual([]);
    await type('View 7');
    expect(find<HTMLButtonElement>('.keep')?.disabled).toBe(false);
  });

  it('go only after a question, which may be answered no', async () => {
    const { element, find, press, heard } = await show();
    const active = () => element.shadowRoot?.activeElement;
    await press('.delete');
    expect(find('.question')?.textContent).toBe('Delete “Chat”?');
    expect(active()).toBe(find('.no'));
    await press('.no');
    expect([heard, find('.question')]).toEqual([[], undefined]);
    expect(active()).toBe(find('.delete'));
    await press('.delete');
    await press('.yes');
    expect(heard).toEqual([['removeview', 'Chat']]);
    expect(active()).toBe(find('.field'));
  });
});
