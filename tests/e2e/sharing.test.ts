import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { cardOf, cards, floor, kinds, patience, untilFloorIs, watchPolls } from './floor.ts';
import { expectedKinds } from './expected.ts';
import { setStatus, statusLabels, userId } from './org.ts';

describe('who sees what', () => {
  test('shows a status set by hand to the supervisor within two polls and never to the outsider', async ({
    open,
  }) => {
    const { online, busy } = await statusLabels();
    await setStatus(userId('agent'), String(online[0]));
    const watched = await open('/supervisor', { poll: 2 });
    const strange = await open('/supervisor', { as: 'outsider' });
    const card = cardOf(watched, userId('agent'));
    await expect.poll(() => card.getAttribute('data-kind'), patience).toBe('online');
    await untilFloorIs(strange, 'empty');

    await setStatus(userId('agent'), String(busy[0]));
    const watchedPolls = watchPolls(watched);
    const strangePolls = watchPolls(strange);
    await expect.poll(() => card.getAttribute('data-kind'), patience).toBe('busy');
    expect(watchedPolls.asked()).toBeLessThanOrEqual(2);
    expect(await card.innerText()).toContain(busy[0]);
    // The second question is asked when the first answer has been drawn.
    await strangePolls.answered(2);
    expect(await cards(strange).count()).toBe(0);
    // And is told why he sees nobody.
    const words = await floor(strange).innerText();
    expect(words.toLowerCase()).toContain('nobody');
    expect(words).toMatch(/shar|see|permission|role/i);
  });

  test('shows everybody whom a query as that user returns, and the director more than the supervisor', async ({
    open,
  }) => {
    const seen: Record<string, number> = {};
    for (const who of ['supervisor', 'director', 'admin']) {
      const expected = await expectedKinds(who);
      const page = await open('/supervisor', { as: who });
      await expect.poll(async () => [who, await kinds(page)], patience).toEqual([who, expected]);
      seen[who] = expected.online + expected.busy;
    }
    expect(seen['director']).toBeGreaterThan(Number(seen['supervisor']));
  });
});
