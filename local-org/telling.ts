import type { Writable } from 'node:stream';
import { SingleBar } from 'cli-progress';

/** What a long start says meanwhile. */
export interface Telling {
  /** One line. */
  readonly report: (text: string) => void;
  /** How far something has come, from 0 to 1. */
  readonly onProgress: (what: string, share: number) => void;
}

/** A bar that moves where somebody watches a terminal, a line a step where lines are kept. */
export function createTelling(stream: Writable & { readonly isTTY?: boolean }): Telling {
  const report = (text: string): unknown => stream.write(`${text}\n`);
  if (!stream.isTTY) {
    return { report, onProgress: (what, share) => report(`${what}: ${percent(share)} %`) };
  }
  let bar: SingleBar | undefined;
  const leave = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    report(text) {
      leave();
      report(text);
    },
    onProgress(what, share) {
      if (bar === undefined) {
        bar = new SingleBar({ ...appearance, stream });
        bar.start(100, 0, { what });
      }
      bar.update(percent(share), { what });
      if (share >= 1) leave();
    },
  };
}

const appearance = {
  format: '{what} {bar} {percentage} %',
  barCompleteChar: '█',
  barIncompleteChar: '░',
  barsize: 30,
  // Whoever interrupts a start would be left without a cursor.
  hideCursor: false,
};

const percent = (share: number): number => Math.round(share * 100);
