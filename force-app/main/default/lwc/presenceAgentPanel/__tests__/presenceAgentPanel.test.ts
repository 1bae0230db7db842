import { createElement } from 'lwc';
import type { LimitAlert } from 'c/presenceAlerts';
import type { Agent } from 'c/presenceModel';
import PresenceAgentPanel from 'c/presenceAgentPanel';
// eslint-disable-next-line omnipresence/arrows -- the agents that every card is tested with
import { ada, atLunch, gone, now } from '../../presenceCard/__tests__/agents';

const minute = 60_000;
const alert: LimitAlert = {
  kind: 'limit',
  id: 'limit 1',
  rule: 'Lunch',
  userId: ada.userId,
  statusId: '0N5000000000002AAA',
  start: now - 45 * minute,
  brokenAt: now - 15 * minute,
};

type Panel = HTMLElement & { agent?: Agent; now: number };

function show(given: Record<string, unknown> = {}) {
  const element = createElement('c-presence-agent-panel', { is: PresenceAgentPanel });
  Object.assign(element, { agent: ada, now, loadReadable: true, ...given });
  let closed = 0;
  element.addEventListener('close', () => (closed += 1));
  document.body.appendChild(element);
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  const text = (selector: string) => find(selector)?.textContent?.trim();
  return { element: element as unknown as Panel, find, text, closed: () => closed };
}

const settled = async () => {
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
};

afterEach(() => document.body.replaceChildren());

it('shows the selected agent live in the large card', () => {
  const { find } = show();
  expect(find('section')?.getAttribute('aria-label')).toBe('Details of Ada Lovelace');
  expect(find('c-presence-detail')).toMatchObject({ agent: ada, now, checkedAt: undefined });
  expect(find('[data-limit-broken]')).toBeNull();
  expect(find('.note')).toBeNull();
});

it('says which limit is broken, since when, and by how much', async () => {
  const { element, text } = show({ agent: atLunch, alert });
  expect(text('.limit')).toBe('Limit broken At most 30:00 in this status; over since 8:45 AM, by 15:00.');
  element.now = now + minute;
  await Promise.resolve();
  expect(text('.limit')).toContain('by 16:00');
});

it('claims no more of old data than was known', () => {
  const { find, text } = show({ agent: atLunch, alert, checkedAt: now - minute });
  expect(find('c-presence-detail')).toMatchObject({ checkedAt: now - minute });
  expect(text('.limit')).toBe('Limit broken At most 30:00 in this status; over since 8:45 AM.');
});

it('shows no limit of somebody else, while the alert of the one before still stands', () => {
  expect(show({ agent: gone, alert }).find('.limit')).toBeNull();
});

it('says why an average stands where the load would', () => {
  const unreadable = { ...ada, load: undefined };
  expect(show({ agent: unreadable, loadReadable: false }).text('.note')).toContain('cannot be read');
  expect(show({ agent: gone, loadReadable: false }).find('.note')).toBeNull();
});

it('says where the agent belongs, and nothing twice', () => {
  const { find, text } = show({ agent: { ...ada, person: { ...ada.person, managerName: 'Grace Hopper' } } });
  expect(text('[data-line=role] .value')).toBe('Tier 1');
  expect(text('[data-line=manager] .value')).toBe('Grace Hopper');
  document.body.replaceChildren();
  const untitled = { userId: ada.userId, roleName: 'Tier 1' };
  expect(show({ agent: { ...ada, person: untitled } }).find('.lines')).toBeNull();
  expect(find('.lines')).not.toBeNull();
});

it('links to the record of the user', async () => {
  const { find } = show();
  await settled();
  const link = find('a');
  expect(link?.getAttribute('href')).toBe('https://www.example.com');
  const [plain, inAnotherTab] = [false, true].map(
    (ctrlKey) => new MouseEvent('click', { ctrlKey, cancelable: true }),
  );
  for (const click of [plain, inAnotherTab]) if (click) link?.dispatchEvent(click);
  expect([plain?.defaultPrevented, inAnotherTab?.defaultPrevented]).toEqual([true, false]);
});

describe('an agent who leaves the floor', () => {
  it('leaves words, and nothing of himself', async () => {
    const { element, find, text } = show({ agent: atLunch, alert });
    await settled();
    element.agent = undefined;
    await settled();
    expect(find('c-presence-notice')).toMatchObject({ heading: 'No longer visible to you' });
    expect(find('c-presence-detail')).toBeNull();
    expect(find('section')?.getAttribute('aria-label')).toBe('Details');
    expect(element.shadowRoot?.innerHTML).not.toContain('Ada');
    expect(text('section > [role=status]')).toBe('No longer visible to you');
  });

  it('may come back', async () => {
    const { element, find, text } = show();
    element.agent = undefined;
    await settled();
    element.agent = ada;
    await settled();
    expect(find('c-presence-detail')).not.toBeNull();
    expect(text('section > [role=status]')).toBe('');
  });
});

describe('closing', () => {
  it('is a button with a name', () => {
    const { find, text, closed } = show();
    expect(text('.close')).toBe('Close details');
    find('.close')?.click();
    expect(closed()).toBe(1);
  });

  it('is Escape, which goes no further, and no other key', () => {
    const { find, closed } = show();
    let further = 0;
    const count = (event: Event) => void (further += Number((event as KeyboardEvent).key === 'Escape'));
    document.body.addEventListener('keydown', count);
    for (const key of ['Escape', 'a']) {
      find('.close')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }
    document.body.removeEventListener('keydown', count);
    expect([closed(), further]).toEqual([1, 0]);
  });

  it('is the button of the words of who is gone', async () => {
    const { element, find, closed } = show();
    element.agent = undefined;
    await settled();
    find('c-presence-notice')?.dispatchEvent(new CustomEvent('action'));
    expect(closed()).toBe(1);
  });
});

it('takes the keyboard to its heading', () => {
  const { element, find } = show();
  element.focus();
  expect(element.shadowRoot?.activeElement).toBe(find('h3'));
});
