/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { available, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import type { FakeWatchOrg } from '../../presenceWatch/__tests__/fakeWatchOrg';
/* eslint-enable omnipresence/arrows */
import caseRecord from './data/case.json';
import caseOfQueue from './data/caseOfQueue.json';
import caseWithoutOwner from './data/caseWithoutOwner.json';
import noAccess from './data/noAccess.json';
import notFound from './data/notFound.json';
import unsupported from './data/unsupported.json';
import userRecord from './data/user.json';
import {
  answerRecord,
  cards,
  find,
  findAll,
  mark,
  notice,
  pass,
  place,
  refuseRecord,
  state,
  textOf,
} from './page';
import { createWatchOrg } from './watchOrg';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), {
  virtual: true,
});

const me = userIdOf(1);
const other = userIdOf(2);
const onUser = { recordId: other, objectApiName: 'User' };
const onCase = { recordId: caseRecord.id, objectApiName: 'Case' };
const withFields = (fields: Readonly<Record<string, unknown>>) => ({
  ...userRecord,
  fields: {
    ...userRecord.fields,
    ...Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, { displayValue: null, value }]),
    ),
  },
});

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

it('is loading until something is known', async () => {
  org.faults((call) => (call === 'rowsOfUsers' ? 'hang' : undefined));
  await place();
  expect([state(), find('section')?.getAttribute('aria-busy'), mark()]).toEqual([
    'loading/loading',
    'true',
    'catching-up',
  ]);
  expect(textOf('.skeleton')).toBe('Loading presence');
});

describe('a user without a visible presence', () => {
  it('may have none or may not be shared: which, the page does not know and does not say', async () => {
    await place(onUser);
    await answerRecord(userRecord);
    const nobody = notice();
    org.setStatus(other, available);
    org.setVisible(other, false);
    await pass(60_000);
    expect(notice()).toBe(nobody);
    expect(state()).toBe('empty/unseen');
    expect(nobody).toContain('No presence of Agent 2 to show');
    expect(nobody).toContain(
      'Whether there was none, or it is not shared with you, cannot be told from here.',
    );
    expect(nobody).toContain('ask your administrator about sharing');
    expect(cards()).toEqual([]);
  });

  it('is no Omni-Channel user without the license', async () => {
    await place(onUser);
    await answerRecord(withFields({ UserPermissionsSupportUser: false }));
    expect(state()).toBe('empty/unlicensed');
    expect(notice()).toContain('Not an Omni-Channel user: Agent 2');
    expect(notice()).toContain('Service Cloud User');
  });

  it('is inactive where the record says so', async () => {
    await place(onUser);
    await answerRecord(withFields({ IsActive: false }));
    expect(state()).toBe('empty/inactive');
    expect(notice()).toContain('No longer an active user: Agent 2');
  });

  it('is nameless where the name is hidden', async () => {
    await place(onUser);
    await answerRecord({ ...userRecord, fields: {} });
    expect(state()).toBe('empty/unseen');
    expect(notice()).toContain('No presence of this user to show');
  });

  it('is not spoken of before the user’s record is there', async () => {
    await place(onUser);
    expect(state()).toBe('loading/loading');
  });

  it('is shown all the same when the record says less than the presence', async () => {
    org.setStatus(other, available);
    await place(onUser);
    await answerRecord(withFields({ UserPermissionsSupportUser: false }));
    expect(state()).toBe('ready/present');
  });

  it('may have been there: where last ends cannot be read, that is what is said', async () => {
    org.faults((call) => (call === 'lastEnds' ? 'other' : undefined));
    await place(onUser);
    await answerRecord(userRecord);
    expect(state()).toBe('empty/unknown');
    expect(notice()).toContain('When the last one ended could not be read.');
  });
});

describe('the viewer', () => {
  const my = (fields: object) => withFields({ ...fields, Name: 'Agent 1' });

  it('who has not been there is told how to be', async () => {
    await place();
    await answerRecord({ ...my({}), id: me });
    expect(state()).toBe('empty/unseen');
    expect(notice()).toContain('There is no presence of yours in the last 24 hours.');
    expect(notice()).toContain('Open Omni-Channel and choose a status');
    expect(find('.unfold')).toBeUndefined();
  });

  it('without the license is told whom to ask', async () => {
    await place();
    await answerRecord({ ...my({ UserPermissionsSupportUser: false }), id: me });
    expect(state()).toBe('empty/unlicensed');
    expect(notice()).toContain('You are not an Omni-Channel user');
  });
});

