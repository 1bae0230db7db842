import { createElement } from 'lwc';
import PresenceCounts from 'c/presenceCounts';
import type { Arrangement, FloorCounts } from 'c/presenceStore';

export const now = Date.UTC(2026, 4, 5, 16);

export const counts: FloorCounts = {
  online: 12,
  busy: 3,
  offline: 1234,
  suspect: 1,
  bot: 2,
  limit: 0,
  total: 12345,
  byStatus: [
    { statusId: '0N51', label: 'Available', kind: 'online', count: 12 },
    { statusId: '0N52', label: '', kind: 'busy', count: 3 },
  ],
  load: { free: 7, 'part-loaded': 4, full: 1 },
  channels: [
    { id: '0N9c', label: 'Chat', online: 0 },
    { id: '0N9v', label: 'Voice', online: 12 },
  ],
  longest: { userId: '0051', name: 'Ana Lee', statusLabel: 'Available', since: now - 64 * 60_000 },
};

export const everybody: Arrangement = { sort: 'name' };

/** Shows the counts and says what they fire. */
export function show(given: Record<string, unknown> = {}) {
  const element = createElement('c-presence-counts', { is: PresenceCounts });
  const changes: unknown[] = [];
  const opened: unknown[] = [];
  element.addEventListener('filterchange', (event) => changes.push((event as CustomEvent).detail));
  element.addEventListener('openagent', (event) => opened.push((event as CustomEvent).detail));
  Object.assign(element, { counts, arrangement: everybody, now, ...given });
  document.body.appendChild(element);
  const root = element.shadowRoot as ShadowRoot;
  const filters = (group: ParentNode | null | undefined = root) =>
    [...(group?.querySelectorAll('c-presence-count-filter') ?? [])].map(
      (filter) => filter.shadowRoot?.querySelector('button') as HTMLButtonElement,
    );
  return {
    element,
    root,
    changes,
    opened,
    filters,
    group: (name: string) => root.querySelector(`[aria-label="${name}"]`),
    button: (text: string) => filters().find((one) => one.textContent.includes(text)),
    count: (key: string) =>
      filters()
        .map((filter) => filter.querySelector(`[data-count="${key}"]`)?.textContent)
        .find((text) => text !== undefined),
    text: () => root.textContent,
  };
}
