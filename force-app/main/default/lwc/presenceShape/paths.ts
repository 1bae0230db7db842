import type { Shape } from 'c/presenceFormat';

/** Marks on a 20 by 20 ground, told apart by outline and inside, not by colour. */
export const shapePaths: Readonly<Record<Shape, string>> = {
  // A disc with a tick.
  disc: 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM8.9 14.3l5.7-5.9-1.5-1.5-4.2 4.4-2-2-1.5 1.5 3.5 3.5Z',
  // A square with a bar.
  square:
    'M5 2.8h10A2.2 2.2 0 0 1 17.2 5v10a2.2 2.2 0 0 1-2.2 2.2H5A2.2 2.2 0 0 1 2.8 15V5A2.2 2.2 0 0 1 5 2.8ZM6 8.9v2.2h8V8.9H6Z',
  // A ring.
  ring: 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 2.6a5.4 5.4 0 1 0 0 10.8 5.4 5.4 0 0 0 0-10.8Z',
  // A ring of which one half is filled.
  'half-disc': 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 2.2v11.6a5.8 5.8 0 0 0 0-11.6Z',
  // Three dots.
  dots: 'M4 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm6 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm6 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
  // A ring with a stroke through it.
  slash:
    'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 2.6a5.4 5.4 0 1 0 0 10.8 5.4 5.4 0 0 0 0-10.8ZM5.5 13.1l7.6-7.6 1.4 1.4-7.6 7.6-1.4-1.4Z',
  // A padlock.
  lock: 'M5.4 9h9.2c.8 0 1.4.6 1.4 1.4v5.2c0 .8-.6 1.4-1.4 1.4H5.4C4.6 17 4 16.4 4 15.6v-5.2C4 9.6 4.6 9 5.4 9ZM6.2 9V6.6a3.8 3.8 0 0 1 7.6 0V9h-2.1V6.6a1.7 1.7 0 0 0-3.4 0V9H6.2Z',
  // A disc with a question mark.
  question:
    'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM6.9 8.1h1.9a1.2 1.2 0 1 1 2 .9c-.9.8-1.75 1.4-1.75 2.9h1.9c0-.8.5-1.2 1.2-1.8A3.1 3.1 0 1 0 6.9 8.1ZM9.05 13v1.9h1.9V13Z',
  // A triangle with an exclamation mark.
  triangle:
    'M11.3 2.9l7.4 13A1.5 1.5 0 0 1 17.4 18H2.6a1.5 1.5 0 0 1-1.3-2.2l7.4-13a1.5 1.5 0 0 1 2.6 0ZM9 7.3v5h2v-5H9Zm0 6.4v2h2v-2H9Z',
  // An octagon with a bar.
  octagon: 'M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7L6.7 2ZM5.8 8.9v2.2h8.4V8.9H5.8Z',
};
