/** Pixels, from the window's left and top. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface PanelPlace {
  /** Pixels from the button's left edge. */
  readonly left: number;
  readonly above: boolean;
  /** Pixels. */
  readonly maxHeight: number;
}

/** To the window's edges and to the button, pixels. */
const MARGIN = 8;
const GAP = 4;
/** Where there is less room below than this and more above, the panel goes there. */
const ROOM = 200;

/** Where a panel of that size opens: from the button's start edge, moved in where the window would cut it off. */
export function placeOf(button: Box, panel: Extent, page: Extent, rightToLeft: boolean): PanelPlace {
  const wanted = rightToLeft ? button.right - panel.width : button.left;
  const left = Math.max(MARGIN, Math.min(wanted, page.width - MARGIN - panel.width));
  const below = page.height - button.bottom - GAP - MARGIN;
  const over = button.top - GAP - MARGIN;
  const above = below < Math.min(panel.height, ROOM) && over > below;
  return { left: left - button.left, above, maxHeight: Math.max(above ? over : below, ROOM / 2) };
}
