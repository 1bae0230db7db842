import { describe, expect, test } from 'vitest';
import { changesDrawn, nameOf, placeIn, statusAfter, statuses, trueRow } from './page/truth.ts';

/** The floor played through: who stands at the top takes the next status, and is the last. */
function played(size: number, changes: number) {
  const floor = Array.from({ length: size }, (_, place) => ({ place, status: place % statuses.length }));
  for (let n = 0; n < changes; n += 1) {
    const first = floor.shift();
    if (first) floor.push({ place: first.place, status: (first.status + 1) % statuses.length });
  }
  return floor;
}

describe('a floor that is known without a store', () => {
  test.each([0, 1, 6, 7, 8, 20, 50])(
    'has everybody at his place after %d changes of seven agents',
    (changes) => {
      const floor = played(7, changes);
      expect(floor.map(({ place }) => statusAfter(7, changes, place))).toEqual(
        floor.map(({ status }) => status),
      );
      expect(floor.map((_, row) => trueRow(7, changes, row))).toEqual(
        floor.map(({ place, status }) => ({ name: nameOf(place), status: statuses[status] })),
      );
    },
  );

  test('tells from who is drawn first how many changes were drawn', () => {
    for (let drawn = 40; drawn <= 46; drawn += 1) {
      expect(changesDrawn(7, 46, placeIn(trueRow(7, drawn, 0).name) ?? -1)).toBe(drawn);
    }
  });

  test('finds nobody where no row has a name', () => {
    expect(placeIn('Name Status 10:05')).toBeUndefined();
  });
});
