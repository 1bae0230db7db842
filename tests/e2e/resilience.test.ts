import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from './browser.ts';
import { cardOf, cards, liveMark, patience } from './floor.ts';
import { setStatus, statusLabels } from './org.ts';
import { startOrg, startPreview, type RunningOrg, type RunningPreview } from './stack.ts';

describe('an org that dies', () => {
  let org: RunningOrg;
  let preview: RunningPreview;
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

  test('leaves the page stale, and live again when it is back', async ({ open }) => {
    const { online, busy } = await statusLabels(org.url);
    await setStatus(agent, String(online[0]), org.url);
    const page = await open('/supervisor', { previewUrl: preview.url });
    const state = () => liveMark(page).getAttribute('data-state');
    await expect.poll(state, patience).toBe('live');
    const before = await cards(page).count();

    await org.kill();
    await expect.poll(state, patience).toBe('stale');
    expect(await cards(page).count()).toBe(before);
    expect(await cardOf(page, agent).getAttribute('data-kind')).toBe('online');

    await org.restart();
    await expect.poll(state, { ...patience, timeout: 60_000 }).toBe('live');
    await setStatus(agent, String(busy[0]), org.url);
    await expect.poll(() => cardOf(page, agent).getAttribute('data-kind'), patience).toBe('busy');
  });
});
