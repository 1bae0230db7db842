import type { GatewayErrorKind } from 'c/presenceSync';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, userIdOf, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import {
  button,
  cards,
  clearPage,
  find,
  findAll,
  live,
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
  it('denied says which permission set is missing, and shows nobody', async () => {
    fail('denied');
    place();
    await pass(1_000);
    expect(state()).toBe('denied');
    expect(cards()).toEqual([]);
    expect(notice()).toContain('Ask your administrator to assign the permission set Presence Supervisor');
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
    // The team is asked for again by itself, and not waited for longer than this.
    await pass(3_000);
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
    expect(find('[data-user-id]')?.className).toContain('presence-stale');
    expect(find('[data-user-id]')?.getAttribute('aria-label')).toMatch(/, last checked at 9:00 AM$/);
    const stood = find('time')?.textContent;
    await pass(5_000);
    expect(find('time')?.textContent).toBe(stood);
    fail(undefined);
    await pass(60_000);
    expect(state()).toBe('ready');
    expect(live()?.getAttribute('data-state')).toBe('live');
    expect(find('[data-user-id]')?.className).not.toContain('presence-stale');
  });

  it('tells a reader of an outage once, and once of its end', async () => {
    org.setStatus(userIdOf(1), available);
    place(5);
    await pass(1_000);
    const told = () => findAll('[role=status], [role=alert]').map((one) => one.textContent ?? '');
    const messages: string[] = [];
    const listen = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        const before = told();
        await pass(1_000);
        messages.push(...told().filter((words) => words !== '' && !before.includes(words)));
      }
    };
    fail('offline');
    await listen(40);
    expect(messages).toEqual(['Not up to date, last checked at 9:00 AM: no connection, trying again']);
    fail(undefined);
    await listen(45);
    expect(messages.slice(1)).toEqual(['Live: checks every 5 s: no live feed is set up for you']);
    fail('denied');
    await listen(20);
    expect(messages.slice(2)).toHaveLength(1);
    expect(messages[2]).toContain('Presence Supervisor');
  });

  it('stale says above its words when nobody matches', async () => {
    org.setStatus(userIdOf(1), available);
    place(5);
    await pass(1_000);
    await search('nobody of that name');
    fail('offline');
    await pass(20_000);
    expect(state()).toBe('stale');
    const notices = findAll('.notice').map((one) => one.textContent ?? '');
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
