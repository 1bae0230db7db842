import managed from '@salesforce/apex/PresenceTeam.managed';
import publicGroups from '@salesforce/apex/PresenceTeam.publicGroups';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, lunch, userIdOf, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import { cards, clearPage, count, find, names, pass, place, startOrg, state } from './floorPage';

let org: FakeOrg;

const fire = (selector: string, name: string, detail?: unknown) =>
  find(selector)?.dispatchEvent(new CustomEvent(name, { detail }));
const toolbar = 'c-presence-toolbar';
const said = () => (find(toolbar) as unknown as { notice: string }).notice;

/** As from a hand: at the innermost element, through every shadow root. */
function press(target: Element | undefined, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  target?.dispatchEvent(event);
  return event;
}

function setClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

beforeEach(async () => {
  org = startOrg();
  org.setStatus(userIdOf(1), available);
  await pass(2_000);
  org.setStatus(userIdOf(2), lunch);
});

afterEach(clearPage);

describe('on opening', () => {
  const teamOf = (...userIds: string[]) =>
    jest
      .mocked(managed)
      .mockImplementation(() =>
        Promise.resolve({ serverTime: Date.now(), rows: userIds.map((Id) => ({ Id, Name: Id })) }),
      );

  it('shows my team, and everybody on demand', async () => {
    teamOf(userIdOf(2));
    place();
    await pass(1_000);
    expect(names()).toEqual(['Agent 2']);
    expect(count('online')).toBe('1');
    fire(toolbar, 'arrange', { team: false });
    await pass(50);
    expect(names()).toHaveLength(2);
  });

  it('shows everybody where nobody of my team is there', async () => {
    teamOf(userIdOf(7));
    place();
    await pass(1_000);
    expect([state(), names().length]).toEqual(['ready', 2]);
  });

  it('waits three seconds at most for who is on it', async () => {
    jest.mocked(managed).mockImplementation(() => new Promise(() => {}));
    place();
    await pass(2_500);
    expect(state()).toBe('loading');
    await pass(1_000);
    expect([state(), names().length]).toEqual(['ready', 2]);
  });

  it('changes nothing that another component of the page has arranged', async () => {
    teamOf(userIdOf(2));
    place();
    await pass(1_000);
    fire(toolbar, 'arrange', { team: false });
    await pass(50);
    place(15, { name: 'other' });
    await pass(1_000);
    expect(names()).toHaveLength(4);
  });
});

