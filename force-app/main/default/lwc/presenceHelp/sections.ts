import { does, keys, labels } from './labels';

export interface Line {
  readonly does: string;
  /** One after the other, each with what is held down before it. */
  readonly keys: readonly (readonly string[])[];
}

export interface HelpSection {
  readonly heading: string;
  readonly lines: readonly Line[];
}

const alone = (...names: readonly string[]) => names.map((name) => [name]);

/** Every key that the wall and its page take. */
export const sections: readonly HelpSection[] = [
  {
    heading: labels.wall,
    lines: [
      { does: does.arrows, keys: alone('↑', '↓', '←', '→') },
      { does: does.row, keys: alone(keys.home, keys.end) },
      {
        does: does.ends,
        keys: [
          [keys.control, keys.home],
          [keys.control, keys.end],
        ],
      },
      { does: does.pages, keys: alone(keys.pageUp, keys.pageDown) },
      { does: does.type, keys: alone(keys.letters) },
      { does: does.open, keys: alone(keys.enter, keys.space) },
      { does: does.fold, keys: alone('←', '→') },
      { does: does.leave, keys: alone(keys.escape) },
    ],
  },
  {
    heading: labels.page,
    lines: [
      { does: does.search, keys: alone('/') },
      { does: does.help, keys: alone('?') },
      { does: does.menu, keys: alone(keys.escape) },
    ],
  },
];
