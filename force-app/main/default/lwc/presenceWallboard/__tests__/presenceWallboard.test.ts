import { createElement } from 'lwc';
import type { Alert } from 'c/presenceAlerts';
import type { Agent } from 'c/presenceModel';
import type { FloorCounts } from 'c/presenceStore';
import type { SyncStatus } from 'c/presenceSync';
import PresenceWallboard from 'c/presenceWallboard';
// eslint-disable-next-line omnipresence/arrows -- the agents that every card is tested with
import { atLunch, crowd, gone, now } from '../../presenceCard/__tests__/agents';

const minute = 60_000;

const counts: FloorCounts = {
  online: 6_214,
  busy: 1_532,
  offline: 2_254,
  suspect: 0,
  bot: 0,
  limit: 0,
  total: 10_000,
  byStatus: [],
  load: { free: 0, 'part-loaded': 0, full: 0 },
  channels: [
    { id: 'chat', label: 'Chat', online: 40 },
    { id: 'voice', label: 'Voice', online: 2 },
  ],
};

const status: SyncStatus = {
  state: 'live',
  feed: 'push-topic',
  missed: 0,
  reason: 'feed',
  knownComplete: now - 34_000,
  failures: 0,
  parts: { catalog: 'ready', older: 'ready', roster: 'ready', people: 'ready', load: 'ready' },
};

const lunch = (index: number, more: Partial<Agent> = {}): Agent => ({
  ...atLunch,
  userId: `005${index}`,
  name: `Agent ${index}`,
  since: now - (60 - index) * minute,
  ...more,
});

const limitOf = (agent: Agent): Alert => ({
  kind: 'limit',
  id: agent.userId,
  rule: 'Lunch',
  userId: agent.userId,
  statusId: '0N5000000000002AAA',
  start: agent.since,
  brokenAt: now - 7 * minute,
  acknowledged: false,
});

const short = (channelId: string, level: 'warning' | 'broken', minimum: number): Alert => ({
  kind: 'coverage',
  id: `${channelId} ${level}`,
  rule: 'Cover',
  channelId,
  channelLabel: channelId,
  level,
  online: 2,
  minimum,
  since: now,
  acknowledged: false,
});

function show(given: Record<string, unknown> = {}) {
  const element = createElement('c-presence-wallboard', { is: PresenceWallboard });
  Object.assign(element, { counts, status, now, age: 34_000, ...given });
  document.body.appendChild(element);
  const all = (selector: string) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const texts = (selector: string) => all(selector).map((each) => each.textContent);
  return { element, all, texts };
}

afterEach(() => document.body.replaceChildren());

it('has the kinds in large, each in shape and words, of how many, and how old they are', () => {
  const { all, texts } = show();
  expect(texts('.tile .number')).toEqual(['6,214', '1,532', '2,254']);
  expect(texts('.tile .label')).toEqual(['Online', 'Busy', 'Offline']);
  const shapes = all('.tile c-presence-shape').map((each) => (each as unknown as { shape: string }).shape);
  expect(shapes).toEqual(['disc', 'square', 'ring']);
  expect(texts('.floor')).toEqual(['of 10,000 you may see']);
  expect(texts('.age')).toEqual(['checked 34 s ago']);
  expect(texts('.clock')).toEqual(['9:00 AM']);
});

it('says whom it does not count, and who could not be read', () => {
  expect(show({ counts: { ...counts, suspect: 3, bot: 2 } }).texts('.floor')).toEqual([
    'of 10,000 you may see · 3 probably gone · 2 bots',
  ]);
  document.body.replaceChildren();
  expect(show({ partial: true }).texts('.floor')[0]).toContain('without those offline');
});

it('makes numbers and words smaller the longer they are', () => {
  const [tile] = show({ counts: { ...counts, online: 100_000 } }).all('.tile');
  expect(tile?.getAttribute('style')?.replaceAll(' ', '')).toContain('--digits:7;--letters:6');
});

describe('channels', () => {
  it('do not look well with nobody online, whatever the rules say', () => {
    const channels = [{ id: 'video', label: 'Video', online: 0 }];
    const [channel] = show({ counts: { ...counts, channels } }).all('.channel');
    expect(channel?.dataset.level).toBe('covered');
    expect(channel?.className).toContain('presence-warned');
  });

  it('stand with the agents online for them, those that are short first and in words', () => {
    const { all, texts } = show({ alerts: [short('voice', 'broken', 3), short('voice', 'warning', 2)] });
    expect(texts('.channel .name')).toEqual(['Voice', 'Chat']);
    expect(texts('.channel .count')).toEqual(['2', '40']);
    expect(texts('.channel .note')).toEqual(['too few: min. 3']);
    expect(all('.channel').map(({ dataset }) => dataset.level)).toEqual(['broken', 'covered']);
  });

  it('warn before they are short', () => {
    expect(show({ alerts: [short('voice', 'warning', 2)] }).texts('.channel .note')).toEqual([
      'just at min. 2',
    ]);
  });

  it('are counted where there is no room for them', () => {
    const channels = Array.from({ length: 8 }, (_, index) => ({ id: `c${index}`, label: '', online: 1 }));
    const given = { counts: { ...counts, channels } };
    expect(show(given).texts('.channels .more')).toEqual(['+3 more']);
    document.body.replaceChildren();
    const alerts = channels.map(({ id }) => short(id, 'broken', 2));
    expect(show({ ...given, alerts }).texts('.channels .more')).toEqual(['+3 more, 3 short']);
  });

  it('have no part of the board where none is known', () => {
    expect(show({ counts: { ...counts, channels: [] } }).all('.channels')).toEqual([]);
  });
});

