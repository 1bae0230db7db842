import { createElement } from 'lwc';
import PresenceCard from 'c/presenceCard';
import type { Agent } from 'c/presenceModel';
import { ada, atLunch, gone, now } from './agents';

function show(agent: Agent | undefined, at = now) {
  const element = createElement('c-presence-card', { is: PresenceCard });
  Object.assign(element, { agent, now: at });
  document.body.appendChild(element);
  return element;
}

const unbelieved: Agent = { ...ada, suspect: true, suspectReason: 'too-old', suspectRows: 1 };

const part = (element: HTMLElement, selector: string) => element.shadowRoot?.querySelector(selector);
const textOf = (element: HTMLElement, selector: string) => part(element, selector)?.textContent;
const cardOf = (element: HTMLElement) => part(element, '[data-user-id]');
const marksOf = (element: HTMLElement) =>
  [...(element.shadowRoot?.querySelectorAll('.mark') ?? [])].map((mark) => mark.textContent);

afterEach(() => document.body.replaceChildren());

describe('a card', () => {
  it('says who, in which status, of which kind, and since when', () => {
    const element = show(ada);
    expect(textOf(element, '.name')).toBe('Ada Lovelace');
    expect(textOf(element, '.about')).toBe('Service Agent · Customer Care');
    expect(textOf(element, '.status-name')).toBe('Available');
    expect(textOf(element, '.kind')).toBe('Online');
    expect(textOf(element, 'time')).toBe('15:07');
    expect(textOf(element, '.since')).toBe('since 8:44 AM');
    expect(textOf(element, '.initials')).toBe('AL');
  });

  it('carries what tests and scripts find it by, and one accessible name', () => {
    const card = cardOf(show(ada));
    expect(card?.getAttribute('data-user-id')).toBe(ada.userId);
    expect(card?.getAttribute('data-kind')).toBe('online');
    expect(card?.getAttribute('data-status-id')).toBe(ada.statusId);
    expect(card?.getAttribute('data-suspect')).toBe('false');
    expect(card?.getAttribute('aria-label')).toBe('Ada Lovelace, Available, since 8:44 AM');
    expect(card?.getAttribute('role')).toBe('group');
    expect(card?.hasAttribute('tabindex')).toBe(false);
  });

  it("holds the whole time in the viewer's zone as a title", () => {
    expect(part(show(ada), 'time')?.getAttribute('title')).toBe(
      'In this status since May 5, 2026, 8:44:53 AM PDT',
    );
  });

  it('ticks by the time it is given', async () => {
    const element = show(ada);
    Object.assign(element, { now: now + 1_000 });
    await Promise.resolve();
    expect(textOf(element, 'time')).toBe('15:08');
  });

  it('shows the date once the status began on another day', async () => {
    const element = show(ada);
    Object.assign(element, { now: now + 24 * 3_600_000 });
    await Promise.resolve();
    expect(textOf(element, '.since')).toBe('since May 5, 8:44 AM');
    expect(textOf(element, 'time')).toBe('1d 0h');
  });

  it('shows nothing without an agent', () => {
    expect(cardOf(show(undefined))).toBeNull();
  });

  it('shows the photo where there is one', () => {
    const element = show({ ...ada, person: { userId: ada.userId, photoUrl: '/profilephoto/1' } });
    expect(part(element, 'img')?.getAttribute('src')).toBe('/profilephoto/1');
    expect(part(element, 'img')?.getAttribute('alt')).toBe('');
    expect(part(element, '.initials')).toBeNull();
  });

  it('falls back to the role where there is no title', () => {
    const element = show({ ...ada, person: { userId: ada.userId, roleName: 'Tier 1' } });
    expect(textOf(element, '.about')).toBe('Tier 1');
  });
});

describe('a kind', () => {
  const shapeOf = (element: HTMLElement) =>
    (part(element, 'c-presence-shape') as (HTMLElement & { shape: string }) | null)?.shape;

  it('is told by shape, text and colour class', () => {
    const agents = [ada, atLunch, gone, { ...ada, changing: true }, unbelieved];
    const shown = agents.map((agent) => show(agent));
    expect(shown.map(shapeOf)).toEqual(['disc', 'square', 'ring', 'half-disc', 'question']);
    expect(new Set(shown.map((element) => cardOf(element)?.className)).size).toBe(5);
    expect(shown.map((element) => cardOf(element)?.getAttribute('data-kind'))).toEqual([
      'online',
      'busy',
      'offline',
      'changing',
      'online',
    ]);
  });

  it('offline counts from the last end and names no kind twice', () => {
    const element = show(gone);
    expect(textOf(element, '.status-name')).toBe('Offline');
    expect(part(element, '.kind')).toBeNull();
    expect(textOf(element, 'time')).toBe('1h 30m');
    expect(part(element, 'time')?.getAttribute('title')).toMatch(/^Offline since May 5, 2026, 7:30:00/);
    expect(cardOf(element)?.getAttribute('data-status-id')).toBe('');
  });

  it('changing keeps the old status, with a quiet mark', () => {
    const element = show({ ...ada, changing: true });
    expect(textOf(element, '.status-name')).toBe('Available');
    expect(marksOf(element)).toEqual(['Changing']);
    expect(cardOf(element)?.getAttribute('aria-label')).toBe(
      'Ada Lovelace, Available, since 8:44 AM, changing',
    );
  });
});

