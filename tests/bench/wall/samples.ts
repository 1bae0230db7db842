/** What the page measures. Times are milliseconds of its own clock. */

export interface LoadSample {
  readonly seconds: number;
  /** Not counted of what does not draw every frame. */
  readonly frames?: number;
  /** Frames in which what stands at the top differs from the frame before. */
  readonly draws: number;
  /** Tasks of more than 50 ms, and the longest. */
  readonly longTasks: number;
  readonly longest: number;
  readonly changes: number;
  /** How often the rows in view were compared, how often they were those of one moment, and how old that was at most. */
  readonly checks: number;
  readonly right: number;
  readonly oldest: number;
  /** Of the first that was wrong. */
  readonly why?: string;
}

export interface ScrollSample {
  readonly seconds: number;
  readonly frames: number;
  /** Frames in which a part of the view was blank, and the highest such part in rows. */
  readonly blankFrames: number;
  readonly blankRows: number;
}

export const contenderNames = [
  'rows',
  'cards',
  'list by hand',
  'TanStack virtual-core',
  'SlickGrid',
  'AG Grid',
  'for:each table',
  'lightning-datatable',
  'store alone',
] as const;
export type ContenderName = (typeof contenderNames)[number];