describe('a record', () => {
  it.each([
    ['gone', 404, notFound, 'empty/gone', 'This record is gone', 'recycle bin'],
    ['closed to the viewer', 403, noAccess, 'denied/closed', 'You may not see this record', 'Ask for access'],
    [
      'of an object that components are not given',
      400,
      unsupported,
      'error/unsupported',
      'cannot be read here',
      '',
    ],
  ])('that is %s has words of its own', async (_, status, body, expected, heading, next) => {
    await place(onCase);
    await refuseRecord(caseRecord.id, status, body);
    expect(state()).toBe(expected);
    expect(notice()).toContain(heading);
    expect(notice()).toContain(next);
    expect(mark()).toBeUndefined();
    expect(org.calls).toEqual([]);
  });

  it('without an owner says so', async () => {
    await place({ recordId: caseWithoutOwner.id, objectApiName: 'Case' });
    await answerRecord(caseWithoutOwner);
    expect(state()).toBe('empty/no-owner');
    expect(notice()).toContain('A detail record has the owner of its parent');
  });

  it('that nothing answered for is asked for again', async () => {
    await place(onCase);
    await refuseRecord(caseRecord.id, 504, { message: 'Disconnected or Canceled' });
    expect(state()).toBe('error/failed');
    expect(notice()).toContain('There is no connection to Salesforce.');
    findAll('button')
      .find((button) => button.textContent === 'Try again now')
      ?.click();
    await pass(0);
    expect(state()).toBe('loading/loading');
    org.setStatus(other, available);
    await answerRecord(caseRecord);
    expect(state()).toBe('ready/present');
  });

  it('of a session that has ended says so', async () => {
    await place(onCase);
    await refuseRecord(caseRecord.id, 401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }]);
    expect(state()).toBe('error/session');
    expect(notice()).toContain('Your session has ended');
  });

  it.each([
    [404, notFound, 'empty/gone'],
    [403, noAccess, 'denied/closed'],
  ])('of a user that answers %d is about that, not about presence', async (status, body, expected) => {
    await place(onUser);
    await refuseRecord(other, status, body);
    expect(state()).toBe(expected);
  });
});

describe('when reading fails', () => {
  it('names what the viewer lacks, and shows nobody any more', async () => {
    org.setStatus(me, available);
    await place();
    org.faults(() => 'denied');
    await pass(30_000);
    expect([state(), mark(), cards()]).toEqual(['denied/denied', 'denied', []]);
    expect(notice()).toContain('Salesforce said: You do not have access to the Apex class');
    expect(find('.guard')).toBeUndefined();
  });

  it('keeps the card, says how old it is, and is live again by itself', async () => {
    org.setStatus(me, available);
    await place();
    org.faults(() => 'offline');
    await pass(120_000);
    expect([state(), mark(), cards().length]).toEqual(['stale/present', 'stale', 1]);
    expect(notice()).toContain('Everything was last checked at 9:00 AM');
    org.faults(() => undefined);
    await pass(120_000);
    expect([state(), notice().includes('last checked')]).toEqual(['ready/present', false]);
  });

  it('says at once that the session has ended', async () => {
    org.setStatus(me, available);
    await place();
    org.faults(() => 'session');
    await pass(25_000);
    expect(notice()).toContain('Log in again, then reload this page.');
  });

  it.each([
    ['offline', 'error/failed', 'There is no connection to Salesforce.'],
    ['limit', 'error/failed', 'The org has reached a request limit.'],
    ['other', 'error/failed', 'Salesforce answered with an error.'],
    ['session', 'error/session', 'Your session has ended'],
  ] as const)('from the beginning by %s it says so', async (kind, expected, text) => {
    org.faults(() => kind);
    await place();
    expect(state()).toBe(expected);
    expect(notice()).toContain(text);
  });

  it('tries again when asked', async () => {
    org.setStatus(me, available);
    org.faults(() => 'other');
    await place();
    org.faults(() => undefined);
    findAll('button')
      .find((button) => button.textContent === 'Try again now')
      ?.click();
    await pass(100);
    expect(state()).toBe('ready/present');
  });
});

describe('a queue', () => {
  const queueId = '00G000000000001AAA';
  const onQueue = { recordId: caseOfQueue.id, objectApiName: 'Case' };
  const fill = (members: readonly string[]) =>
    void org.groups.set(queueId, { id: queueId, name: 'Billing', type: 'Queue', members });

  async function placeQueue(): Promise<void> {
    await place(onQueue);
    await answerRecord(caseOfQueue);
  }

  it('without members says so', async () => {
    fill([]);
    await placeQueue();
    expect([state(), mark()]).toEqual(['empty/queue-empty', undefined]);
    expect(notice()).toContain('Nobody is in the queue Billing');
  });

  it('of members whom the viewer may not see says no more than that', async () => {
    fill([other]);
    org.setStatus(other, available);
    org.setVisible(other, false);
    await placeQueue();
    expect(state()).toBe('empty/queue-unseen');
    expect(notice()).toContain('No member of Billing to show');
    expect(findAll('[data-count]')).toEqual([]);
  });

  it('that may not be read is denied', async () => {
    org.faults((call) => (call === 'groups' ? 'denied' : undefined));
    await placeQueue();
    expect(state()).toBe('denied/denied');
  });

  it('that could not be read is asked for again', async () => {
    fill([other]);
    org.setStatus(other, available);
    org.faults((call) => (call === 'groups' ? 'offline' : undefined));
    await placeQueue();
    expect(state()).toBe('error/failed');
    org.faults(() => undefined);
    findAll('button')
      .find((button) => button.textContent === 'Try again now')
      ?.click();
    await pass(1_000);
    expect(state()).toBe('ready/queue');
  });
});
