import { beforeEach, describe, expect, it } from 'vitest';
import { defaultArrangement } from '../codec';
import { createSavedViews, type SavedViews, type ViewStorage } from '../savedViews';

const byName = { ...defaultArrangement, sort: 'name' } as const;
let kept: Map<string, string>;
let storage: ViewStorage;
let views: SavedViews;

beforeEach(() => {
  kept = new Map();
  storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  views = createSavedViews(storage, 'views');
});
const names = () => views.list().map(({ name }) => name);

describe('a saved view', () => {
  it('is there for whoever reads the same storage, by name', () => {
    expect(views.save(' Voice ', byName)).toBe(true);
    expect(views.save('Chat', defaultArrangement)).toBe(true);
    expect(createSavedViews(storage, 'views').list()).toEqual([
      { name: 'Chat', arrangement: defaultArrangement },
      { name: 'Voice', arrangement: byName },
    ]);
  });

  it('takes the place of the one of its name, and can be removed', () => {
    views.save('Voice', defaultArrangement);
    views.save('Voice', byName);
    expect(views.list()).toEqual([{ name: 'Voice', arrangement: byName }]);
    expect(views.remove('Voice')).toBe(true);
    expect(views.remove('Voice')).toBe(false);
    expect(names()).toEqual([]);
  });

  it('keeps no search', () => {
    views.save('Voice', { ...byName, search: 'Ada' });
    expect([...kept.values()].join()).not.toContain('Ada');
  });

  it('keeps the departments that a link would not carry', () => {
    const sales = { ...byName, groupBy: 'department', groupKeys: ['Sales & Care', ''] } as const;
    views.save('Sales', sales);
    expect(views.list()).toEqual([{ name: 'Sales', arrangement: sales }]);
  });

  it.each([
    ['without a name', '  '],
    ['with a name that is too long', 'x'.repeat(81)],
  ])('%s is not kept', (_what, name) => {
    expect(views.save(name, byName)).toBe(false);
    expect(names()).toEqual([]);
  });

  it('is not kept beyond fifty', () => {
    for (let n = 0; n < 50; n += 1) expect(views.save(`View ${n}`, byName)).toBe(true);
    expect(views.save('One more', byName)).toBe(false);
    expect(views.save('View 7', byName)).toBe(true);
  });

  it('that the browser does not keep is said, and what it cannot read is none', () => {
    const refuses: ViewStorage = {
      getItem() {
        throw new Error('denied');
      },
      setItem() {
        throw new Error('full');
      },
    };
    const none = createSavedViews(refuses, 'views');
    expect(none.list()).toEqual([]);
    expect(none.save('Voice', byName)).toBe(false);
    for (const text of ['{', '[]', 'null', '{"a":1}']) {
      kept.set('views', text);
      expect(names()).toEqual([]);
    }
  });
});
