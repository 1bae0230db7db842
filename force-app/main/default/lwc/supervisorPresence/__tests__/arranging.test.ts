import type { ViewStorage } from 'c/presenceArrangement';
import type { Arrangement } from 'c/presenceStore';
import { createArranging } from '../arranging';

const statusId = '0N50000000000001AA';

function memory(): ViewStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

function createStore() {
  let arranged: Arrangement = { sort: 'time-in-status' };
  return {
    arrange: (next: Arrangement) => {
      arranged = next;
    },
    arrangement: () => arranged,
  };
}

const arranging = (parameter = 'c__presence', storage = memory(), store = createStore()) => ({
  storage,
  store,
  ...createArranging({ parameter, storage, store }),
});

it('has the store arrange what is not a matter of drawing', () => {
  const { store, arrangement, change } = arranging();
  change({ sort: 'name', density: 'rows', search: 'ada' });
  expect(store.arrangement()).toEqual({ sort: 'name', search: 'ada' });
  expect(arrangement()).toMatchObject({ sort: 'name', search: 'ada', density: 'rows' });
});

it('answers the same arrangement until it is another', () => {
  const { arrangement, change } = arranging();
  const before = arrangement();
  expect(arrangement()).toBe(before);
  change({ density: 'rows' });
  expect(arrangement()).not.toBe(before);
});

it('shows what another component of the page has arranged', () => {
  const { store, arrangement } = arranging();
  store.arrange({ sort: 'status' });
  expect(arrangement().sort).toBe('status');
});

describe('the address of a page', () => {
  it('arranges the wall', () => {
    const { arrangement, follow, untouched } = arranging();
    follow({ c__presence: `sort=name&as=rows&status=${statusId}` });
    expect(untouched()).toBe(false);
    expect(arrangement()).toMatchObject({ sort: 'name', density: 'rows', statusIds: [statusId] });
  });

  it('says nothing to a component of another name', () => {
    const { arrangement, follow, untouched } = arranging('c__presence_Voice');
    follow({ c__presence: 'sort=name', c__presence_Chat: 'sort=status' });
    expect([untouched(), arrangement().sort]).toEqual([true, 'time-in-status']);
  });

  it('does not undo what a hand was faster to do', () => {
    const { arrangement, change, follow } = arranging();
    change({ sort: 'status' });
    follow({ c__presence: 'sort=name' });
    expect(arrangement().sort).toBe('status');
  });

  it('carries the arrangement and no free text, beside what was in it', () => {
    const { change, linkFrom } = arranging();
    change({ sort: 'name', search: 'Ada', statusIds: [statusId] });
    const link = new URL(linkFrom('https://org.example/lightning/n/Floor?c__other=1'));
    expect(link.href).not.toContain('Ada');
    const other = arranging();
    other.follow(Object.fromEntries(link.searchParams));
    expect(other.arrangement()).toMatchObject({ sort: 'name', statusIds: [statusId] });
    expect(link.searchParams.get('c__other')).toBe('1');
  });
});

describe('on this browser', () => {
  it('keeps views by name, apart from those of another component', () => {
    const storage = memory();
    const one = arranging('c__presence_one', storage);
    const two = arranging('c__presence_two', storage);
    one.change({ sort: 'name' });
    expect(one.saveView('By name')).toBe(true);
    expect(one.views().map(({ name }) => name)).toEqual(['By name']);
    expect(two.saveView('Mine')).toBe(true);
    expect(two.views().map(({ name }) => name)).toEqual(['Mine']);
    one.change({ sort: 'status', search: 'ada' });
    one.openView('By name');
    expect(one.arrangement()).toMatchObject({ sort: 'name' });
    expect(one.arrangement().search).toBeUndefined();
    expect(one.removeView('By name')).toBe(true);
    expect(one.views()).toEqual([]);
  });

  it('remembers cards or rows, but not what was arranged', () => {
    const storage = memory();
    arranging('c__presence', storage).change({ sort: 'name', density: 'rows', columns: ['load'] });
    const again = arranging('c__presence', storage);
    expect(again.arrangement()).toMatchObject({ sort: 'time-in-status', density: 'rows', columns: ['load'] });
    expect(again.untouched()).toBe(true);
    expect(arranging('c__presence_other', storage).arrangement().density).toBe('cards');
  });

  it('shows the page all the same where it may keep nothing', () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const storage = { ...memory(), getItem: refuse, setItem: refuse };
    const { arrangement, change, saveView, removeView } = arranging('c__presence', storage);
    change({ density: 'rows' });
    expect(arrangement().density).toBe('rows');
    expect([saveView('Mine'), removeView('Mine')]).toEqual([false, false]);
  });
});

it('arranges a new store as the last one was', () => {
  const { arrangement, change } = arranging();
  change({ sort: 'name', density: 'rows' });
  const store = createStore();
  const again = createArranging({
    parameter: 'c__presence',
    storage: memory(),
    store,
    before: arrangement(),
  });
  expect(store.arrangement()).toEqual({ sort: 'name' });
  expect(again.arrangement().density).toBe('rows');
  expect(again.untouched()).toBe(false);
});
