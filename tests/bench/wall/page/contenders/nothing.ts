import type { Contender } from '../contender';

/** Nobody draws: what is left is the store, and the bench itself. */
export const contender: Contender = {
  mount(place, { store }) {
    const end = store.subscribe(() => void store.view());
    return {
      tick: () => {},
      rows: () => [],
      top: () => null,
      scroller: () => place,
      draws: () => 0,
      drawsAtLeast: 0,
      unmount: end,
    };
  },
};
