import { describe, expect } from 'vitest';
import { test } from './browser.ts';
import { cardOf, patience } from './floor.ts';
import { queryAs, setStatus, statusLabels, userId } from './org.ts';

describe('the thin line', () => {
  test('shows one presence card of a row that stands in the org', async ({ open }) => {
    const { online } = await statusLabels();
    const status = String(online[0]);
    await setStatus(userId('agent'), status);
    const [row] = await queryAs(
      'supervisor',
      `SELECT User.Name FROM UserServicePresence WHERE UserId = '${userId('agent')}' AND IsCurrentState = true`,
    );
    const page = await open('/supervisor');
    const card = cardOf(page, userId('agent'));
    await expect.poll(() => card.getAttribute('data-kind'), patience).toBe('online');
    const name = (row?.['User'] as { Name: string }).Name;
    expect(await card.innerText()).toContain(name);
    expect(await card.getAttribute('aria-label')).toContain(`${name}, ${status}, since `);
  });
});
