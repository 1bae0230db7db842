import type { Agent } from 'c/presenceModel';
import type { Layout } from 'c/presenceViewport';
import { headingOf, type GroupHeading } from './headings';
import type { Place } from './place';
import type { GridSection } from './sections';
import { shownOf, type Shown } from './shown';
import type { Slots } from './slots';

type FocusIndex = '0' | '-1';

export interface DrawnAgent extends Place {
  /** Names the element that shows it. */
  readonly slot: string;
  readonly agent: Agent;
  /** Of a row: the same object as long as it is the same agent. */
  readonly of: Shown;
  /** From 1, as aria-colindex counts. */
  readonly column: number;
  readonly focusIndex: FocusIndex;
  readonly selected: boolean;
}

/** A heading, the one row of a dense line, or the cells of a line of cards. */
export interface DrawnLine {
  readonly key: string;
  readonly section: number;
  /** From 1, as aria-rowindex counts. */
  readonly number: number;
  /** Its element is a row of the grid; around a dense row it is nothing but the place for one. */
  readonly role?: 'row';
  readonly rowIndex?: number;
  readonly className: string;
  readonly style: string;
  readonly heading?: GroupHeading;
  readonly row?: DrawnAgent;
  readonly cells?: readonly DrawnAgent[];
  readonly focusIndex?: FocusIndex;
}

export interface Drawing {
  readonly sections: readonly GridSection[];
  readonly layout: Layout;
  readonly dense: boolean;
  /** The lines of the view: from `first`, before `end`. */
  readonly range: { readonly first: number; readonly end: number };
  /** What Tab leads to. */
  readonly tabStop: Place;
  /** The line that has the focus and must not leave the document. */
  readonly heldLine?: number;
  readonly selectedId?: string;
}

export function drawnLines(drawing: Drawing, slots: Slots): DrawnLine[] {
  const { layout, dense } = drawing;
  const numbers = linesToDraw(drawing);
  const rows = numbers.filter((line) => layout.lineAt(line)?.kind === 'items');
  const slotOf = new Map(slots.of(rows).map((slot, at) => [rows[at], slot]));
  return numbers.flatMap((index): DrawnLine[] => {
    const at = layout.lineAt(index);
    const section = drawing.sections[at?.section ?? 0];
    if (at === undefined || section === undefined) return [];
    const number = index + (dense ? 2 : 1);
    if (at.kind === 'heading') return drawnHeading(drawing, at.section, index, number);
    const cells = section.agents.slice(at.first, at.end).map((agent, column): DrawnAgent => {
      const place = { section: at.section, item: at.first + column };
      return {
        ...place,
        slot: `${slotOf.get(index) ?? 0}.${column}`,
        agent,
        of: shownOf(agent),
        column: column + 1,
        focusIndex: focusIndexOf(drawing, place),
        selected: agent.userId === drawing.selectedId,
      };
    });
    const key = `r-${slotOf.get(index) ?? 0}`;
    const style = `inset-block-start: ${layout.topOf(index)}px; block-size: ${layout.heightOf(index)}px`;
    const line = { key, section: at.section, number, style };
    if (dense) return [{ ...line, className: 'line', row: cells[0] }];
    return [{ ...line, className: 'line cards', role: 'row', rowIndex: number, cells }];
  });
}

/** The heading's track reaches to the end of its group, so that the heading stays in view while the rows scroll. */
function drawnHeading(drawing: Drawing, at: number, line: number, number: number): DrawnLine[] {
  const { layout, sections } = drawing;
  const { group, collapsed, count } = sections[at] ?? {};
  if (group === undefined) return [];
  const top = layout.topOf(line);
  const last = collapsed ? line : layout.lineOf(at, (count ?? 1) - 1);
  const height = layout.topOf(last) + layout.heightOf(last) - top;
  return [
    {
      key: `g-${group.key}`,
      section: at,
      number,
      role: 'row',
      rowIndex: number,
      className: 'track',
      style: `inset-block-start: ${top}px; block-size: ${height}px`,
      heading: headingOf(group, collapsed === true),
      focusIndex: focusIndexOf(drawing, { section: at, item: -1 }),
    },
  ];
}

function focusIndexOf({ tabStop }: Drawing, { section, item }: Place): FocusIndex {
  return tabStop.section === section && tabStop.item === item ? '0' : '-1';
}

/** Those in view, the heading above them, and the one that has the focus, in order. */
function linesToDraw({ layout, range, sections, heldLine }: Drawing): number[] {
  const { first, end } = range;
  const lines = Array.from({ length: end - first }, (_, offset) => first + offset);
  const top = layout.lineAt(first);
  if (top?.kind === 'items' && sections[top.section]?.headed) lines.unshift(layout.lineOf(top.section, -1));
  if (heldLine === undefined || lines.includes(heldLine)) return lines;
  return [...lines, heldLine].sort((a, b) => a - b);
}

/** The place that an element with this slot shows. */
export function placeOfSlot(lines: readonly DrawnLine[], slot: string): Place | undefined {
  for (const line of lines) {
    if (line.heading && line.key === slot) return { section: line.section, item: -1 };
    const cell = cellsOf(line).find((one) => one.slot === slot);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

/** The slot of the element that shows a place; undefined: it is not drawn. */
export function slotOfPlace(lines: readonly DrawnLine[], { section, item }: Place): string | undefined {
  for (const line of lines) {
    if (line.section !== section) continue;
    if (item < 0 && line.heading) return line.key;
    const cell = cellsOf(line).find((one) => one.item === item);
    if (cell !== undefined) return cell.slot;
  }
  return undefined;
}

function cellsOf({ row, cells = [] }: DrawnLine): readonly DrawnAgent[] {
  return row === undefined ? cells : [row];
}
