import type { PersonRecord } from 'c/presenceModel';
import { describe, expect, it } from 'vitest';
import type { GroupBy } from '../groupKeys';
import { createPresenceStore } from '../store';
import type { PresenceStore } from '../surface';
import { available, lunch, recordOf, userIdOf } from './floorEvents';

const now = Date.UTC(2026, 4, 5, 14);
const hour = 3_600_000;

function floor(groupBy: GroupBy): PresenceStore {
  const store = createPresenceStore(undefined, { compareNames: new Intl.Collator('en').compare });
  store.advance(now);
  store.upsertRows(
    [
      recordOf({ user: 1, name: 'Ada', start: now - hour }),
      recordOf({ user: 2, name: 'Bo', start: now - 2 * hour, status: lunch }),
      recordOf({ user: 3, name: 'Cy', start: now - 20 * hour }),
      recordOf({ user: 4, name: 'Di', start: now - hour }),
    ],
    now,
  );
  store.setRoster(
    [
      { userId: userIdOf(5), name: 'Ed', lastEnd: now - hour },
      { userId: userIdOf(6), name: 'Flo', lastEnd: now },
    ],
    now,
    now - 24 * hour,
  );
  store.complete(now);
  store.setPeople([{ Id: userIdOf(4), UserType: 'AutomatedProcess' }]);
  store.arrange({ sort: 'name', groupBy });
  return store;
}

const groups = (store: PresenceStore) =>
  store.groups().map(({ key, label, agents }) => [key, label, agents.map(({ name }) => name).join(' ')]);

const works = (user: number, more: Partial<PersonRecord>): PersonRecord => ({ Id: userIdOf(user), ...more });
const led = (user: number, name?: string) =>
  works(user, { ManagerId: '005M', ...(name === undefined ? {} : { Manager: { Name: name } }) });

describe('groups', () => {
  it('are none unless somebody asks for them', () => {
    const store = floor('kind');
    store.arrange({ sort: 'name' });
    expect(store.groups()).toEqual([]);
  });

  it('of kinds are those that are counted, in the order of the header', () => {
    expect(groups(floor('kind'))).toEqual([
      ['online', '', 'Ada'],
      ['busy', '', 'Bo'],
      ['offline', '', 'Ed'],
      ['changing', '', 'Flo'],
      ['suspect', '', 'Cy'],
      ['bot', '', 'Di'],
    ]);
  });

  it('of statuses go by their names, and those who have none come last', () => {
    expect(groups(floor('status'))).toEqual([
      [available, 'Available', 'Ada Cy Di'],
      [lunch, 'Lunch', 'Bo'],
      ['', '', 'Ed Flo'],
    ]);
  });

  it('of roles, managers and departments go by what is known of the people', () => {
    const people = [
      works(1, { UserRoleId: '00E2', UserRole: { Name: 'Tier 1' }, Department: 'Sales' }),
      works(2, { UserRoleId: '00E1', UserRole: { Name: 'Tier 2' }, Department: 'Care' }),
      works(3, { UserRoleId: '00E2', UserRole: { Name: 'Tier 1' } }),
    ];
    const roles = floor('role');
    roles.setPeople(people);
    expect(groups(roles)).toEqual([
      ['00E2', 'Tier 1', 'Ada Cy'],
      ['00E1', 'Tier 2', 'Bo'],
      ['', '', 'Di Ed Flo'],
    ]);
    const departments = floor('department');
    departments.setPeople(people);
    expect(groups(departments)).toEqual([
      ['Care', 'Care', 'Bo'],
      ['Sales', 'Sales', 'Ada'],
      ['', '', 'Cy Di Ed Flo'],
    ]);
  });

  it('have the name that most carry while a new one arrives, the first of equals, or none', () => {
    const store = floor('manager');
    const names = () => store.groups().map(({ label }) => label);
    store.setPeople([led(1, 'Mia'), led(2, 'Mia'), led(3, 'Ann')]);
    expect(names()).toEqual(['Mia', '']);
    store.setPeople([led(2, 'Ann')]);
    expect(names()).toEqual(['Ann', '']);
    store.setPeople([led(2, 'Mia'), led(3), led(4, 'Ann'), led(5, 'Ann')]);
    expect(names()).toEqual(['Ann', '']);
    store.setPeople([led(1), led(2), led(3), led(4), led(5)]);
    expect(groups(store)).toEqual([
      ['005M', '', 'Ada Bo Cy Di Ed'],
      ['', '', 'Flo'],
    ]);
  });

  it('of one name go by key', () => {
    const store = floor('role');
    const tier = (user: number, id: string) => works(user, { UserRoleId: id, UserRole: { Name: 'Tier' } });
    store.setPeople([tier(1, '00E3'), tier(2, '00E1'), tier(3, '00E2')]);
    expect(store.groups().map(({ key }) => key)).toEqual(['00E1', '00E2', '00E3', '']);
  });

  it('have an agent who is in two in both, and the header and the view have him once', () => {
    const store = floor('public-group');
    store.setPublicGroups([
      { id: '00G2', name: 'Spanish', userIds: [userIdOf(1), userIdOf(2), userIdOf(1)] },
      { id: '00G1', name: 'Night', userIds: [userIdOf(1)] },
    ]);
    expect(groups(store)).toEqual([
      ['00G1', 'Night', 'Ada'],
      ['00G2', 'Spanish', 'Ada Bo'],
      ['', '', 'Cy Di Ed Flo'],
    ]);
    expect(store.counts()).toMatchObject({ online: 1, busy: 1, total: 6 });
    expect(store.view()).toHaveLength(6);
    expect(store.groups()[1]?.counts).toMatchObject({ online: 1, busy: 1, total: 2 });
    store.clear();
    expect(store.groups()).toEqual([]);
  });

  it('carry totals of those in view, and stay the same objects while nothing of them changes', () => {
    const store = floor('kind');
    const [online, busy] = store.groups();
    const before = store.groups();
    expect(store.groups()).toBe(before);
    expect(online?.counts).toMatchObject({ online: 1, busy: 0, total: 1 });
    store.upsertRows([recordOf({ user: 7, name: 'Gil', start: now })], now + 1);
    expect(store.groups()[0]?.counts.total).toBe(2);
    expect(store.groups()[1]).toBe(busy);
    store.arrange({ sort: 'name', groupBy: 'kind', search: 'gil' });
    expect(groups(store)).toEqual([['online', '', 'Gil']]);
    expect(store.groups()[0]?.counts.total).toBe(1);
  });

  it('come and go with their agents, and are told then', () => {
    const store = floor('status');
    const told: string[][] = [];
    store.subscribe((change) => told.push([...change.groups].sort()));
    const moved = recordOf({ user: 2, name: 'Bo', start: now - 2 * hour, modified: now + 1 });
    store.upsertRows([moved], now + 1);
    expect(groups(store)).toEqual([
      [available, 'Available', 'Ada Bo Cy Di'],
      ['', '', 'Ed Flo'],
    ]);
    store.removeRows([moved.Id], now + 2);
    expect(told).toEqual([[available, lunch].sort(), [available]]);
  });
});

