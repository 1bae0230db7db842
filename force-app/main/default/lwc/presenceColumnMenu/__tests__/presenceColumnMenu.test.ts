import { createElement } from 'lwc';
import PresenceColumnMenu from 'c/presenceColumnMenu';
import { defaultArrangement, type Column } from 'c/presenceArrangement';

async function show(chosen: readonly Column[]) {
  const element = createElement('c-presence-column-menu', { is: PresenceColumnMenu });
  Object.assign(element, { chosen });
  const heard: unknown[] = [];
  element.addEventListener('columnschange', (event) => {
    const { detail } = event as CustomEvent<readonly Column[]>;
    heard.push(detail);
    Object.assign(element, { chosen: detail });
  });
  document.body.append(element);
  const menu = element.shadowRoot?.querySelector('c-presence-menu');
  menu?.shadowRoot?.querySelector('button')?.click();
  await Promise.resolve();
  const all = <T extends Element>(selector: string) => [
    ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
  ];
  const press = async (selector: string, value: Column) => {
    const button = all<HTMLButtonElement>(selector).find((found) => found.value === value);
    button?.focus();
    button?.click();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { element, all, press, heard, names: () => all('.name').map(({ textContent }) => textContent) };
}

afterEach(() => document.body.replaceChildren());

describe('the columns', () => {
  it('are the chosen ones in their order, then the others', async () => {
    const { names, all } = await show(['role', 'status']);
    expect(names()).toEqual([
      'Role',
      'Status',
      'Time in status',
      'Since',
      'Load',
      'Title',
      'Department',
      'Manager',
    ]);
    expect(all<HTMLInputElement>('.box').filter(({ checked }) => checked)).toHaveLength(2);
  });

  it('come last and go', async () => {
    const { press, heard } = await show(['status']);
    await press('.box', 'manager');
    await press('.box', 'status');
    expect(heard).toEqual([['status', 'manager'], ['manager']]);
  });

  it('move, and keep the focus where it can go on', async () => {
    const { element, press, heard, all } = await show(['status', 'load', 'role']);
    await press('.up', 'role');
    expect(heard).toEqual([['status', 'role', 'load']]);
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe('Move Role forward');
    expect(all('[role="status"]')[0]?.textContent).toBe('Role: 2 of 3');
    await press('.up', 'role');
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe('Move Role back');
    await press('.down', 'role');
    expect(heard.at(-1)).toEqual(['status', 'role', 'load']);
  });

  it('end at the ends', async () => {
    const { all } = await show(['status', 'load']);
    expect(all<HTMLButtonElement>('.up').map(({ disabled }) => disabled)).toEqual([true, false]);
    expect(all<HTMLButtonElement>('.down').map(({ disabled }) => disabled)).toEqual([false, true]);
  });

  it('can be made the usual ones again', async () => {
    const { all, heard } = await show([]);
    const [reset] = all<HTMLButtonElement>('.reset');
    reset?.click();
    await Promise.resolve();
    expect(heard).toEqual([defaultArrangement.columns]);
    expect(reset?.disabled).toBe(true);
  });
});
