import { createElement } from 'lwc';
import type { Notice } from 'c/presenceNotice';
import PresencePanel from 'c/presencePanel';

function show(given: Record<string, unknown> = {}) {
  const element = createElement('c-presence-panel', { is: PresencePanel });
  const heard: string[] = [];
  for (const name of ['stripaction', 'blockaction']) element.addEventListener(name, () => heard.push(name));
  Object.assign(element, { heading: 'My presence', loadingText: 'Loading', ...given });
  document.body.appendChild(element);
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  const notices = () => [...(element.shadowRoot?.querySelectorAll('c-presence-notice') ?? [])];
  const press = (index: number) => notices()[index]?.shadowRoot?.querySelector('button')?.click();
  return { element, find, heard, notices, press };
}

const strip = { tone: 'warning', heading: 'May be out of date', action: 'Try again now' } as const;
const block = { tone: 'search', heading: 'Nobody matches', detail: 'No', action: 'Clear' } as const;

afterEach(() => document.body.replaceChildren());

it('is a region of the name of its heading, and says where its content stands', () => {
  const { find } = show({ state: 'error', reason: 'failed' });
  const region = find('section');
  expect(region?.getAttribute('aria-label')).toBe('My presence');
  expect(find('h2')?.textContent).toBe('My presence');
  expect(region?.dataset).toMatchObject({ state: 'error', reason: 'failed' });
  expect(region?.getAttribute('aria-busy')).toBe('false');
});

it('names no reason where it has none', () => {
  expect(show({ state: 'ready' }).find('section')?.hasAttribute('data-reason')).toBe(false);
});

it('has a place for the live mark, for what belongs to the heading, and for the content', () => {
  const { find } = show({ state: 'ready' });
  expect(find('header slot[name=mark]')).not.toBeNull();
  expect(find('header slot[name=header]')).not.toBeNull();
  expect(find('section > slot:not([name])')).not.toBeNull();
});

describe('while it loads', () => {
  it('is busy, and says so in words that are read out', () => {
    const { find } = show();
    expect(find('section')?.getAttribute('aria-busy')).toBe('true');
    expect(find('.skeleton')?.getAttribute('role')).toBe('status');
    expect(find('.skeleton p')?.textContent).toBe('Loading');
  });

  it.each([
    [false, 8, 'loading'],
    [true, 1, 'assistive-text'],
  ])('holds the room of its cards, silently: single %s', (single, count, className) => {
    const { find } = show({ single });
    const placeholders = find('.skeleton')?.querySelectorAll('.placeholder[aria-hidden=true]');
    expect(placeholders).toHaveLength(count);
    expect(find('.skeleton p')?.className).toBe(className);
  });

  it('gives way to words in its place', () => {
    const { find, notices } = show({ block });
    expect(find('.skeleton')).toBeNull();
    expect(notices()).toHaveLength(1);
  });
});

describe('notices', () => {
  it('are none where there is nothing to say', () => {
    expect(show({ state: 'ready' }).notices()).toEqual([]);
  });

  it('stand above the content and in its place, in this order, with all their words', () => {
    const { notices } = show({ state: 'stale', strip, block });
    expect(notices()).toEqual([
      expect.objectContaining({ strip: true, ...strip }),
      expect.objectContaining({ strip: false, ...block }),
    ]);
  });

  it('say which of their buttons was pressed', () => {
    const { heard, press } = show({ state: 'stale', strip, block });
    press(1);
    press(0);
    expect(heard).toEqual(['blockaction', 'stripaction']);
  });
});

describe('to a reader', () => {
  const words: Notice = { tone: 'search', heading: 'Nobody matches', text: 'None of 3', next: 'Clear it' };

  async function told(...blocks: readonly (Notice | undefined)[]): Promise<readonly string[]> {
    const { element, find } = show({ state: 'ready' });
    const messages: string[] = [];
    for (const next of blocks) {
      Object.assign(element, { block: next });
      await Promise.resolve();
      const spoken = find('section > [role=status]')?.textContent ?? '';
      if (spoken !== '' && spoken !== messages.at(-1)) messages.push(spoken);
    }
    return messages;
  }

  it('words in place of the content are told once, though a number in them changes', async () => {
    const messages = await told(words, { ...words, text: 'None of 4' }, { ...words, text: 'None of 5' });
    expect(messages).toEqual(['Nobody matches\nNone of 3\nClear it']);
  });

  it('other words are told, and nothing when they are gone', async () => {
    const other: Notice = { ...words, heading: 'No access' };
    expect(await told(words, undefined, other)).toHaveLength(2);
  });

  it('words above the content are the live mark’s to tell', () => {
    const { notices, find } = show({ state: 'stale', strip });
    expect(notices()[0]?.shadowRoot?.querySelector('[role]')).toBeNull();
    expect(find('section > [role=status]')?.textContent).toBe('');
  });
});