describe('a choice of groups', () => {
  const choices = (store: PresenceStore) =>
    store.groupChoices().map(({ key, label, count }) => [key, label, count]);
  const all = [
    [available, 'Available', 3],
    [lunch, 'Lunch', 1],
    ['', '', 2],
  ];

  it('offers the groups of the view as if none were chosen, the same until one changes', () => {
    const store = floor('status');
    expect(choices(store)).toEqual(all);
    store.arrange({ sort: 'name', groupBy: 'status', groupKeys: [lunch, ''] });
    expect(choices(store)).toEqual(all);
    const before = store.groupChoices();
    expect(store.groupChoices()).toBe(before);
    expect(groups(store)).toEqual([
      [lunch, 'Lunch', 'Bo'],
      ['', '', 'Ed Flo'],
    ]);
    expect(store.view().map(({ name }) => name)).toEqual(['Bo', 'Ed', 'Flo']);
    const stays = store.groups();
    store.upsertRows([recordOf({ user: 7, name: 'Gil', start: now })], now + 1);
    expect(choices(store)[0]).toEqual([available, 'Available', 4]);
    expect(store.groups()[0]).toBe(stays[0]);
    store.arrange({ sort: 'name', groupBy: 'status', groupKeys: [lunch], search: 'gil' });
    expect([choices(store), store.view().length]).toEqual([[[available, 'Available', 1]], 0]);
  });

  it('means nothing where nobody groups, and offers none', () => {
    const store = floor('status');
    store.arrange({ sort: 'name', groupKeys: [lunch] });
    expect([store.groupChoices(), store.view().length]).toEqual([[], 6]);
  });

  it('shows who is in two groups under the chosen one alone', () => {
    const store = floor('public-group');
    store.setPublicGroups([
      { id: '00G1', name: 'Night', userIds: [userIdOf(1), userIdOf(2)] },
      { id: '00G2', name: 'Spanish', userIds: [userIdOf(1)] },
    ]);
    store.arrange({ sort: 'name', groupBy: 'public-group', groupKeys: ['00G2'] });
    expect(groups(store)).toEqual([['00G2', 'Spanish', 'Ada']]);
    store.setPublicGroups([{ id: '00G2', name: 'Spanish', userIds: [userIdOf(2)] }]);
    expect(groups(store)).toEqual([['00G2', 'Spanish', 'Bo']]);
    expect(store.view().map(({ name }) => name)).toEqual(['Bo']);
  });

  it('tells as moved whoever is in other groups, at the same place or not', () => {
    const store = floor('public-group');
    store.setPublicGroups([{ id: '00G1', name: 'Night', userIds: [userIdOf(1)] }]);
    const moved: string[][] = [];
    store.subscribe((change) => moved.push([...change.moved]));
    store.setPublicGroups([{ id: '00G1', name: 'Night', userIds: [userIdOf(1), userIdOf(3)] }]);
    store.arrange({ sort: 'name', groupBy: 'public-group', groupKeys: ['00G1'] });
    store.setPublicGroups([
      { id: '00G1', name: 'Night', userIds: [userIdOf(1), userIdOf(3)] },
      { id: '00G2', name: 'Unchosen', userIds: [userIdOf(3)] },
    ]);
    store.arrange({ sort: 'name', groupBy: 'status' });
    const away = { user: 1, name: 'Ada', start: now - hour, status: lunch, modified: now + 1_000 };
    store.upsertRows([recordOf(away)], now + 1_000);
    expect(moved).toEqual([[userIdOf(3)], [], [], [], [userIdOf(1)]]);
  });
});
