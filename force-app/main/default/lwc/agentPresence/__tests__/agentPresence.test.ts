/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import type { FakeWatchOrg } from '../../presenceWatch/__tests__/fakeWatchOrg';
/* eslint-enable omnipresence/arrows */
import caseRecord from './data/case.json';
import caseOfQueue from './data/caseOfQueue.json';
import userRecord from './data/user.json';
import { answerRecord, cards, find, findAll, mark, pass, place, state, textOf } from './page';
import { createWatchOrg } from './watchOrg';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), {
  virtual: true,
});

const me = userIdOf(1);
const owner = userIdOf(2);
const queueId = '00G000000000001AAA';
const onCase = { recordId: caseRecord.id, objectApiName: 'Case' };

let org: FakeWatchOrg;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 16) });
  org = createWatchOrg();
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('whom it is about', () => {
  beforeEach(() => {
    org.setStatus(me, available);
    org.setStatus(owner, lunch);
  });

  it('is the viewer on pages without a record', async () => {
    await place();
    expect([textOf('.title'), state()]).toEqual(['My presence', 'ready/present']);
    expect(cards()).toEqual(['Agent 1, Available, since 9:00 AM']);
  });

  it('is the user of a user’s record', async () => {
    await place({ recordId: owner, objectApiName: 'User' });
    expect(textOf('.title')).toBe('Presence');
    expect(cards()).toEqual(['Agent 2, Lunch, since 9:00 AM']);
  });

  it('is the owner of another record, once that is known', async () => {
    await place(onCase);
    expect([textOf('.title'), state(), cards()]).toEqual(['Record owner', 'loading/loading', []]);
    await answerRecord(caseRecord);
    expect([textOf('.title'), state()]).toEqual(['Record owner', 'ready/present']);
    expect(cards()).toEqual(['Agent 2, Lunch, since 9:00 AM']);
  });

  it('is the viewer on a record too, where an administrator says so', async () => {
    await place({ ...onCase, whose: 'me' });
    expect(textOf('.title')).toBe('My presence');
    expect(cards()).toEqual(['Agent 1, Available, since 9:00 AM']);
  });

  it('is the viewer in full on what is his own', async () => {
    await place({ recordId: me.slice(0, 15), objectApiName: 'User' });
    expect(textOf('.title')).toBe('My presence');
    expect(textOf('.unfold')).toContain('What my supervisor sees');
  });

  it('follows the page to another record, and forgets whom it showed', async () => {
    const element = await place(onCase);
    await answerRecord(caseRecord);
    Object.assign(element, { recordId: me, objectApiName: 'User' });
    await pass(0);
    expect(cards().filter((name) => name?.startsWith('Agent 2'))).toEqual([]);
    await pass(1_000);
    expect(cards()).toEqual(['Agent 1, Available, since 9:00 AM']);
  });

  it('is not taken from an answer about the record before', async () => {
    const element = await place(onCase);
    element.recordId = caseOfQueue.id;
    await pass(0);
    await answerRecord(caseRecord);
    expect(state()).toBe('loading/loading');
  });
});

describe('the card', () => {
  it('shows the person from the record, with the larger photo', async () => {
    org.setStatus(owner, available);
    await place({ recordId: owner, objectApiName: 'User' });
    await answerRecord(userRecord);
    expect(textOf('.about')).toBe('Service Agent · Customer Care');
    expect(find('img')?.getAttribute('src')).toMatch(/\/F$/);
  });

  it('shows load, and interruptible capacity where the org has it', async () => {
    org.setStatus(me, available);
    org.moveWork(me, 3);
    org.interruptCapacities.set(me, 2);
    await place();
    expect(textOf('[data-fact=load] dd')).toBe('3 of 4 · Part-loaded');
    expect(textOf('[data-fact=interrupt] dd')).toBe('2');
  });

  it('asks for interruptible capacity once a row, not once a poll', async () => {
    org.setStatus(me, available);
    org.interruptCapacities.set(me, 2);
    await place();
    await pass(100_000);
    const asked = () => org.calls.filter((call) => call === 'interruptCapacity').length;
    expect(asked()).toBe(1);
    org.setStatus(me, lunch);
    await pass(40_000);
    expect(asked()).toBe(2);
  });

  it('ticks by the second and follows a change within a poll', async () => {
    org.setStatus(me, available);
    await place();
    await pass(100);
    const before = textOf('.elapsed');
    await pass(1_000);
    expect([before, textOf('.elapsed')]).toEqual(['0:01', '0:02']);
    org.setStatus(me, lunch);
    await pass(25_000);
    expect(find('[data-user-id]')?.dataset.kind).toBe('busy');
  });

  it('says since when somebody is offline', async () => {
    org.setStatus(owner, available);
    await pass(60_000);
    org.logout(owner);
    await pass(60_000);
    await place({ recordId: owner, objectApiName: 'User' });
    expect(cards()).toEqual(['Agent 2, Offline, since 9:01 AM']);
    expect(state()).toBe('ready/present');
  });

  it('is live when the card is there, not before', async () => {
    org.setStatus(owner, available);
    await place(onCase);
    expect(mark()).toBeUndefined();
    await answerRecord(caseRecord);
    expect(mark()).toBe('live');
    expect(find('[data-feed]')?.dataset.feed).toBe('polling');
  });
});

