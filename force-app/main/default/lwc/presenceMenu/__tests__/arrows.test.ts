import { leadsAway, movesCaret, stepOf } from '../arrows';

describe('an arrow', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 0],
    ['ArrowUp', 0, 2],
    ['ArrowUp', 2, 1],
    ['ArrowUp', -1, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 1, undefined],
  ])('%s from %i of three leads to %s', (key, from, to) => {
    expect(stepOf(key, from, 3)).toBe(to);
  });

  it('leads nowhere where there is nothing', () => {
    expect(stepOf('ArrowDown', -1, 0)).toBeUndefined();
  });

  it('moves the caret of a field, not of a checkbox', () => {
    const field = document.createElement('input');
    expect([movesCaret(field, 'Home'), movesCaret(field, 'ArrowDown')]).toEqual([true, false]);
    field.type = 'checkbox';
    expect(movesCaret(field, 'End')).toBe(false);
  });

  it('or a key of the page is text in a field', () => {
    const field = document.createElement('input');
    expect([leadsAway(field, '/'), leadsAway(field, 'a')]).toEqual([false, false]);
    field.type = 'checkbox';
    expect([leadsAway(field, '?'), leadsAway(field, 'a')]).toEqual([true, false]);
  });
});
