import { createElement } from 'lwc';
import PresenceDetail from 'c/presenceDetail';
import type { Agent } from 'c/presenceModel';
// eslint-disable-next-line omnipresence/arrows -- the agents that every card is tested with
import { ada, atLunch, gone, now } from '../../presenceCard/__tests__/agents';

const minute = 60_000;

function show(agent: Agent, more: object = {}): HTMLElement & { agent: Agent; now: number } {
  const element = createElement('c-presence-detail', { is: PresenceDetail });
  Object.assign(element, { agent, now, ...more });
  document.body.appendChild(element);
  return element as unknown as HTMLElement & { agent: Agent; now: number };
}

const find = (selector: string): HTMLElement | null =>
  document.body.querySelector('c-presence-detail')?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const text = (selector: string) => find(selector)?.textContent;
const facts = (): Record<string, string | null | undefined> => {
  const root = document.body.querySelector('c-presence-detail')?.shadowRoot;
  const rows = [...(root?.querySelectorAll('.fact') ?? [])];
  return Object.fromEntries(
    rows.map((row) => [row.getAttribute('data-fact') ?? '', row.querySelector('dd')?.textContent]),
  );
};
const rendered = () => Promise.resolve();

afterEach(() => document.body.replaceChildren());

it('says who, in which status, since when and for how long', () => {
  show(ada);
  expect(text('.name')).toBe('Ada Lovelace');
  expect(text('.about')).toBe('Service Agent · Customer Care');
  expect(text('.status-name')).toBe('Available');
  expect(text('.kind')).toBe('Online');
  expect(text('.elapsed')).toBe('15:07');
  expect(text('.since')).toBe('since 8:44 AM');
  expect(find('.times')?.title).toBe('In this status since May 5, 2026, 8:44:53 AM PDT');
});

it('carries what a reader, a style and a test tell it by', () => {
  show(atLunch);
  const card = find('[data-user-id]');
  expect(card?.getAttribute('aria-label')).toBe('Ada Lovelace, Lunch, since 8:44 AM');
  expect(card?.getAttribute('role')).toBe('group');
  expect({ ...card?.dataset }).toEqual({
    userId: ada.userId,
    kind: 'busy',
    statusId: '0N5000000000002AAA',
    suspect: 'false',
  });
  expect(card?.className).toContain('presence-busy');
});

it('ticks without telling a reader', async () => {
  const element = show(ada);
  const name = find('[role=group]')?.getAttribute('aria-label');
  element.now = now + 53_000;
  await rendered();
  expect(text('.elapsed')).toBe('16:00');
  expect(find('[role=group]')?.getAttribute('aria-label')).toBe(name);
});

it('shows old data as what was known, and lets its time stand still', async () => {
  const element = show(ada, { checkedAt: now });
  expect([text('.status-name'), text('.checked'), text('.elapsed')]).toEqual([
    'Available',
    'at 9:00 AM',
    '15:07 ?',
  ]);
  expect(find('.kind')).toBeNull();
  expect(find('[role=group]')?.className).toBe('detail presence-stale');
  expect(find('[role=group]')?.getAttribute('aria-label')).toMatch(/, last checked at 9:00 AM$/);
  element.now = now + 60_000;
  await rendered();
  expect(text('.elapsed')).toBe('15:07 ?');
});

describe('the face', () => {
  it('is the photo, the larger one where there is one', async () => {
    const element = show({ ...ada, person: { userId: ada.userId, photoUrl: '/small.png' } });
    expect(find('img')?.getAttribute('src')).toBe('/small.png');
    Object.assign(element, { photoUrl: '/full.png' });
    await rendered();
    expect(find('img')?.getAttribute('src')).toBe('/full.png');
  });

  it('is the initials without a photo, and where the photo does not load', async () => {
    show(ada, { photoUrl: '/lost.png' });
    expect(find('.initials')).toBeNull();
    find('img')?.dispatchEvent(new CustomEvent('error'));
    await rendered();
    expect(text('.initials')).toBe('AL');
  });
});

describe('the facts', () => {
  const worked = { idle: 12 * minute, atCapacity: 0, capacityAsOf: now - 2 * minute };

  it('are load, interruptible capacity, and times as of their last change', () => {
    show({ ...ada, ...worked }, { interruptCapacity: 2 });
    expect(facts()).toEqual({
      load: '3 of 4 · Part-loaded',
      interrupt: '2',
      idle: '12:00as of 8:58 AM',
      atCapacity: '0:00as of 8:58 AM',
    });
  });

  it('give the average of the status where open work may not be read', () => {
    show({ ...ada, load: undefined });
    expect(facts()).toEqual({ load: 'average 1.5 of 4 in this status, as of 8:58 AM' });
  });

  it('are absent where nothing is known', () => {
    const { userId, name, kind, changing, since, suspect, suspectRows, bot } = ada;
    show({ userId, name, kind, changing, since, suspect, suspectRows, bot });
    expect(find('dl')).toBeNull();
  });

  it('are absent of who is not there', () => {
    show(gone, { interruptCapacity: 2 });
    expect(find('dl')).toBeNull();
    expect(text('.status-name')).toBe('Offline');
    expect(text('.elapsed')).toBe('1h 30m');
    expect(find('.kind')).toBeNull();
    expect(find('.times')?.title).toMatch(/^Offline since/);
  });
});

describe('a doubtful row', () => {
  it('is called probably gone, and why', () => {
    show({ ...ada, suspect: true, suspectReason: 'too-old' });
    expect(text('.mark')).toBe('Probably gone');
    expect(text('.doubt')).toMatch(/longer than a shift/);
    expect(find('.kind')).toBeNull();
    expect(find('[data-suspect=true]')?.className).toContain('presence-gone');
  });

  it('is marked as the second one', () => {
    show({ ...ada, suspect: true, suspectReason: 'second-row', suspectRows: 1 });
    expect(text('.mark')).toBe('Second row');
    expect(text('.doubt')).toMatch(/second current status/);
  });
});

it('marks who is changing, and bots', () => {
  show({ ...ada, changing: true, bot: true });
  expect(find('[data-kind=changing]')).not.toBeNull();
  expect(text('.line')).toContain('Bot');
  expect(text('.line')).toContain('Changing');
});

describe('to a reader', () => {
  const spoken = () => text('[role=status]');

  it('says nothing about what is there on opening', () => {
    show(ada);
    expect(spoken()).toBe('');
  });

  it('tells another status, and no change beside it', async () => {
    const element = show(ada);
    element.agent = { ...ada, averageCapacity: 2 };
    await rendered();
    expect(spoken()).toBe('');
    element.agent = { ...atLunch, since: now };
    await rendered();
    expect(spoken()).toBe('Ada Lovelace, Lunch, since 9:00 AM');
  });

  it('does not tell that another agent is shown', async () => {
    const element = show(ada);
    element.agent = gone;
    await rendered();
    expect(spoken()).toBe('');
  });
});

it('is empty without an agent', () => {
  show(undefined as unknown as Agent);
  expect(find('*')).toBeNull();
});
