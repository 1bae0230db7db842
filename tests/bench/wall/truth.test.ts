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

  const firstRow = (changes: number): string => {
    const { name, status } = trueRow(7, changes, 0);
    return `${name} ${status}`;
  };

  test('tells from the first row how many changes were drawn, also when the floor has turned round since', () => {
    for (let drawn = 40; drawn <= 46; drawn += 1) {
      expect(changesDrawn(7, 46, firstRow(drawn))).toBe(drawn);
      expect(changesDrawn(7, 46 + 3 * 7, firstRow(drawn))).toBe(drawn);
    }
  });

  test('knows a first row that never was', () => {
    expect(changesDrawn(7, 3, `${nameOf(0)} ${statuses[4]}`)).toBeUndefined();
    expect(changesDrawn(7, 3, '')).toBeUndefined();
  });

  test('finds nobody where no row has a name', () => {
    expect(placeIn('Name Status 10:05')).toBeUndefined();
  });
});
