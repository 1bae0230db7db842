import type { FloorCounts } from 'c/presenceStore';
import { counts, everybody, now, show } from './counts';

const textsOf = (buttons: readonly HTMLElement[]) => buttons.map((button) => button.textContent);

afterEach(() => document.body.replaceChildren());

describe('the counts', () => {
  it('stand by kind, apart, and in all', () => {
    const { count, text } = show();
    expect(['online', 'busy', 'offline', 'suspect', 'bot'].map(count)).toEqual(['12', '3', '1234', '1', '2']);
    expect(text()).toContain('of 12,345 you may see');
  });

  it('stand by status, one without a readable label too', () => {
    const { group, filters } = show();
    expect(textsOf(filters(group('Agents by status')))).toEqual(['12Available', '3Unnamed status']);
  });

  it('say none of what is not there', () => {
    const { group, count } = show({ counts: { ...counts, suspect: 0, bot: 0, byStatus: [] } });
    expect(['suspect', 'bot'].map(count)).toEqual(['0', '0']);
    expect(group('Agents by status')).toBeNull();
  });

  it('of broken limits stand where limits are kept, or somebody breaks one', () => {
    expect(show().count('limit')).toBeUndefined();
    expect(show({ limited: true }).count('limit')).toBe('0');
    expect(show({ counts: { ...counts, limit: 2 } }).count('limit')).toBe('2');
  });

  it('of channels say who is online now, nobody as well, and of how many', () => {
    const { group, filters } = show();
    const channels = group('Agents online, by channel');
    expect(textsOf(filters(channels))).toEqual(['0Chat', '12Voice']);
    expect(channels?.textContent).toMatch(/^Online now for.*of 12,345 you may see$/);
    expect(filters(channels).map(({ className }) => className.split(' ')[1])).toEqual([
      'presence-warned',
      'presence-online',
    ]);
  });

  it('of load stand where it can be read', () => {
    expect(show().root.querySelector('[data-load]')).toBeNull();
    const { root } = show({ loadReadable: true });
    const loads = [...root.querySelectorAll('[data-load]')].map(({ textContent }) => textContent);
    expect(loads).toEqual(['7 free', '4 part-loaded', '1 full']);
    const none = { ...counts, load: { free: 0, 'part-loaded': 0, full: 0 } };
    expect(show({ loadReadable: true, counts: none }).root.querySelector('[data-load]')).toBeNull();
  });

  it('of statuses keep their order while they change, online before busy', () => {
    const status = (label: string, kind: 'online' | 'busy', count: number) => ({
      statusId: label,
      label,
      kind,
      count,
    });
    const labelsOf = (...byStatus: FloorCounts['byStatus']) => {
      const { group, filters } = show({ counts: { ...counts, byStatus } });
      return textsOf(filters(group('Agents by status'))).map((text) => text.replace(/^\d+/, ''));
    };
    const order = ['Chat', 'Voice', 'Break', 'Lunch'];
    expect(
      labelsOf(
        status('Lunch', 'busy', 9),
        status('Voice', 'online', 4),
        status('Chat', 'online', 3),
        status('Break', 'busy', 1),
      ),
    ).toEqual(order);
    document.body.replaceChildren();
    expect(
      labelsOf(
        status('Chat', 'online', 5),
        status('Voice', 'online', 4),
        status('Break', 'busy', 3),
        status('Lunch', 'busy', 2),
      ),
    ).toEqual(order);
  });

  it('keep the filter of a status that nobody is in any more, to be taken away', async () => {
    const { element, button, changes } = show({ arrangement: { ...everybody, statusIds: ['0N51'] } });
    Object.assign(element, { counts: { ...counts, byStatus: [] } });
    await Promise.resolve();
    expect(button('Available')?.textContent).toBe('0Available');
    button('Available')?.click();
    expect(changes).toEqual([{ statusIds: [] }]);
  });

  it('say when nobody knows who is offline', () => {
    expect(show({ partial: true }).text()).toContain('who is offline could not be read');
  });

  it('of many statuses show twelve, those that filter, and the others on demand', async () => {
    const byStatus = Array.from({ length: 20 }, (_, index) => ({
      statusId: `S${index}`,
      label: `Status ${index}`,
      kind: 'online' as const,
      count: 1,
    }));
    const { root, filters, group } = show({
      counts: { ...counts, byStatus },
      arrangement: { ...everybody, statusIds: ['S17'] },
    });
    const labels = () => textsOf(filters(group('Agents by status')));
    expect(labels()).toHaveLength(13);
    expect(labels()).toContain('1Status 17');
    const more = root.querySelector<HTMLElement>('.more');
    expect(more?.className).toBe('more');
    more?.click();
    await Promise.resolve();
    expect(labels()).toHaveLength(20);
    expect(more?.getAttribute('aria-expanded')).toBe('true');
  });
});

describe('the link to Salesforce’s supervisor page', () => {
  const tabOf = (given: Record<string, unknown>) =>
    (show(given).root.querySelector('c-presence-supervisor-link') as unknown as { tab: string }).tab;

  it('leads to its own tab unless another is named, and nowhere where none is', () => {
    expect(tabOf({})).toBe('standard-OmniSupervisorLightning');
    expect(tabOf({ supervisorTab: 'Command_Center' })).toBe('Command_Center');
    expect(tabOf({ supervisorTab: '' })).toBe('');
  });
});

describe('counts that may no longer be right', () => {
  const stale = () => show({ checkedAt: now - 60_000, loadReadable: true });

  it('say as of when, beside the numbers and in the names of their groups', () => {
    const { text, group } = stale();
    expect(text()).toContain('of 12,345 you may see; as of 8:59');
    expect(text()).toContain('Last seen online for');
    expect(text()).not.toContain('Online now');
    expect(group('Agents by kind')).toBeNull();
  });

  it('look so, each', () => {
    const { filters } = stale();
    expect(filters().every(({ className }) => className.includes('doubtful'))).toBe(true);
    expect(
      show()
        .filters()
        .some(({ className }) => className.includes('doubtful')),
    ).toBe(false);
  });
});

describe('who has been in his status for longest', () => {
  it('is named with the status and the time in it', () => {
    const longest = show().root.querySelector('[data-longest]');
    for (const part of ['Ana Lee', 'Available', '1h 04m']) expect(longest?.textContent).toContain(part);
  });

  it('is opened by it', () => {
    const { root, opened } = show();
    root.querySelector<HTMLElement>('[data-longest]')?.click();
    expect(opened).toEqual(['0051']);
  });

  it('is nobody where nobody is there', () => {
    expect(
      show({ counts: { ...counts, longest: undefined } }).root.querySelector('[data-longest]'),
    ).toBeNull();
  });

  it('has been so at least until it was known, where it may not be so any more', () => {
    const { root } = show({ checkedAt: now - 3 * 60_000 });
    expect(root.querySelector('[data-longest] time')?.textContent).toBe('1h 01m ?');
  });
});
