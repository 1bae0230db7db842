import type { Agent } from 'c/presenceModel';
import type { GridWindow } from 'c/presenceViewport';
import type { AgentList } from './agentList';

export interface WallCell {
  readonly agent: Agent;
  /** From 1, as aria-colindex counts. */
  readonly column: number;
  readonly focusIndex: '0' | '-1';
}

export interface WallRow {
  readonly index: number;
  /** From 1, as aria-rowindex counts. */
  readonly number: number;
  readonly style: string;
  readonly cells: readonly WallCell[];
}

/**
 * The rows to draw: those of the window, and the one at `heldRow` beside it, which has the focus and must not leave
 * the document. Exactly one cell is the tab stop.
 */
export function wallRows(
  agents: AgentList,
  drawn: GridWindow,
  rowHeight: number,
  gap: number,
  tabStop: number,
  heldRow: number | undefined,
): WallRow[] {
  const { columns } = drawn;
  const firstRow = Math.floor(drawn.first / columns);
  const endRow = Math.ceil(drawn.end / columns);
  const indexes = Array.from({ length: endRow - firstRow }, (_, offset) => firstRow + offset);
  if (heldRow !== undefined && heldRow < firstRow) indexes.unshift(heldRow);
  if (heldRow !== undefined && heldRow >= endRow) indexes.push(heldRow);
  return indexes.map((index) => ({
    index,
    number: index + 1,
    style: `inset-block-start: ${index * rowHeight}px; block-size: ${rowHeight - gap}px`,
    cells: agents.slice(index * columns, (index + 1) * columns).map((agent, column) => ({
      agent,
      column: column + 1,
      focusIndex: index * columns + column === tabStop ? '0' : '-1',
    })),
  }));
}
