import type { WatchStatus } from 'c/presenceWatch';
import { cardView, type CardFacts } from '../cardView';
import type { Subject } from '../subject';
// eslint-disable-next-line omnipresence/arrows -- the agents that every card is tested with
import { ada, now } from '../../presenceCard/__tests__/agents';

const me: Subject = { kind: 'user', userId: ada.userId, relation: 'me' };
const live: WatchStatus = {
  state: 'polling',
  reason: 'watching',
  knownComplete: now,
  failures: 0,
  parts: {} as WatchStatus['parts'],
};
const place = { whose: 'automatic', recordId: undefined, objectApiName: undefined, myId: ada.userId };

function viewOf(given: Partial<CardFacts> = {}) {
  return cardView({
    place,
    subject: me,
    status: live,
    followed: { agent: ada, standing: 'visible' },
    floorWindow: 86_400_000,
    ...given,
  });
}

it('shows the agent and how live he is, and says nothing beside', () => {
  expect(viewOf()).toMatchObject({
    state: 'ready',
    reason: 'present',
    heading: 'My presence',
    hasMark: true,
    checkedAt: undefined,
    block: undefined,
    strip: undefined,
    hasAgent: true,
    hasSupervisorView: true,
  });
});

it('loads without a mark until there is a watch', () => {
  expect(viewOf({ status: undefined })).toMatchObject({
    state: 'loading',
    hasMark: false,
    hasAgent: false,
    block: undefined,
  });
});

it('has words in place of what may not be read, and keeps the mark', () => {
  const status: WatchStatus = { ...live, state: 'denied' };
  expect(viewOf({ status, followed: {} })).toMatchObject({
    state: 'denied',
    hasMark: true,
    block: { tone: 'refused' },
  });
});

it('keeps the old card under words that say so', () => {
  const view = viewOf({ status: { ...live, state: 'stale' } });
  expect(view).toMatchObject({
    state: 'stale',
    hasAgent: true,
    checkedAt: now,
    strip: { tone: 'warning' },
  });
  expect(view.block).toBeUndefined();
});

it('shows what a supervisor sees to the viewer alone', () => {
  const subject: Subject = { kind: 'user', userId: ada.userId, relation: 'owner' };
  expect(viewOf({ subject })).toMatchObject({ hasAgent: true, hasSupervisorView: false });
});

it('names the guard only where somebody is the last one', () => {
  expect(viewOf().guard).toBeUndefined();
  const lastOne = { channels: [{ id: '0N6000000000001AAA', label: 'Chat' }], agents: 5 };
  expect(viewOf({ followed: { agent: ada, standing: 'visible', lastOne } }).guard).toContain('Chat');
});

it('has neither card nor mark where nobody is watched', () => {
  const view = viewOf({ subject: { kind: 'no-owner' }, followed: {} });
  expect(view).toMatchObject({ state: 'empty', reason: 'no-owner', hasMark: false, hasAgent: false });
  expect(view.queue).toBeUndefined();
  expect(view.block).toBeDefined();
});

it("is headed by whose presence it is: the viewer's, the record's or its owner's", () => {
  const record = { ...place, recordId: '500000000000001AAA', objectApiName: 'Case' };
  const headings = [
    viewOf().heading,
    viewOf({ subject: { ...me, relation: 'user' } }).heading,
    viewOf({ subject: { kind: 'waiting' }, place: record, followed: {} }).heading,
  ];
  expect(new Set(headings).size).toBe(3);
});
