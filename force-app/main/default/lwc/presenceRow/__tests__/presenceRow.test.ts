import { createElement } from 'lwc';
import PresenceRow from 'c/presenceRow';
import type { Agent } from 'c/presenceModel';
// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { ada, atLunch, gone, now } from '../../presenceCard/__tests__/agents';

const columns = [
  'status',
  'time-in-status',
  'since',
  'load',
  'title',
  'role',
  'department',
  'manager',
] as const;

type Prop = 'columns' | 'rowIndex' | 'focusIndex' | 'selected' | 'now' | 'checkedAt';

function show(agent: Agent | undefined, more: Partial<Pick<PresenceRow, Prop>> = {}) {
  const element = createElement('c-presence-row', { is: PresenceRow });
  Object.assign(element, { of: agent && { agent }, now, columns, ...more });
  document.body.appendChild(element);
  return element;
}

const find = (element: HTMLElement, selector: string) => element.shadowRoot?.querySelector(selector);
const row = (element: HTMLElement) => find(element, '[role=row]');
const cells = (element: HTMLElement) =>
  [...(element.shadowRoot?.querySelectorAll('[role=gridcell]') ?? [])].map((cell) => cell.textContent);

afterEach(() => document.body.replaceChildren());

it('says of one agent what the columns ask for', () => {
  expect(cells(show(ada))).toEqual([
    'Ada Lovelace',
    'Available',
    '15:07',
    '8:44 AM',
    '3 of 4 · Part-loaded',
    'Service Agent',
    'Tier 1',
    'Customer Care',
    '',
  ]);
});

it('takes the columns in the order they are given', async () => {
  const element = show(ada, { columns: ['role', 'status'] });
  expect(cells(element)).toEqual(['Ada Lovelace', 'Tier 1', 'Available']);
  Object.assign(element, { columns: ['time-in-status'] });
  await Promise.resolve();
  expect(cells(element)).toEqual(['Ada Lovelace', '15:07']);
});

it('carries what tests and scripts find it by, and one accessible name', () => {
  const shown = row(show(ada, { rowIndex: 7, focusIndex: '0', selected: true }));
  expect(shown?.getAttribute('data-user-id')).toBe(ada.userId);
  expect(shown?.getAttribute('data-kind')).toBe('online');
  expect(shown?.getAttribute('data-status-id')).toBe(ada.statusId);
  expect(shown?.getAttribute('data-suspect')).toBe('false');
  expect(shown?.getAttribute('aria-label')).toBe('Ada Lovelace, Available, since 8:44 AM');
  expect(shown?.getAttribute('aria-rowindex')).toBe('7');
  expect(shown?.getAttribute('aria-selected')).toBe('true');
  expect(shown?.getAttribute('tabindex')).toBe('0');
});

it('tells kinds by shape and text, whoever it shows next', async () => {
  const element = show(ada);
  const looks = async (agent: Agent) => {
    Object.assign(element, { of: { agent } });
    await Promise.resolve();
    return `${find(element, '.name')?.className} | ${cells(element)[1]}`;
  };
  expect(await looks(ada)).toBe('cell name disc presence-online | Available');
  expect(await looks(atLunch)).toBe('cell name square presence-busy | Lunch');
  expect(await looks(gone)).toBe('cell name ring presence-offline | Offline');
  expect(await looks({ ...ada, changing: true })).toBe('cell name half-disc presence-changing | Available');
  expect(await looks({ ...ada, suspect: true, suspectReason: 'too-old' })).toBe(
    'cell name question presence-gone | Available',
  );
});

it('outlines and names a broken limit, with since when', () => {
  const element = show({ ...ada, limitBrokenAt: now - 5 * 60_000 });
  expect(row(element)?.classList.contains('limit-broken')).toBe(true);
  expect(find(element, '.mark')?.textContent).toBe('Over limit');
  expect(find(element, '.mark')?.getAttribute('title')).toContain('8:55 AM');
  expect(row(element)?.getAttribute('aria-label')).toContain('over limit');
});

it('of old data says when it was so, and lets no time run', () => {
  const element = show(ada, { now: now + 60_000, checkedAt: now });
  expect(cells(element).slice(1, 3)).toEqual(['Available · at 9:00 AM', '15:07 ?']);
  expect(find(element, '.name')?.classList.contains('presence-stale')).toBe(true);
});

it('shows nothing of nobody', () => {
  expect(row(show(undefined))).toBeNull();
});
