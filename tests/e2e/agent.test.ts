import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { examine } from './axe.ts';
import { test } from './browser.ts';
import { clippedParts } from './clipping.ts';
import { cardOf, cards, count, floor, liveMark, patience, untilFloorIs } from './floor.ts';
import { queryAs, setStatus, statusLabels, userId } from './org.ts';

/** A case of the demo agent, one of a queue of users, one of a queue without members. */
let ofAgent: string;
let ofQueue: string;
let ofNobody: string;
/** Members of that queue. */
let members: readonly string[];

interface CaseRow {
  readonly Id: string;
  readonly OwnerId: string;
}

beforeAll(async () => {
  const rows = (await queryAs(
    'admin',
    'SELECT Id, OwnerId FROM Case ORDER BY CaseNumber',
  )) as unknown as CaseRow[];
  const groups = (await queryAs('admin', 'SELECT GroupId, UserOrGroupId FROM GroupMember')) as unknown as {
    GroupId: string;
    UserOrGroupId: string;
  }[];
  const membersOf = (id: string) => groups.filter(({ GroupId }) => GroupId === id);
  const ofUsers = (id: string): boolean => {
    const found = membersOf(id);
    return found.length > 0 && found.every(({ UserOrGroupId }) => UserOrGroupId.startsWith('005'));
  };
  const queues = rows.filter(({ OwnerId }) => OwnerId.startsWith('00G'));
  const queue = queues.find(({ OwnerId }) => ofUsers(OwnerId));
  ofAgent = rows.find(({ OwnerId }) => OwnerId === userId('agent'))?.Id ?? '';
  ofQueue = queue?.Id ?? '';
  ofNobody = queues.find(({ OwnerId }) => membersOf(OwnerId).length === 0)?.Id ?? '';
  members = membersOf(queue?.OwnerId ?? '').map(({ UserOrGroupId }) => UserOrGroupId);
});

const record = (id: string): string => `/record?id=${id}`;

const unfold = (page: Page) => page.getByRole('button', { name: 'What my supervisor sees' });

describe('the agent’s own card', () => {
  test('follows a status set by hand', async ({ open }) => {
    const { online, busy } = await statusLabels();
    await setStatus(userId('agent'), String(online[0]));
    const page = await open('/agent', { as: 'agent' });
    const card = cardOf(page, userId('agent'));
    await expect.poll(() => card.getAttribute('data-kind'), patience).toBe('online');
    expect(await card.innerText()).toContain(online[0]);
    await setStatus(userId('agent'), String(busy[0]));
    await expect.poll(() => card.getAttribute('data-kind'), patience).toBe('busy');
    expect(await card.getAttribute('aria-label')).toContain(busy[0]);
    expect(await liveMark(page).getAttribute('data-feed')).toBe('polling');
  });

  test('unfolds what the supervisor sees, by keyboard alone', async ({ open }) => {
    const page = await open('/agent', { as: 'agent' });
    await untilFloorIs(page, 'ready');
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if (await unfold(page).evaluate((button) => button.matches(':focus'))) break;
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => cards(page).count(), patience).toBe(2);
    const names = await cards(page).evaluateAll((all) => all.map((card) => card.getAttribute('aria-label')));
    expect(new Set(names).size).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => cards(page).count(), patience).toBe(1);
  });

  test('tells who is no Omni-Channel user that he is none', async ({ open }) => {
    const page = await open('/agent', { as: 'outsider' });
    await untilFloorIs(page, 'empty');
    expect(await floor(page).innerText()).toContain('You are not an Omni-Channel user');
  });
});