describe('people', () => {
  it('are those who are longest in their status, without bots, doubtful rows and who is offline', () => {
    const agents = [
      lunch(0, { bot: true }),
      lunch(1, { suspect: true, suspectReason: 'too-old' }),
      lunch(2),
      lunch(3),
      { ...gone, since: now - 5 * minute },
    ];
    const { texts } = show({ agents });
    expect(texts('[data-list=longest] .name')).toEqual(['Agent 2', 'Agent 3']);
    expect(texts('[data-list=longest] .time')).toEqual(['58:00', '57:00']);
  });

  it('who break a limit leave one place to the longest, and are counted where there is no room', () => {
    const agents = [1, 2, 3, 4, 5].map((index) => lunch(index));
    const agentOf = (userId: string) => agents.find((agent) => agent.userId === userId);
    const given = { agents, agentOf, alerts: agents.map(limitOf), counts: { ...counts, limit: 5 } };
    const { texts } = show(given);
    expect(texts('[data-list=broken] .name')).toEqual(['Agent 1', 'Agent 2', 'Agent 3']);
    expect(texts('[data-list=broken] .note')[0]).toBe('Lunch, over by 7:00');
    expect(texts('[data-list=broken] .more')).toEqual(['+2 more']);
    expect(texts('[data-list=longest] .name')).toEqual(['Agent 1']);
    expect(texts('.tile .number').at(-1)).toBe('5');
  });

  it('who are gone from the floor are not named', () => {
    const { all } = show({ alerts: [limitOf(lunch(1))], agentOf: () => undefined });
    expect(all('[data-list=broken]')).toEqual([]);
  });

  it('may be none', () => {
    expect(show({ agents: [] }).texts('.nobody')).toEqual(['Nobody is online or busy']);
  });

  it('are asked for only as far as there is room', () => {
    let asked = 0;
    const [first] = crowd(1);
    const agents = {
      *[Symbol.iterator]() {
        for (;;) {
          asked += 1;
          yield first;
        }
      },
    };
    expect(show({ agents }).all('.person')).toHaveLength(4);
    expect(asked).toBeLessThan(20);
  });
});

describe('what is out of date', () => {
  const stale = { status: { ...status, state: 'stale', reason: 'offline' }, age: 15 * minute };

  it('says so in large with its age, and when it was so', () => {
    const { texts } = show(stale);
    expect(texts('.age')).toEqual(['Out of date: as of 15 min ago']);
    expect(texts('.as-of')).toEqual(['What stands here was so at 8:59 AM']);
    expect(texts('.tile .number')).toHaveLength(3);
  });

  it('claims no running time', () => {
    const agent = lunch(1);
    const { texts } = show({ ...stale, agents: [agent], agentOf: () => agent, alerts: [limitOf(agent)] });
    expect(texts('[data-list=broken] .note')).toEqual(['Lunch']);
    expect(texts('.time')[0]).toContain('58:26');
  });

  it('is not what is being caught up with', () => {
    expect(show({ status: { ...status, state: 'catching-up' } }).texts('.age')).toEqual([
      'catching up, as of 34 s ago',
    ]);
  });
});

describe('words in large stand in place of numbers', () => {
  const unread = { ...status, knownComplete: undefined };
  const error = (kind: string) => ({ kind, message: '' });

  it.each([
    ['Session ended', { status: { ...status, state: 'stale', error: error('session') } }],
    ['No access', { status: { ...unread, state: 'denied' } }],
    ['Cannot be read', { status: { ...unread, state: 'stale', error: error('offline') } }],
    ['Loading', { status: { ...unread, state: 'loading' } }],
    ['Loading', { status: undefined, counts: undefined }],
    ['Stopped', { status: { ...status, state: 'stopped' } }],
    ['Nobody to show', { counts: { ...counts, total: 0 } }],
  ])('%s', (words, given) => {
    const { all, texts } = show(given);
    expect(texts('.large-title')).toEqual([words]);
    expect(all('.tile')).toEqual([]);
  });

  it('and say when something was read last', () => {
    const { texts } = show({ status: { ...status, state: 'stale', error: error('session') } });
    expect(texts('.large-text').at(-1)).toBe('Last read at 8:59 AM');
  });

  it('but not while the roster may still bring somebody', () => {
    const parts = { ...status.parts, roster: 'waiting' };
    expect(
      show({ status: { ...status, parts }, counts: { ...counts, total: 0 } }).texts('.large-title'),
    ).toEqual(['Loading']);
  });
});

it('keeps its elements while people and channels change places', async () => {
  const agents = [1, 2, 3, 4].map((index) => lunch(index));
  const { element, all } = show({ agents, alerts: [short('voice', 'broken', 3)] });
  const before = all('.person, .channel, .tile, .shape');
  Object.assign(element, { agents: [...agents].reverse(), alerts: [], now: now + 1_000 });
  await Promise.resolve();
  const after = all('.person, .channel, .tile, .shape');
  expect(after).toHaveLength(before.length);
  expect(after.every((each, index) => each === before[index])).toBe(true);
});

it('has nothing to press, and leaves on Escape', () => {
  const { element, all } = show();
  expect(all('button, a, input')).toEqual([]);
  let closed = 0;
  element.addEventListener('close', () => (closed += 1));
  element.focus();
  expect(element.shadowRoot?.activeElement).toBe(all('section')[0]);
  for (const key of ['Escape', 'a']) all('section')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key }));
  expect(closed).toBe(1);
});
