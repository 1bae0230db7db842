import type { Connection } from 'jsforce';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { examine } from './axe.ts';
import { test } from './browser.ts';
import { cardOf, liveMark, patience } from './floor.ts';
import { clearFaults, connectAs, local, queryAs, setFault, setStatus, statusLabels } from './org.ts';
import { startOrg, startPreview, type Running, type RunningOrg } from './stack.ts';

let org: RunningOrg;
let preview: Running;
let agent: string;

beforeAll(async () => {
  org = await startOrg(30);
  preview = await startPreview(org.url);
  agent = org.users.find(({ username }) => username.startsWith('agent@'))?.id ?? '';
});

afterAll(async () => {
  await preview?.stop();
  await org?.stop();
});

beforeEach(async () => {
  const { online } = await statusLabels(org.url);
  await setStatus(agent, String(online[0]), org.url);
});

const own = () => ({ previewUrl: preview.url });
/** Polls so seldom that nothing is seen by it. */
const unpolled = () => ({ ...own(), poll: 600 });

const kindOf = (page: Page) => cardOf(page, agent).first().getAttribute('data-kind');

const untilMarkIs = (page: Page, feed: string, state: string) =>
  expect
    .poll(async () => {
      const mark = liveMark(page);
      return `${await mark.getAttribute('data-feed')} ${await mark.getAttribute('data-state')}`;
    }, patience)
    .toBe(`${feed} ${state}`);

/** What the mark says when its details are unfolded. */
async function details(page: Page): Promise<string> {
  const button = liveMark(page).getByRole('button');
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  return liveMark(page).innerText();
}

/** Gives the agent another status than the page shows; answers the kind that comes with it. */
async function change(page: Page): Promise<'online' | 'busy'> {
  const labels = await statusLabels(org.url);
  const kind = (await kindOf(page)) === 'busy' ? 'online' : 'busy';
  await setStatus(agent, String(labels[kind][0]), org.url);
  return kind;
}

/** Who is there in which status, by the cards. */
const shown = (page: Page): Promise<string[]> =>
  page
    .locator('[data-user-id]:is([data-kind="online"], [data-kind="busy"])')
    .evaluateAll((all) => all.map(({ dataset }) => `${dataset['userId']} ${dataset['statusId']}`).sort());

/** The same by the newest current row of each that a query returns to the supervisor. */
async function queried(): Promise<string[]> {
  const rows = (await queryAs(
    'supervisor',
    'SELECT UserId, ServicePresenceStatusId FROM UserServicePresence WHERE IsCurrentState = true ORDER BY StatusStartDate',
    org.url,
  )) as unknown as { UserId: string; ServicePresenceStatusId: string }[];
  const newest = new Map(rows.map((row) => [row.UserId, row.ServicePresenceStatusId]));
  return [...newest].map((pair) => pair.join(' ')).sort();
}

async function untilEqual(page: Page): Promise<void> {
  const expected = await queried();
  await expect.poll(() => shown(page), patience).toEqual(expected);
}

/** Logins that are connected to the org's feeds. */
async function clients(): Promise<number> {
  const limits = await (await connectAs('admin', org.url)).limits();
  const { Max, Remaining } = limits['DurableStreamingApiConcurrentClients'] ?? { Max: NaN, Remaining: NaN };
  return Max - Remaining;
}

