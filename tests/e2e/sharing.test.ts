import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { cardOf, cards, count, floor, kinds, patience, untilFloorIs, watchPolls } from './floor.ts';
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
  });

  test('tells the outsider why he sees nobody', async ({ open }) => {
    const page = await open('/supervisor', { as: 'outsider' });
    await untilFloorIs(page, 'empty', 'denied');
    const words = await floor(page).innerText();
    expect(words.toLowerCase()).toContain('nobody');
    expect(words).toMatch(/shar|see|permission|role/i);
    expect(await cards(page).count()).toBe(0);
  });

  test.for(['supervisor', 'director', 'admin'])(
    'shows the %s whom a query as that user returns',
    async (who, { open }) => {
      const expected = await expectedKinds(who);
      const page = await open('/supervisor', { as: who });
      await expect.poll(() => kinds(page), patience).toEqual(expected);
    },
  );

  test('shows the director more than the supervisor', async ({ open }) => {
    const seen = async (who: string): Promise<number> => {
      const page = await open('/supervisor', { as: who });
      await untilFloorIs(page, 'ready');
      await expect.poll(() => kinds(page), patience).toEqual(await expectedKinds(who));
      return (await count(page, 'online')) + (await count(page, 'busy'));
    };
    expect(await seen('director')).toBeGreaterThan(await seen('supervisor'));
  });
});
