import { placeOf } from '../place';

const page = { width: 800, height: 600 };
const button = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 32 });
const panel = { width: 300, height: 250 };

describe('a panel', () => {
  it('opens below its button, from its start', () => {
    expect(placeOf(button(50, 40), panel, page, false)).toEqual({ left: 0, above: false, maxHeight: 516 });
    expect(placeOf(button(400, 40), panel, page, true).left).toBe(-200);
  });

  it('moves in where an edge of the window would cut it off', () => {
    expect(placeOf(button(690, 40), panel, page, false).left).toBe(800 - 8 - 300 - 690);
    expect(placeOf(button(10, 40), panel, page, true).left).toBe(-2);
    expect(placeOf(button(10, 40), { width: 900, height: 1 }, page, false).left).toBe(-2);
  });

  it('opens above where there is hardly room below, and is never flat', () => {
    expect(placeOf(button(50, 500), panel, page, false)).toMatchObject({ above: true, maxHeight: 488 });
    expect(placeOf(button(50, 500), { width: 300, height: 40 }, page, false).above).toBe(false);
    expect(placeOf(button(50, 20), panel, { width: 800, height: 100 }, false)).toMatchObject({
      above: false,
      maxHeight: 100,
    });
  });
});