describe('a supervisor’s page on the push topic', () => {
  afterEach(() => clearFaults(org.url));

  test('hears of a change, asks for that row alone, and leaves no client at the org', async ({ open }) => {
    const page = await open('/supervisor', unpolled());
    await untilMarkIs(page, 'push-topic', 'live');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const kind = await change(page);
    await expect.poll(() => kindOf(page), patience).toBe(kind);
    expect(asked.some((url) => url.includes('/PresenceFloor/rowsById'))).toBe(true);
    expect(asked.filter((url) => /PresenceFloor\/(changedRows|liveRows)/.test(url))).toEqual([]);
    expect(await clients()).toBe(1);
    // As Lightning leaves a page: without another being loaded.
    await page.locator('c-supervisor-presence').evaluate((element) => element.remove());
    await expect.poll(clients, patience).toBe(0);
  });

  test('finds what the feed has dropped, and says that something was', async ({ open }) => {
    const page = await open('/supervisor', { ...unpolled(), prepare: (opened) => opened.clock.install() });
    /** For the org and for the page: then everything is checked. */
    const passAMinute = async (): Promise<void> => {
      const checked = page.waitForResponse((response) => response.url().includes('/PresenceFloor/liveRows'));
      await local('clock', { advance: 61 }, org.url);
      await page.clock.fastForward(61_000);
      await checked;
    };
    await untilMarkIs(page, 'push-topic', 'live');
    // What is missed shows between one check and the next.
    await passAMinute();
    // A connection that hears nothing for two minutes of the page's clock is given up.
    const told = await change(page);
    await expect.poll(() => kindOf(page), patience).toBe(told);
    await setFault({ kind: 'drop' }, org.url);
    await change(page);
    await passAMinute();
    await untilEqual(page);
    await expect.poll(() => details(page), patience).toMatch(/changes? (was|were) missed by the feed/);
  });

  test.for(['cut', 'expireSession'])('is equal to the query after: %s', async (kind, { open }) => {
    const page = await open('/supervisor', own());
    await untilMarkIs(page, 'push-topic', 'live');
    await setFault({ kind, count: 1 }, org.url);
    const next = await change(page);
    await expect.poll(() => kindOf(page), patience).toBe(next);
    await untilEqual(page);
  });
});

/** What an administrator may do to a topic; each answers what undoes it. */
const hindrances = {
  async 'the topic is not active'(admin: Connection) {
    const [topic] = await queryAs(
      'admin',
      "SELECT Id FROM PushTopic WHERE Name = 'PresenceUpdates'",
      org.url,
    );
    const setActive = (IsActive: boolean) =>
      admin.sobject('PushTopic').update({ Id: String(topic?.['Id']), IsActive });
    await setActive(false);
    return () => setActive(true);
  },
  // Where one profile is granted an object, the others are not (object reference, ObjectPermissions).
  async 'the user may not read topics'(admin: Connection) {
    const [set] = await queryAs(
      'admin',
      "SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = true AND Profile.Name = 'System Administrator'",
      org.url,
    );
    const grant = { ParentId: String(set?.['Id']), SobjectType: 'PushTopic', PermissionsRead: true };
    const { id } = await admin.sobject('ObjectPermissions').create(grant);
    return () => admin.sobject('ObjectPermissions').destroy(String(id));
  },
} as const;

describe('a page without a feed says why in words', () => {
  test.for(['the topic is not active', 'the user may not read topics'] as const)(
    'where %s',
    async (hindrance, { open }) => {
      const undo = await hindrances[hindrance](await connectAs('admin', org.url));
      try {
        const page = await open('/supervisor', own());
        await untilMarkIs(page, 'polling', 'live');
        await expect.poll(() => details(page), patience).toContain('no live feed is set up for you');
        expect(await details(page)).toContain('An administrator can set it up');
      } finally {
        await undo();
      }
    },
  );
});

describe('an org that dies', () => {
  test('leaves pages that say how old they are and look it, and live again when it is back', async ({
    open,
  }) => {
    const onFeed = await open('/supervisor', own());
    const polling = await Promise.all(
      ['light', 'dark'].map((theme) => open(`/agent?theme=${theme}`, { ...own(), as: 'agent' })),
    );
    await untilMarkIs(onFeed, 'push-topic', 'live');
    for (const page of polling) {
      await untilMarkIs(page, 'polling', 'live');
      await page.getByRole('button', { name: 'What my supervisor sees' }).click();
    }

    await org.kill();
    const killed = performance.now();
    await untilMarkIs(polling[0] ?? onFeed, 'polling', 'stale');
    for (const page of polling) {
      await untilMarkIs(page, 'polling', 'stale');
      expect(await page.locator('[data-user-id].presence-stale').count()).toBe(2);
      expect(await kindOf(page)).toBe('online');
      expect(await details(page)).toContain('Check your network connection');
      expect((await examine(page)).violations).toEqual([]);
    }
    await untilMarkIs(onFeed, 'polling', 'stale');
    for (const page of [onFeed, ...polling]) {
      const dead = (performance.now() - killed) / 1000;
      // Drawn once a second.
      expect(Number(await liveMark(page).getAttribute('data-age-seconds')) + 1).toBeGreaterThanOrEqual(dead);
    }

    await org.restart();
    await untilMarkIs(onFeed, 'push-topic', 'live');
    const next = await change(onFeed);
    await expect.poll(() => kindOf(onFeed), patience).toBe(next);
    await untilEqual(onFeed);
    for (const page of polling) await untilMarkIs(page, 'polling', 'live');
  });
});
