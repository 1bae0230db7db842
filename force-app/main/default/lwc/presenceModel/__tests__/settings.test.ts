import { expect, it } from 'vitest';
import { defaultSettings } from '../settings';

const hour = 3_600_000;

it('looks back a week, believes a row for 16 hours, keeps who left for a day, and waits 10 s for a successor', () => {
  expect(defaultSettings).toMatchObject({
    lookBack: 7 * 24 * hour,
    believableAge: 16 * hour,
    floorWindow: 24 * hour,
    joinGap: 10_000,
    botUserIds: [],
  });
});
