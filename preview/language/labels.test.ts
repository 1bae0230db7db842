import { describe, expect, test } from 'vitest';
import { labelsIn } from './labels.ts';
import { languageNames } from './languages.ts';

describe('labelsIn', () => {
  test('has the same labels in every language', async () => {
    const [english, ...others] = await Promise.all(languageNames.map(labelsIn));
    const names = Object.keys(english ?? {}).sort();
    expect(names.length).toBeGreaterThan(50);
    for (const labels of others) expect(Object.keys(labels).sort()).toEqual(names);
  });

  test('speaks German, and something that is not English', async () => {
    expect((await labelsIn('en'))['Presence_Try_Again']).toBe('Try again now');
    expect((await labelsIn('de'))['Presence_Try_Again']).toBe('Jetzt erneut versuchen');
    expect((await labelsIn('qps'))['Presence_Try_Again']).toMatch(/\[Ţŕý åĝåîñ ñöŵ/);
  });
});
