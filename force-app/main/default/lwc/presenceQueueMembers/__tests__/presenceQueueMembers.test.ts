import { createElement } from 'lwc';
import PresenceQueueMembers from 'c/presenceQueueMembers';
import type { WatchCounts } from 'c/presenceWatch';
// eslint-disable-next-line omnipresence/arrows -- the agents that every card is tested with
import { crowd, now } from '../../presenceCard/__tests__/agents';

const counts = (some: Partial<WatchCounts>): WatchCounts => ({
  online: 0,
  busy: 0,
  offline: 0,
  suspect: 0,
  bot: 0,
  seen: 0,
  ...some,
});

interface Given {
  readonly counts?: WatchCounts;
  readonly present?: ReturnType<typeof crowd>;
  readonly complete?: boolean;
}

function show({ counts, present = [], complete = true }: Given): ShadowRoot | null {
  const element = createElement('c-presence-queue-members', { is: PresenceQueueMembers });
  Object.assign(element, { name: 'Billing', counts, present, complete, now });
  document.body.appendChild(element);
  return element.shadowRoot;
}

const count = (root: ShadowRoot | null, kind: string) =>
  root?.querySelector(`[data-count=${kind}]`)?.textContent;
const notes = (root: ShadowRoot | null) =>
  [...(root?.querySelectorAll('.note') ?? [])].map((note) => note.textContent);
const cards = (root: ShadowRoot | null) =>
  [...(root?.querySelectorAll('c-presence-card') ?? [])].map((card) =>
    card.shadowRoot?.querySelector('[data-user-id]')?.getAttribute('aria-label'),
  );

afterEach(() => document.body.replaceChildren());

it('says how many of those one may see are what, and who is online', () => {
  const root = show({ counts: counts({ online: 2, busy: 1, offline: 5, seen: 9 }), present: crowd(2) });
  expect(root?.querySelector('.name')?.textContent).toBe('Billing');
  expect(['online', 'busy', 'offline'].map((kind) => count(root, kind))).toEqual(['2', '1', '5']);
  expect(root?.querySelector('.of')?.textContent).toBe('of 9 you may see');
  expect(cards(root)).toEqual(['Agent 1, Available, since 8:44 AM', 'Agent 2, Available, since 8:44 AM']);
  expect(notes(root)).toEqual([]);
});

it('counts bots and rows that are not believed apart, and names them only where there are any', () => {
  const apart = (root: ShadowRoot | null) =>
    [...(root?.querySelectorAll('.count') ?? [])].slice(3).map((row) => row.textContent);
  const many = counts({ online: 1, offline: 2, suspect: 2, bot: 1, seen: 6 });
  expect(apart(show({ counts: many }))).toEqual(['2Probably gone', '1Bots']);
  expect(apart(show({ counts: counts({ online: 1, seen: 1 }) }))).toEqual([]);
});

it('shows six cards of many, and counts the rest', () => {
  const root = show({
    counts: counts({ online: 1_240, busy: 0, offline: 0, seen: 1_240 }),
    present: crowd(1_240),
  });
  expect(cards(root)).toHaveLength(6);
  expect(notes(root)).toEqual(['and 1,234 more online']);
  expect(count(root, 'online')).toBe('1,240');
});

it('says that nobody is online', () => {
  const root = show({ counts: counts({ online: 0, busy: 1, offline: 1, seen: 2 }) });
  expect(cards(root)).toEqual([]);
  expect(notes(root)).toEqual(['Nobody you may see is online. It shows here when a member goes online.']);
});

it('says that there may be more members than it knows', () => {
  const root = show({
    counts: counts({ online: 1, busy: 0, offline: 0, seen: 1 }),
    present: crowd(1),
    complete: false,
  });
  expect(notes(root)).toEqual(['There may be more members: not all of them could be found.']);
});

it('tells kinds apart by shape, text and colour', () => {
  const root = show({ counts: counts({ online: 1, busy: 1, offline: 1, seen: 3 }) });
  const rows = [...(root?.querySelectorAll('.count') ?? [])];
  expect(rows.map((row) => row.querySelector('.kind')?.textContent)).toEqual(['Online', 'Busy', 'Offline']);
  const shapes = rows.map(
    (row) => (row.querySelector('c-presence-shape') as unknown as { shape: string }).shape,
  );
  expect(shapes).toEqual(['disc', 'square', 'ring']);
});
