import { createElement } from 'lwc';
import SupervisorPresence from 'c/supervisorPresence';
import type { GatewayErrorKind } from 'c/presenceSync';
/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import {
  available,
  createFakeOrg,
  lunch,
  userIdOf,
  type FakeOrg,
} from '../../presenceSync/__tests__/fakeGateway';
import { answerFrom } from '../../presenceGatewayApex/__tests__/apexOrg';
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
/* eslint-enable omnipresence/arrows */

let org: FakeOrg;

function place(pollSeconds = 15): HTMLElement {
  const element = createElement('c-supervisor-presence', { is: SupervisorPresence });
  Object.assign(element, { pollSeconds });
  document.body.appendChild(element);
  return element;
}

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
const fail = (kind: GatewayErrorKind | undefined) => org.faults(() => kind);

/** Looks through every shadow root below. */
function findAll(root: ParentNode, selector: string): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot !== null) found.push(...findAll(shadowRoot, selector));
  }
  return [...new Set(found)];
}

const find = (selector: string) => findAll(document.body, selector)[0];
const state = () => find('section')?.getAttribute('data-state');
const cards = () => findAll(document.body, '[data-user-id]');
const names = () => cards().map((card) => card.getAttribute('aria-label')?.split(',')[0]);
const count = (key: string) => find(`[data-count=${key}]`)?.textContent;
const notice = () => findAll(document.body, '.notice')[0]?.textContent ?? '';
const button = (text: string) =>
  findAll(document.body, 'button').find((one) => one.textContent?.includes(text));
const spoken = () => findAll(document.body, 'p[role=status]').at(-1)?.textContent;
const live = () => find('[data-feed]');

async function search(words: string): Promise<void> {
  const field = find('input') as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new CustomEvent('input'));
  await pass(200);
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 16) });
  // One column, tall enough for all.
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(5_000);
  org = createFakeOrg(createJestTime());
  answerFrom(org.gateway);
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('with data', () => {
  beforeEach(() => {
    org.setStatus(userIdOf(1), available);
    org.setStatus(userIdOf(2), lunch);
  });

  it('shows a card for each agent and counts them', async () => {
    org.setStatus(userIdOf(3), available);
    await pass(2_000);
    org.logout(userIdOf(3));
    await pass(60_000);
    place();
    await pass(1_000);
    expect(state()).toBe('ready');
    expect(names()).toEqual(['Agent 1', 'Agent 2', 'Agent 3']);
    expect(['online', 'busy', 'offline'].map(count)).toEqual(['1', '1', '1']);
    expect(find('.of-visible')?.textContent).toBe('of 3 you may see');
  });

  it('never calls the floor empty, or itself live, on the way to its first cards', async () => {
    place();
    const seen: (string | null | undefined)[] = [];
    for (let step = 0; step < 200; step += 1) {
      await pass(1);
      seen.push(`${state()} ${live()?.getAttribute('data-state')} ${cards().length}`);
    }
    expect([...new Set(seen)]).toEqual(['loading catching-up 0', 'ready live 2']);
  });

  it('shows a change within a poll', async () => {
    place(5);
    await pass(1_000);
    expect(count('busy')).toBe('1');
    org.setStatus(userIdOf(1), lunch);
    await pass(6_000);
    expect(count('busy')).toBe('2');
    expect(cards().map((card) => card.getAttribute('data-kind'))).toEqual(['busy', 'busy']);
  });

  it('lets time in status tick by the second', async () => {
    place();
    await pass(1_100);
    const elapsed = () => find('time')?.textContent;
    const before = elapsed();
    await pass(1_100);
    expect([before, elapsed()]).toEqual(['0:01', '0:02']);
  });

  it('filters by a count, and back', async () => {
    place();
    await pass(1_000);
    button('Busy')?.click();
    await pass(50);
    expect(names()).toEqual(['Agent 2']);
    expect(button('Busy')?.getAttribute('aria-pressed')).toBe('true');
    expect(count('online')).toBe('1');
    button('Busy')?.click();
    await pass(50);
    expect(names()).toHaveLength(2);
  });

  it('sorts by name, status and time', async () => {
    await pass(30_000);
    org.setStatus(userIdOf(1), available);
    place();
    await pass(1_000);
    const order = async (sort: string) => {
      const select = find('select') as HTMLSelectElement;
      select.value = sort;
      select.dispatchEvent(new CustomEvent('change'));
      await pass(50);
      return names();
    };
    expect(names()).toEqual(['Agent 2', 'Agent 1']);
    expect(await order('name')).toEqual(['Agent 1', 'Agent 2']);
    expect(await order('time-in-status')).toEqual(['Agent 2', 'Agent 1']);
    expect(await order('status')).toEqual(['Agent 1', 'Agent 2']);
  });

  it('searches when the keys rest', async () => {
    place();
    await pass(1_000);
    const field = find('input') as HTMLInputElement;
    for (const words of ['a', 'ag', 'agent 2']) {
      field.value = words;
      field.dispatchEvent(new CustomEvent('input'));
      await pass(100);
    }
    expect(names()).toHaveLength(2);
    await pass(100);
    expect(names()).toEqual(['Agent 2']);
  });

  it('says when nobody matches, and clears what hides them', async () => {
    place();
    await pass(1_000);
    await search('nobody of that name');
    expect(state()).toBe('nobody-matches');
    expect(notice()).toContain('None of the 2 agents you may see');
    findAll(document.body, '.notice button')[0]?.click();
    await pass(50);
    expect(state()).toBe('ready');
    expect((find('input') as HTMLInputElement).value).toBe('');
    expect(names()).toHaveLength(2);
    expect(find('c-presence-toolbar')?.shadowRoot?.activeElement).toBe(find('input'));
  });

  it('marks how live it is', async () => {
    place();
    await pass(1_000);
    expect(live()?.getAttribute('data-state')).toBe('live');
    expect(live()?.getAttribute('data-feed')).toBe('polling');
    expect(live()?.textContent).toContain('polling every 15 s');
    await pass(4_000);
    expect(Number(live()?.getAttribute('data-age-seconds'))).toBeGreaterThanOrEqual(5);
  });
});

