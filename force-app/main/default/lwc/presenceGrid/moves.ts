import type { Layout } from 'c/presenceViewport';
import type { Place } from './place';
import type { OpenAgents } from './sections';

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export interface MoveGrid {
  readonly layout: Layout;
  readonly agents: OpenAgents;
  readonly columns: number;
  /** What is seen at once, pixels. */
  readonly pageHeight: number;
  readonly rtl: boolean;
}

/** Where a key of the ARIA grid pattern leads from a place, or undefined: a key that moves nothing. `wanted` is the
 * column that up and down keep through shorter lines and headings. */
export function moveOf(key: Key, from: Place, wanted: number, grid: MoveGrid): Place | undefined {
  const { layout, columns } = grid;
  if (layout.lines === 0) return undefined;
  const line = layout.lineOf(from.section, from.item);
  const whole = key.ctrlKey || key.metaKey;
  const toLine = (target: number, column = wanted): Place => placeIn(layout, target, column);
  switch (key.key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return aside(from, (key.key === 'ArrowRight') === grid.rtl ? -1 : 1, grid);
    case 'ArrowDown':
      return toLine(line + 1);
    case 'ArrowUp':
      return toLine(line - 1);
    case 'PageDown':
      return toLine(pageFrom(line, 1, grid));
    case 'PageUp':
      return toLine(pageFrom(line, -1, grid));
    case 'Home':
      return whole ? toLine(0, 0) : toLine(line, 0);
    case 'End':
      return whole ? toLine(layout.lines - 1, columns - 1) : toLine(line, columns - 1);
    default:
      return undefined;
  }
}

/** To the next agent in the order of reading. In rows of one agent there is nothing beside him; of a heading the
 * arrows open and close the group. */
function aside(from: Place, by: 1 | -1, { columns, agents }: MoveGrid): Place | undefined {
  if (columns === 1 || from.item < 0) return undefined;
  const target = agents.indexOf(from.section, from.item) + by;
  return agents.placeOf(Math.max(0, Math.min(target, agents.length - 1)));
}

/** As many lines on as are seen at once, but always one. */
function pageFrom(line: number, by: 1 | -1, { layout, pageHeight }: MoveGrid): number {
  const target = layout.lineAtTop(layout.topOf(line) + by * pageHeight);
  return by > 0 ? Math.max(target, line + 1) : Math.min(target, line - 1);
}

function placeIn(layout: Layout, line: number, column: number): Place {
  const at = layout.lineAt(Math.max(0, Math.min(line, layout.lines - 1)));
  if (at === undefined || at.kind === 'heading') return { section: at?.section ?? 0, item: -1 };
  return { section: at.section, item: Math.min(at.first + column, at.end - 1) };
}
