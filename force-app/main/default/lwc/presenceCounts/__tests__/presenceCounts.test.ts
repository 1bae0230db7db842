import { createElement } from 'lwc';
import PresenceCounts from 'c/presenceCounts';
import type { Arrangement, FloorCounts } from 'c/presenceStore';

const counts: FloorCounts = {
  online: 12,
  busy: 3,
  offline: 1234,
  suspect: 1,
  bot: 2,
  total: 12345,
  byStatus: [
    { statusId: '0N51', label: 'Available', kind: 'online', count: 12 },
    { statusId: '0N52', label: '', kind: 'busy', count: 3 },
  ],
  load: { free: 1, 'part-loaded': 1, full: 1 },
  limit: 0,
  channels: [],
};
const everybody: Arrangement = { sort: 'name' };

function show(given: FloorCounts = counts, arrangement: Arrangement = everybody) {
  const element = createElement('c-presence-counts', { is: PresenceCounts });
  const changes: unknown[] = [];
  element.addEventListener('filterchange', (event) => changes.push((event as CustomEvent).detail));
  Object.assign(element, { counts: given, arrangement });
  document.body.appendChild(element);
  const button = (text: string) =>
    [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((one) => one.textContent.includes(text));
  const count = (key: string) => element.shadowRoot?.querySelector(`[data-count="${key}"]`)?.textContent;
  return { element, button, count, changes };
}

afterEach(() => document.body.replaceChildren());

describe('the counts', () => {
  it('stand by kind, apart, and in all', () => {
    const { element, count } = show();
    expect(['online', 'busy', 'offline', 'suspect', 'bot'].map(count)).toEqual(['12', '3', '1234', '1', '2']);
    expect(element.shadowRoot?.textContent).toContain('of 12,345 you may see');
  });

  it('stand by status, one without a readable label too', () => {
    const { element } = show();
    const group = element.shadowRoot?.querySelector('[aria-label="Agents by status"]');
    expect([...(group?.querySelectorAll('button') ?? [])].map((button) => button.textContent)).toEqual([
      'Available12',
      'Unnamed status3',
    ]);
  });

  it('say none of what is not there', () => {
    const { element, count } = show({ ...counts, suspect: 0, bot: 0, byStatus: [] });
    expect(['suspect', 'bot'].map(count)).toEqual(['0', '0']);
    expect(element.shadowRoot?.querySelector('[aria-label="Agents by status"]')).toBeNull();
  });

  it('of statuses keep their order while they change, online before busy', () => {
    const status = (label: string, kind: 'online' | 'busy', count: number) => ({
      statusId: label,
      label,
      kind,
      count,
    });
    const labelsOf = (...byStatus: FloorCounts['byStatus']) => {
      const group = show({ ...counts, byStatus }).element.shadowRoot?.querySelector('.statuses');
      return [...(group?.querySelectorAll('.label') ?? [])].map((label) => label.textContent);
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
    const { element, button, changes } = show(counts, { ...everybody, statusIds: ['0N51'] });
    Object.assign(element, { counts: { ...counts, byStatus: [] } });
    await Promise.resolve();
    expect(button('Available')?.textContent).toBe('Available0');
    button('Available')?.click();
    expect(changes).toEqual([{ statusIds: [] }]);
  });

  it('say when nobody knows who is offline', () => {
    const { element } = show();
    Object.assign(element, { partial: true });
    return Promise.resolve().then(() =>
      expect(element.shadowRoot?.textContent).toContain('who is offline could not be read'),
    );
  });
});

describe('a count', () => {
  it('is a filter that is off', () => {
    expect(show().button('Online')?.getAttribute('aria-pressed')).toBe('false');
  });

  it('adds its kind to the filter', () => {
    const { button, changes } = show(counts, { ...everybody, kinds: ['busy'] });
    button('Online')?.click();
    expect(changes).toEqual([{ kinds: ['busy', 'online'], only: [] }]);
  });

  it('takes its kind away again', () => {
    const { button, changes } = show(counts, { ...everybody, kinds: ['online', 'busy'] });
    expect(button('Online')?.getAttribute('aria-pressed')).toBe('true');
    button('Online')?.click();
    expect(changes).toEqual([{ kinds: ['busy'], only: [] }]);
  });

  it('of those counted apart leaves the kinds', () => {
    const { button, changes } = show(counts, { ...everybody, kinds: ['online'] });
    button('Probably gone')?.click();
    expect(changes).toEqual([{ only: ['suspect'], kinds: [] }]);
  });

  it('of a status filters by it', () => {
    const { button, changes } = show(counts, { ...everybody, statusIds: ['0N52'] });
    expect(button('Unnamed')?.getAttribute('aria-pressed')).toBe('true');
    button('Available')?.click();
    expect(changes).toEqual([{ statusIds: ['0N52', '0N51'] }]);
  });
});