describe('spoken', () => {
  it('is a digest of the counts, at most every ten seconds, and never a tick', async () => {
    org.setStatus(userIdOf(1), available);
    org.setStatus(userIdOf(2), available);
    place(1);
    await pass(1_000);
    expect(spoken()).toBe('2 online, 0 busy, 0 offline');
    org.setStatus(userIdOf(1), lunch);
    await pass(3_000);
    expect(count('busy')).toBe('1');
    expect(spoken()).toBe('2 online, 0 busy, 0 offline');
    await pass(8_000);
    expect(spoken()).toBe('1 online, 1 busy, 0 offline');
  });
});

describe('without data', () => {
  it('loads in words until the first answer', async () => {
    org.faults(() => 'hang');
    place();
    await pass(1_000);
    expect(state()).toBe('loading');
    expect(find('section')?.getAttribute('aria-busy')).toBe('true');
    expect(find('.skeleton')?.textContent).toContain('Loading the floor');
    expect(live()?.getAttribute('data-state')).toBe('catching-up');
  });

  it('waits a little for the roster, so that no count is half of one', async () => {
    org.setStatus(userIdOf(1), available);
    org.faults((call) => (call === 'roster' ? 'hang' : undefined));
    place();
    await pass(1_000);
    expect(state()).toBe('loading');
    expect(live()?.getAttribute('data-state')).toBe('catching-up');
    await pass(3_000);
    expect(live()?.getAttribute('data-state')).toBe('live');
    expect(state()).toBe('ready');
    expect(cards()).toHaveLength(1);
    expect(find('.of-visible')?.textContent).toContain('who is offline could not be read');
  });

  it('shows who is there where the roster fails', async () => {
    org.setStatus(userIdOf(1), available);
    org.faults((call) => (call === 'roster' ? 'denied' : undefined));
    place();
    await pass(1_000);
    expect(state()).toBe('ready');
    expect(find('.of-visible')?.textContent).toContain('who is offline could not be read');
  });

  it('says why nobody is seen, and what to do', async () => {
    place();
    await pass(1_000);
    expect(state()).toBe('empty');
    expect(notice()).toContain('been there in the last 24 hours');
    expect(notice()).toContain('ask your administrator');
    expect(find('input')).toBeUndefined();
  });

  it('becomes ready when somebody comes', async () => {
    place(5);
    await pass(1_000);
    org.setStatus(userIdOf(1), available);
    await pass(6_000);
    expect(state()).toBe('ready');
  });
});

