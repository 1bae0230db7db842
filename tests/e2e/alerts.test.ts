import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { count, patience, untilFloorIs } from './floor.ts';
import { local, queryAs, setStatus, userId } from './org.ts';

/** The samples of unpackaged/limits are in the org: Case Work for 5 minutes, two online for Video. */
const video = 'Available – Video';

interface Presence {
  readonly id: string;
  readonly status: string;
}

/** Who is there, of those whom the supervisor sees. */
async function presences(): Promise<readonly Presence[]> {
  const soql =
    'SELECT UserId, ServicePresenceStatus.MasterLabel FROM UserServicePresence WHERE IsCurrentState = TRUE';
  return (await queryAs('supervisor', soql)).map((row) => {
    const { MasterLabel } = row['ServicePresenceStatus'] as { readonly MasterLabel: string };
    return { id: String(row['UserId']), status: MasterLabel };
  });
}

/** Lets the org's clock go on; long before any session or floor window would feel it. */
const advance = (seconds: number): Promise<unknown> => local('clock', { advance: seconds });
/** Longer than a status must last to count. */
const settle = () => advance(15);

/** The alerts of a limit, by the user who breaks it. */
const broken = (page: Page, id: string) => page.locator(`[data-alert="limit"][data-alert-user="${id}"]`);
/** The levels of what is said of a channel. */
const levelsOf = (page: Page, channelId: string) =>
  page
    .locator(`[data-alert="coverage"][data-alert-channel="${channelId}"]`)
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-level')));

describe('alerts', () => {
  test('say who is too long in a status, until he leaves it', async ({ open }) => {
    const id = userId('agent');
    await setStatus(id, 'Available – Case');
    await setStatus(id, 'Case Work');
    await advance(240);
    const page = await open('/supervisor');
    await untilFloorIs(page, 'ready');
    expect(await broken(page, id).count()).toBe(0);

    await advance(120);
    await expect.poll(() => broken(page, id).count(), patience).toBe(1);
    expect(await count(page, 'limit')).toBe(await page.locator('[data-alert="limit"]').count());
    await broken(page, id).getByRole('button').last().click();
    await expect.poll(() => broken(page, id).getAttribute('data-acknowledged'), patience).toBe('true');

    await setStatus(id, 'Available – Case');
    await settle();
    await expect.poll(() => broken(page, id).count(), patience).toBe(0);
  });

  test('warn of a channel at its last ones, call it uncovered below, and are silent when they are back', async ({
    open,
  }) => {
    const rows = await presences();
    const inVideo = rows.filter(({ status }) => status === video);
    const crew = [...inVideo, ...rows.filter(({ status }) => status !== video)].slice(0, 3);
    const spare = inVideo.slice(3);
    const put = async (who: readonly Presence[], status: string): Promise<void> => {
      for (const { id } of who) await setStatus(id, status);
      await settle();
    };
    expect(crew).toHaveLength(3);
    await put(spare, 'Break');
    await put(crew, video);

    const page = await open('/supervisor');
    await untilFloorIs(page, 'ready');
    const [channel] = await queryAs('admin', "SELECT Id FROM ServiceChannel WHERE MasterLabel = 'Video'");
    const levels = () => levelsOf(page, String(channel?.['Id']));
    await expect.poll(levels, patience).toEqual([]);
    await put(crew.slice(0, 1), 'Break');
    await expect.poll(levels, patience).toEqual(['warning']);
    await put(crew.slice(1), 'Break');
    await expect.poll(levels, patience).toEqual(['broken']);
    await put(crew, video);
    await expect.poll(levels, patience).toEqual([]);
    for (const { id, status } of [...crew, ...spare]) await setStatus(id, status);
  });
});
