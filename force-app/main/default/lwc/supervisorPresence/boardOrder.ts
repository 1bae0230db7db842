import type { WallArrangement } from 'c/presenceArrangement';
import type { Arranging } from './arranging';

type Order = Pick<WallArrangement, 'sort' | 'groupBy'>;

/** A wallboard tells who has been longest in a status: while it stands, the floor is in that order. */
export interface BoardOrder {
  take(): void;
  giveBack(): void;
}

export function createBoardOrder(arranging: Pick<Arranging, 'arrangement' | 'change'>): BoardOrder {
  let before: Order | undefined;
  return {
    take() {
      const { sort, groupBy } = arranging.arrangement();
      if (sort === 'time-in-status' && groupBy === undefined) return;
      before = { sort, groupBy };
      arranging.change({ sort: 'time-in-status', groupBy: undefined });
    },
    giveBack() {
      if (before !== undefined) arranging.change(before);
      before = undefined;
    },
  };
}