describe('when reading fails', () => {
  it('denied says whom to ask, and shows nobody', async () => {
    fail('denied');
    place();
    await pass(1_000);
    expect(state()).toBe('denied');
    expect(cards()).toEqual([]);
    expect(notice()).toContain('Ask your administrator whether Omni-Channel is on, and for read access');
    expect(notice()).toContain(
      "Salesforce said: You do not have access to the Apex class named 'PresenceFloor'.",
    );
    expect(live()?.getAttribute('data-state')).toBe('denied');
  });

  it('denied later takes away what was seen', async () => {
    org.setStatus(userIdOf(1), available);
    place(5);
    await pass(1_000);
    expect(cards()).toHaveLength(1);
    fail('denied');
    await pass(6_000);
    expect(state()).toBe('denied');
    expect(cards()).toEqual([]);
    expect(spoken()).toBe('');
  });

  it.each<[GatewayErrorKind, string]>([
    ['offline', 'no connection to Salesforce'],
    ['limit', 'request limit'],
    ['other', 'answered with an error'],
    ['session', 'Your session has ended'],
  ])('%s at first is an error in its own words', async (kind, words) => {
    fail(kind);
    place();
    await pass(1_000);
    expect(state()).toBe('error');
    expect(notice()).toContain(words);
  });

  it('heals by the button', async () => {
    org.setStatus(userIdOf(1), available);
    fail('other');
    place();
    await pass(400);
    fail(undefined);
    button('Try again now')?.click();
    await pass(100);
    expect(state()).toBe('ready');
  });

  it('is stale after a while, keeps the cards, and is live again by itself', async () => {
    org.setStatus(userIdOf(1), available);
    place(5);
    await pass(1_000);
    fail('offline');
    await pass(20_000);
    expect(state()).toBe('stale');
    expect(cards()).toHaveLength(1);
    expect(notice()).toContain('What you see may be out of date');
    expect(notice()).toContain('last checked at 9:00 AM');
    expect(live()?.getAttribute('data-state')).toBe('stale');
    expect(live()?.textContent).toContain('no connection');
    fail(undefined);
    await pass(60_000);
    expect(state()).toBe('ready');
    expect(live()?.getAttribute('data-state')).toBe('live');
  });

  it('stale says above its words when nobody matches', async () => {
    org.setStatus(userIdOf(1), available);
    place(5);
    await pass(1_000);
    await search('nobody of that name');
    fail('offline');
    await pass(20_000);
    expect(state()).toBe('stale');
    const notices = findAll(document.body, '.notice').map((one) => one.textContent ?? '');
    expect(notices[0]).toContain('out of date');
    expect(notices[1]).toContain('None of the 1 agents');
    expect(find('[role=grid]')).toBeUndefined();
  });

  it('an ended session is named at once, above the cards', async () => {
    org.setStatus(userIdOf(1), available);
    place(5);
    await pass(1_000);
    fail('session');
    await pass(6_000);
    expect(cards()).toHaveLength(1);
    expect(notice()).toContain('Log in again');
  });
});

describe('on a page', () => {
  it('leaves nothing running when it is taken away', async () => {
    org.setStatus(userIdOf(1), available);
    const element = place();
    await pass(3_000);
    await search('agent');
    element.remove();
    expect(jest.getTimerCount()).toBe(0);
    const calls = org.calls.length;
    await pass(120_000);
    expect(org.calls).toHaveLength(calls);
  });

  it('keeps the search in force over a denial', async () => {
    org.setStatus(userIdOf(1), available);
    org.setStatus(userIdOf(2), available);
    place(5);
    await pass(1_000);
    await search('agent 2');
    fail('denied');
    await pass(6_000);
    expect(state()).toBe('denied');
    fail(undefined);
    button('Try again now')?.click();
    await pass(500);
    expect(names()).toEqual(['Agent 2']);
    expect((find('input') as HTMLInputElement).value).toBe('agent 2');
  });

  it('two show one arrangement', async () => {
    org.setStatus(userIdOf(1), available);
    org.setStatus(userIdOf(2), lunch);
    place();
    await pass(1_000);
    button('Busy')?.click();
    await pass(50);
    place();
    await pass(50);
    expect(names()).toEqual(['Agent 2', 'Agent 2']);
  });

  it('two share one session', async () => {
    place();
    place();
    await pass(1_000);
    expect(org.calls.filter((call) => call === 'liveRows')).toHaveLength(1);
  });

  it('comes back to life when it is put back', async () => {
    org.setStatus(userIdOf(1), available);
    const element = place();
    await pass(1_000);
    element.remove();
    document.body.appendChild(element);
    await pass(1_000);
    expect(state()).toBe('ready');
    expect(cards()).toHaveLength(1);
  });
});