describe('a record page', () => {
  test('shows whether the owner is there, and not what is his alone', async ({ open }) => {
    const { online } = await statusLabels();
    await setStatus(userId('agent'), String(online[0]));
    const page = await open(record(ofAgent), { as: 'supervisor' });
    const card = cardOf(page, userId('agent'));
    await expect.poll(() => card.getAttribute('data-kind'), patience).toBe('online');
    expect(await unfold(page).count()).toBe(0);
  });

  test('tells the outsider nothing of an owner whom he may not see', async ({ open }) => {
    const { online } = await statusLabels();
    await setStatus(userId('agent'), String(online[0]));
    const page = await open(record(ofAgent), { as: 'outsider' });
    await untilFloorIs(page, 'empty');
    expect(await floor(page).getAttribute('data-reason')).toBe('unseen');
    expect(await cards(page).count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toContain(online[0]);
  });

  test('counts of a queue those members whom the viewer may see', async ({ open }) => {
    const rows = (await queryAs(
      'supervisor',
      'SELECT UserId, IsAway FROM UserServicePresence WHERE IsCurrentState = true',
    )) as unknown as { UserId: string; IsAway: boolean }[];
    const mine = rows.filter(({ UserId }) => members.includes(UserId));
    const page = await open(record(ofQueue), { as: 'supervisor' });
    await untilFloorIs(page, 'ready', 'empty');
    if (mine.length === 0) {
      expect(await floor(page).getAttribute('data-reason')).toBe('queue-unseen');
      return;
    }
    const isOnline = new Set(mine.filter(({ IsAway }) => !IsAway).map(({ UserId }) => UserId));
    await expect.poll(() => count(page, 'online'), patience).toBeGreaterThan(0);
    expect(await count(page, 'online')).toBeLessThanOrEqual(isOnline.size);
    for (const id of await cards(page).evaluateAll((all) => all.map((card) => card.dataset['userId'] ?? '')))
      expect(isOnline).toContain(id);
  });

  test('says of a queue without members that nobody is in it', async ({ open }) => {
    const page = await open(record(ofNobody), { as: 'agent' });
    await untilFloorIs(page, 'empty');
    expect(await floor(page).getAttribute('data-reason')).toBe('queue-empty');
  });

  test('says of a record that is not there that it is gone', async ({ open }) => {
    const page = await open(record('500zzzzzzzzzzzzAAA'), { as: 'agent' });
    await untilFloorIs(page, 'empty');
    expect(await floor(page).innerText()).toContain('This record is gone');
  });

  test('is found from the list of records to try', async ({ open }) => {
    const page = await open('/record', { as: 'agent' });
    await page.getByRole('link', { name: /^0000/ }).first().click();
    await untilFloorIs(page, 'ready', 'empty');
  });
});

/** Every badge of the page has been answered. */
async function untilBadgesAre(page: Page): Promise<void> {
  await cards(page).first().waitFor();
  const loading = page.locator('[data-user-id][data-state="loading"]');
  await expect.poll(() => loading.count(), patience).toBe(0);
}

describe('a hundred badges', () => {
  test('say what the cards say, of as many users as are asked for', async ({ open }) => {
    const { busy } = await statusLabels();
    await setStatus(userId('agent'), String(busy[0]));
    const page = await open('/badges?n=300', { as: 'director' });
    await untilBadgesAre(page);
    expect(await cards(page).count()).toBe(300);
    const badge = cardOf(page, userId('agent')).first();
    await expect.poll(() => badge.getAttribute('data-kind'), patience).toBe('busy');
    expect(await badge.getAttribute('aria-label')).toContain(busy[0]);
  });
});

describe('agent, record and badge pages', () => {
  test.for([
    ['agent', '/agent', ''],
    ['agent', '/agent', '?theme=dark'],
    ['agent', '/agent', '?lang=qps'],
    ['outsider', '/agent', ''],
    ['director', 'owner', ''],
    ['director', 'queue', ''],
    ['director', 'queue', '&theme=dark'],
    ['director', '/record', ''],
    ['director', '/badges', ''],
    ['director', '/badges', '?theme=dark'],
  ] as const)('as %s at %s%s have no axe violation', async ([who, where, look], { open }) => {
    const path = where === 'owner' ? record(ofAgent) : where === 'queue' ? record(ofQueue) : where;
    const page = await open(`${path}${look}`, { as: who });
    if (where === '/record') await page.getByRole('link', { name: /^0000/ }).first().waitFor();
    else if (where === '/badges') await untilBadgesAre(page);
    else await untilFloorIs(page, 'ready', 'empty');
    if (where === '/agent' && who === 'agent') {
      // What the supervisor sees, and the details of the live mark.
      const folded = page.locator('button[aria-controls][aria-expanded="false"]');
      await expect.poll(() => folded.count(), patience).toBe(2);
      for (const button of (await folded.all()).reverse()) await button.click();
    }
    expect((await examine(page)).violations).toEqual([]);
  });

  test.for([320, 768, 1280] as const)('clip nothing at %d pixels', async (width, { open }) => {
    const viewport = { width, height: 900 };
    for (const [path, who] of [
      ['/agent', 'agent'],
      ['/agent?lang=qps', 'agent'],
      ['/agent?lang=de', 'outsider'],
      [record(ofQueue), 'director'],
      [record(ofAgent), 'director'],
      ['/record', 'director'],
      ['/badges?n=40', 'director'],
    ] as const) {
      const page = await open(path, { as: who, viewport });
      if (path === '/record') await page.getByRole('link', { name: /^0000/ }).first().waitFor();
      else if (path.startsWith('/badges')) await untilBadgesAre(page);
      else await untilFloorIs(page, 'ready', 'empty');
      if (path === '/agent') await unfold(page).click();
      expect(await clippedParts(page), path).toEqual([]);
    }
  });
});