describe('old data', () => {
  const checkedAt = now - 2 * 60_000;
  const old = (agent: Agent) => {
    const element = show(agent);
    Object.assign(element, { checkedAt });
    return Promise.resolve().then(() => element);
  };

  it('looks and reads as what was known, not as what is', async () => {
    const element = await old(ada);
    expect(cardOf(element)?.className).toBe('card presence-stale');
    expect(textOf(element, '.status-name')).toBe('Available');
    expect(part(element, '.kind')).toBeNull();
    expect(textOf(element, '.checked')).toBe('at 8:58 AM');
    expect(textOf(element, 'time')).toBe('13:07 ?');
    expect(part(element, 'time')?.getAttribute('title')).toMatch(/, last checked at 8:58 AM$/);
    expect(cardOf(element)?.getAttribute('aria-label')).toBe(
      'Ada Lovelace, Available, since 8:44 AM, last checked at 8:58 AM',
    );
    expect(cardOf(element)?.getAttribute('data-kind')).toBe('online');
  });

  it('does not tick', async () => {
    const element = await old(ada);
    Object.assign(element, { now: now + 30_000 });
    await Promise.resolve();
    expect(textOf(element, 'time')).toBe('13:07 ?');
  });

  it('of a status that began later counts no time', async () => {
    expect(textOf(await old({ ...ada, since: now - 60_000 }), 'time')).toBe('0:00 ?');
  });

  it('says the same of who is offline', async () => {
    const element = await old(gone);
    expect([textOf(element, '.status-name'), textOf(element, '.checked')]).toEqual(['Offline', 'at 8:58 AM']);
  });
});

describe('a mark', () => {
  it('says of a row that is not believed that he is probably gone, and why', () => {
    const element = show(unbelieved);
    expect(marksOf(element)).toEqual(['Probably gone']);
    expect(part(element, '.mark')?.getAttribute('title')).toContain('longer than a shift');
    expect(cardOf(element)?.getAttribute('data-suspect')).toBe('true');
    expect(cardOf(element)?.getAttribute('aria-label')).toBe(
      'Ada Lovelace, Available, since 8:44 AM, probably gone',
    );
  });

  it('of a row that is not believed leaves neither a kind nor a free agent beside it', () => {
    const element = show(unbelieved);
    expect(part(element, '.kind')).toBeNull();
    expect(textOf(element, '.load')).toBe('3 of 4');
  });

  it('tells a second row from one that is too old', () => {
    const element = show({ ...ada, suspect: true, suspectReason: 'second-row', suspectRows: 1 });
    expect(marksOf(element)).toEqual(['Second row']);
    expect(cardOf(element)?.getAttribute('aria-label')).toMatch(/, second row$/);
  });

  it('tells a bot from a person', () => {
    const element = show({ ...ada, bot: true });
    expect(marksOf(element)).toEqual(['Bot']);
    expect(cardOf(element)?.getAttribute('aria-label')).toBe('Ada Lovelace, Available, since 8:44 AM, bot');
  });

  it('takes the place of the department, which stays in the title', () => {
    const element = show({ ...ada, bot: true });
    expect(textOf(element, '.about')).toBe('Service Agent');
    expect(part(element, '.about')?.getAttribute('title')).toBe('Service Agent · Customer Care');
  });

  it('is absent where there is nothing to mark', () => {
    expect(marksOf(show(ada))).toEqual([]);
  });
});

describe('the load', () => {
  it('is open work against capacity', () => {
    const element = show(ada);
    expect(textOf(element, '.load')).toBe('3 of 4 · Part-loaded');
    expect(part(element, '.meter-fill')?.getAttribute('style')).toContain('75%');
  });

  it('calls nobody free who is busy', () => {
    expect(textOf(show(atLunch), '.load')).toBe('0 of 4');
  });

  it('is the average of this status where open work may not be read', () => {
    const element = show({ ...ada, load: undefined });
    expect(textOf(element, '.load')).toBe('average 1.5 of 4 in this status, as of 8:58 AM');
    expect(part(element, '.meter')).toBeNull();
  });

  it('is silent where nothing is known, and of who is not there', () => {
    expect(part(show({ ...ada, load: undefined, averageCapacity: undefined }), '.load')).toBeNull();
    expect(part(show({ ...gone, load: ada.load }), '.load')).toBeNull();
  });

  it('stays within its meter above the capacity', () => {
    const element = show({ ...ada, load: { items: 9, weight: 9, asOf: now, state: 'full' } });
    expect(textOf(element, '.load')).toBe('9 of 4 · Full');
    expect(part(element, '.meter-fill')?.getAttribute('style')).toContain('100%');
  });
});

it('takes the focus as a cell of a grid', () => {
  const element = show(ada);
  Object.assign(element, { cellRole: 'gridcell', focusIndex: '0', columnIndex: 2 });
  return Promise.resolve().then(() => {
    const card = cardOf(element);
    expect(card?.getAttribute('role')).toBe('gridcell');
    expect(card?.getAttribute('aria-colindex')).toBe('2');
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(card);
  });
});
