import { moveOf } from '../moves';

/** Three columns; the last row has one card:
 * 0 1 2 / 3 4 5 / 6 */
const grid = { count: 7, columns: 3, pageRows: 2, rtl: false };
const move = (key: string, index: number, more: { ctrlKey?: boolean; rtl?: boolean } = {}) =>
  moveOf({ key, ctrlKey: more.ctrlKey ?? false, metaKey: false }, index, { ...grid, rtl: more.rtl ?? false });

describe('a key', () => {
  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowRight', 6, 6],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 0, 3],
    ['ArrowDown', 3, 6],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 4, 1],
    ['ArrowUp', 1, 1],
    ['Home', 5, 3],
    ['End', 3, 5],
    ['End', 6, 6],
    ['PageDown', 0, 6],
    ['PageDown', 1, 4],
    ['PageUp', 6, 0],
    ['PageUp', 5, 2],
  ])('%s leads from %d to %d', (key, from, to) => {
    expect(move(key, from)).toBe(to);
  });

  it('Home and End with Control lead to the first and the last', () => {
    expect(move('Home', 5, { ctrlKey: true })).toBe(0);
    expect(move('End', 1, { ctrlKey: true })).toBe(6);
  });

  it('of an arrow follows the reading direction', () => {
    expect(move('ArrowRight', 2, { rtl: true })).toBe(1);
    expect(move('ArrowLeft', 2, { rtl: true })).toBe(3);
  });

  it('that moves nothing is left to others', () => {
    expect(move('Enter', 2)).toBeUndefined();
    expect(moveOf({ key: 'End', ctrlKey: false, metaKey: false }, 0, { ...grid, count: 0 })).toBeUndefined();
  });
});
