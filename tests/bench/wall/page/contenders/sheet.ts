import { columns, rowHeight } from '../facts';

/** The style of rows made by hand: nothing moves anything else, and only text that may be too long is clipped. */
export const sheet = `
.hand { position: relative; height: 800px; overflow-x: hidden; overflow-y: auto; contain: strict; }
.hand-all { position: relative; contain: layout style; }
.hand-row {
  position: absolute; inset-inline: 0; height: 32px; line-height: 31px; border-bottom: 1px solid #e5e5e5; display: flex; contain: strict;
}
.hand-cell { flex: none; padding-inline: 8px; white-space: nowrap; box-sizing: border-box; }
.hand-cell.clipped { overflow: hidden; text-overflow: ellipsis; }
`;

const long = new Set(['name', 'status', 'title', 'role', 'department']);

/** A row of eight cells, each holding one text. */
export interface HandRow {
  readonly element: HTMLElement;
  readonly texts: readonly Text[];
}

export function handRow(): HandRow {
  const element = document.createElement('div');
  element.className = 'hand-row';
  const texts = columns.map(({ field, width }) => {
    const cell = document.createElement('div');
    cell.className = long.has(field) ? 'hand-cell clipped' : 'hand-cell';
    cell.style.width = `${width}px`;
    const text = document.createTextNode('');
    cell.append(text);
    element.append(cell);
    return text;
  });
  return { element, texts };
}

/** The scrolled box, and in it what is as high as all rows together. */
export function handBox(count: number): { readonly scroller: HTMLElement; readonly all: HTMLElement } {
  const style = document.createElement('style');
  style.textContent = sheet;
  const scroller = document.createElement('div');
  scroller.className = 'hand';
  const all = document.createElement('div');
  all.className = 'hand-all';
  all.style.height = `${count * rowHeight}px`;
  scroller.append(style, all);
  return { scroller, all };
}
