import type { Density } from 'c/presenceArrangement';
import { columnsOf, type LayoutMetrics } from 'c/presenceViewport';

/** How large the scrolled part is, pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** Pixels of the root font: cards and rows are sized in rem, so that they grow with the reader's text. */
  readonly rem: number;
}

export const unmeasured: Size = { width: 0, height: 0, rem: 16 };

const CARD_WIDTH = 17.25;
const CARD_HEIGHT = 6.375;
const CARD_GAP = 0.625;
const ROW_HEIGHT = 2;
const GROUP_HEIGHT = 2.25;
/** The row of column headings. */
export const HEAD_HEIGHT = 2;

/** The most lines in the document, however many agents there are, and those drawn above and below what is seen. */
const CARD_LIMIT = 120;
const ROW_LIMIT = 60;
const CARD_OVERSCAN = 2;
const ROW_OVERSCAN = 6;

export interface Metrics extends LayoutMetrics {
  readonly overscan: number;
  readonly limit: number;
  /** What stands over the lines at the top of the view, pixels. */
  readonly head: number;
}

export function metricsOf(density: Density, { width, rem }: Size): Metrics {
  const headingHeight = GROUP_HEIGHT * rem;
  if (density === 'rows') {
    return {
      columns: 1,
      itemHeight: ROW_HEIGHT * rem,
      headingHeight,
      gap: 0,
      overscan: ROW_OVERSCAN,
      // One is left for the line that has the focus.
      limit: ROW_LIMIT - 1,
      head: HEAD_HEIGHT * rem,
    };
  }
  const columns = Math.min(columnsOf(width, CARD_WIDTH * rem, CARD_GAP * rem), CARD_LIMIT / 2);
  return {
    columns,
    itemHeight: CARD_HEIGHT * rem,
    headingHeight,
    gap: CARD_GAP * rem,
    overscan: CARD_OVERSCAN,
    limit: Math.floor(CARD_LIMIT / columns) - 1,
    head: 0,
  };
}

export function sizeOf(scroller: HTMLElement): Size {
  const { paddingLeft, paddingRight } = getComputedStyle(scroller);
  return {
    width: scroller.clientWidth - pixels(paddingLeft) - pixels(paddingRight),
    height: scroller.clientHeight,
    rem: parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
  };
}

/** A computed length. Where nothing is laid out, a hook is left standing in its place. */
function pixels(length: string): number {
  return parseFloat(length) || 0;
}