describe('of a colleague', () => {
  it('shows the current state and nothing that is mine to know', async () => {
    org.setStatus(me, lunch);
    org.setStatus(owner, available);
    await place(onCase);
    await answerRecord(caseRecord);
    expect(find('.guard')).toBeUndefined();
    expect(find('.unfold')).toBeUndefined();
    expect(org.calls).not.toContain('onlineInStatuses');
  });
});

describe('the last one', () => {
  const guard = (selector: string) => find('.guard')?.shadowRoot?.querySelector(selector);

  it('is told so, with the channels and how many were looked at', async () => {
    org.setStatus(me, available);
    org.setStatus(owner, lunch);
    await place();
    expect(guard('.title')?.textContent).toBe(
      'You are the only one online for Voice and Chat, of 2 you may see',
    );
    expect(guard('.notice')?.getAttribute('role')).toBe('status');
  });

  it('is told no longer when a colleague comes', async () => {
    org.setStatus(me, available);
    org.setStatus(owner, lunch);
    await place();
    expect(find('.guard')).toBeDefined();
    org.setStatus(owner, available);
    await pass(25_000);
    expect(find('.guard')).toBeUndefined();
  });

  it('is nobody who has seen nobody else', async () => {
    org.setStatus(me, available);
    await place();
    expect(find('.guard')).toBeUndefined();
  });
});

describe('what my supervisor sees', () => {
  beforeEach(async () => {
    org.setStatus(me, available);
    await place();
  });

  it('is folded until it is asked for', () => {
    expect(find('.unfold')?.getAttribute('aria-expanded')).toBe('false');
    expect(find('c-presence-card')).toBeUndefined();
  });

  it('is the card of the floor, drawn from the same agent', async () => {
    find('.unfold')?.click();
    await pass(0);
    expect(find('.unfold')?.getAttribute('aria-expanded')).toBe('true');
    const agentOf = (tag: string) => (find(tag) as unknown as { agent: unknown }).agent;
    expect(agentOf('c-presence-card')).toBe(agentOf('c-presence-detail'));
    expect(cards()).toEqual(Array(2).fill('Agent 1, Available, since 9:00 AM'));
    find('.unfold')?.click();
    await pass(0);
    expect(find('c-presence-card')).toBeUndefined();
  });
});

describe('a queue', () => {
  const onQueue = { recordId: caseOfQueue.id, objectApiName: 'Case' };

  beforeEach(() => {
    const nested = '00G000000000002AAA';
    org.groups.set(queueId, {
      id: queueId,
      name: 'Billing',
      type: 'Queue',
      members: [me, owner, nested],
    });
    org.groups.set(nested, { id: nested, name: 'Tier 2', type: 'Regular', members: [userIdOf(3), queueId] });
    org.setStatus(me, available);
    org.setStatus(owner, lunch);
    org.setStatus(userIdOf(3), available);
  });

  it('shows how many of its members are there, nested groups resolved', async () => {
    await place(onQueue);
    await answerRecord(caseOfQueue);
    expect([textOf('.title'), state(), mark()]).toEqual(['Record owner', 'ready/queue', 'live']);
    expect(textOf('.name')).toBe('Billing');
    expect(['online', 'busy', 'offline'].map((kind) => textOf(`[data-count=${kind}]`))).toEqual([
      '2',
      '1',
      '0',
    ]);
    expect(textOf('.of')).toBe('of 3 you may see');
    expect(cards()).toEqual(['Agent 1, Available, since 9:00 AM', 'Agent 3, Available, since 9:00 AM']);
  });

  it('counts only those whom the viewer may see', async () => {
    org.setVisible(userIdOf(3), false);
    await place(onQueue);
    await answerRecord(caseOfQueue);
    expect(textOf('[data-count=online]')).toBe('1');
    expect(textOf('.of')).toBe('of 2 you may see');
  });

  it('follows its members', async () => {
    await place(onQueue);
    await answerRecord(caseOfQueue);
    org.setStatus(owner, available);
    await pass(25_000);
    expect(textOf('[data-count=online]')).toBe('3');
  });
});

describe('the page', () => {
  it('shares one poll between cards', async () => {
    org.setStatus(owner, available);
    org.setStatus(userIdOf(3), available);
    await place({ recordId: owner, objectApiName: 'User' });
    await place({ recordId: userIdOf(3), objectApiName: 'User' });
    const before = org.calls.filter((call) => call === 'rowsOfUsers').length;
    await pass(60_000);
    const polls = org.calls.filter((call) => call === 'rowsOfUsers').length - before;
    expect(polls).toBeGreaterThanOrEqual(2);
    expect(polls).toBeLessThanOrEqual(4);
    expect(findAll('[data-user-id]')).toHaveLength(2);
  });

  it('may take the component down and put it up again', async () => {
    org.setStatus(owner, available);
    const element = await place({ recordId: owner, objectApiName: 'User' });
    await answerRecord(userRecord);
    element.remove();
    await pass(1_000);
    document.body.appendChild(element);
    await pass(1_000);
    expect(state()).toBe('ready/present');
    expect(find('img')?.getAttribute('src')).toMatch(/\/F$/);
  });

  it('leaves nothing running behind', async () => {
    org.setStatus(me, available);
    const element = await place();
    element.remove();
    org.calls.length = 0;
    await pass(200_000);
    expect(org.calls).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
