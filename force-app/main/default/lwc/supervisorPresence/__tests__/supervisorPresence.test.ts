import read from '@salesforce/apex/PresenceSettings.read';
import type { GatewayErrorKind } from 'c/presenceSync';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, lunch, userIdOf, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import {
  button,
  cards,
  clearPage,
  count,
  find,
  findAll,
  live,
  names,
  notice,
  pass,
  place,
  search,
  spoken,
  startOrg,
  state,
} from './floorPage';

let org: FakeOrg;

const fail = (kind: GatewayErrorKind | undefined) => org.faults(() => kind);

beforeEach(() => {
  org = startOrg();
});

afterEach(clearPage);

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
    for (let step = 0; step < 48; step += 1) {
      await pass(5);
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
    findAll('.notice button')[0]?.click();
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
    expect(live()?.textContent).toContain('checks every 15 s');
    await pass(4_000);
    expect(Number(live()?.getAttribute('data-age-seconds'))).toBeGreaterThanOrEqual(5);
  });

  it('asks as often as the org’s settings say where the page says nothing', async () => {
    jest.mocked(read).mockResolvedValue({ serverTime: 0, rows: [{ Id: 'm00', Poll_Seconds__c: 30 }] });
    place(null);
    await pass(1_000);
    expect(live()?.textContent).toContain('checks every 30 s');
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