describe('the link', () => {
  beforeEach(async () => {
    place(15, { name: 'Voice' });
    await pass(1_000);
    fire(toolbar, 'arrange', { sort: 'name', search: 'agent' });
    await pass(50);
  });

  it('is copied, and says so', async () => {
    const copied: string[] = [];
    setClipboard(async (text) => void copied.push(text));
    fire(toolbar, 'copylink');
    await pass(10);
    expect(new URL(copied[0] ?? '').searchParams.get('c__presence_Voice')).toContain('sort=name');
    expect(copied[0]).not.toContain('agent');
    expect(said()).toContain('has been copied');
    expect(find('c-presence-link')).toBeUndefined();
  });

  it('is shown, selected, where the clipboard is refused', async () => {
    setClipboard(() => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError')));
    fire(toolbar, 'copylink');
    await pass(10);
    expect((find('input[readonly]') as HTMLInputElement).value).toContain('c__presence_Voice=');
    fire('c-presence-link', 'close');
    await pass(10);
    expect(find('c-presence-link')).toBeUndefined();
  });
});

describe('on this browser', () => {
  it('saves a view, opens and removes it, each in words', async () => {
    place();
    await pass(1_000);
    fire(toolbar, 'arrange', { kinds: ['busy'] });
    fire(toolbar, 'saveview', 'Away');
    fire(toolbar, 'clear');
    await pass(50);
    expect(said()).toBe('“Away” is saved on this browser.');
    expect(names()).toHaveLength(2);
    fire(toolbar, 'openview', 'Away');
    await pass(50);
    expect(names()).toEqual(['Agent 2']);
    fire(toolbar, 'removeview', 'Away');
    await pass(10);
    expect(said()).toBe('“Away” is removed.');
  });

  it('says that nothing was kept where nothing may be', async () => {
    place();
    await pass(1_000);
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    fire(toolbar, 'saveview', 'Away');
    await pass(10);
    expect(said()).toBe('This browser has not kept “Away”.');
  });

  it('keeps views and density of two components apart', async () => {
    place(15, { name: 'one' });
    await pass(1_000);
    fire(toolbar, 'arrange', { density: 'rows' });
    fire(toolbar, 'saveview', 'Mine');
    await pass(10);
    expect(Object.keys(localStorage)).toEqual(['c__presence_one.looks', 'c__presence_one.views']);
    document.body.replaceChildren();
    place(15, { name: 'two' });
    await pass(1_000);
    expect((find(toolbar) as unknown as { views: unknown[] }).views).toEqual([]);
  });
});

it('leads from an alert or a count to the agent, and back', async () => {
  place();
  await pass(1_000);
  fire('c-presence-counts', 'openagent', userIdOf(1));
  await pass(50);
  const panel = find('c-presence-agent-panel');
  expect(panel?.shadowRoot?.activeElement).not.toBeNull();
  expect(press(panel?.shadowRoot?.querySelector('section') ?? undefined, 'Escape').defaultPrevented).toBe(
    true,
  );
  await pass(50);
  expect(find('c-presence-agent-panel')).toBeUndefined();
  expect(find('c-presence-grid')?.shadowRoot?.activeElement).not.toBeNull();
});

it('reads the public groups when somebody groups by them, once', async () => {
  place();
  await pass(1_000);
  expect(publicGroups).not.toHaveBeenCalled();
  let answer = () => {};
  jest.mocked(publicGroups).mockImplementation(
    () =>
      new Promise((resolve) => {
        answer = () => resolve({ serverTime: Date.now(), rows: [] });
      }),
  );
  fire(toolbar, 'arrange', { groupBy: 'public-group' });
  await pass(50);
  expect(said()).toBe('Reading the public groups…');
  answer();
  await pass(500);
  expect(said()).toBe('');
  fire(toolbar, 'arrange', { groupBy: undefined });
  fire(toolbar, 'arrange', { groupBy: 'public-group' });
  await pass(500);
  expect(publicGroups).toHaveBeenCalledTimes(1);
});

describe('keys', () => {
  beforeEach(async () => {
    place();
    await pass(1_000);
  });

  it('lead to the search and to the help from inside', async () => {
    expect(press(cards()[0], '/').defaultPrevented).toBe(true);
    expect(find(toolbar)?.shadowRoot?.activeElement).toBe(find('input[type=search]'));
    press(cards()[0], '?');
    await pass(10);
    expect((find('c-presence-help') as unknown as { open: boolean }).open).toBe(true);
  });

  it('are letters where one types, and nobody’s outside', async () => {
    expect(press(find('input[type=search]'), '?').defaultPrevented).toBe(false);
    press(document.body, '?');
    await pass(10);
    expect((find('c-presence-help') as unknown as { open: boolean }).open).toBe(false);
  });
});

describe('the wallboard', () => {
  it('takes the page’s place with the longest first, and gives it back as it was', async () => {
    place();
    await pass(1_000);
    fire(toolbar, 'arrange', { sort: 'name', groupBy: 'status' });
    fire(toolbar, 'wallboard');
    await pass(50);
    expect(find('c-presence-panel')).toBeUndefined();
    fire('c-presence-wallboard', 'close');
    await pass(50);
    const { arrangement } = find(toolbar) as unknown as { arrangement: object };
    expect(arrangement).toMatchObject({ sort: 'name', groupBy: 'status' });
  });

  it('is what a page may begin with', async () => {
    place(15, { view: 'wallboard' });
    await pass(1_000);
    expect(find('c-presence-wallboard')).toBeDefined();
    expect(find('c-presence-wallboard')?.parentElement?.getAttribute('data-state')).toBe('ready');
  });
});
