import type { Mounted } from './contender';
import { changesDrawn, placeIn, trueRow } from './truth';

/** Also that in shadow trees, which synthetic shadow hides from `textContent`. */
export function textOf(root: Node): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '');
  return texts.join(' ');
}

/** Also those in shadow trees, which synthetic shadow hides from every query. */
export function elementsIn(root: Element): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}

interface Box {
  readonly element: HTMLElement;
  readonly rect: DOMRect;
}

/** Rows that lie in view by at least half their height, in reading order. */
function rowsInView(mounted: Mounted): Box[] {
  const view = mounted.scroller().getBoundingClientRect();
  return [...mounted.rows()]
    .map((element) => ({ element, rect: element.getBoundingClientRect() }))
    .filter(({ rect }) => {
      const middle = (rect.top + rect.bottom) / 2;
      return rect.height > 0 && middle > view.top && middle < Math.min(view.bottom, innerHeight);
    })
    .sort((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left);
}

export interface Standing {
  /** Whether all rows in view are those of one moment. */
  readonly right: boolean;
  /** The changes up to that moment. */
  readonly changes: number;
  readonly rows: number;
  readonly why?: string;
}

/** What is drawn, scrolled to the top, against what the floor was at the moment that its first row names. */
export function standing(mounted: Mounted, size: number, changes: number): Standing {
  const texts = rowsInView(mounted).map(({ element }) => textOf(element));
  const [first] = texts;
  if (first === undefined) return { right: false, changes: 0, rows: 0, why: 'no row is in view' };
  const drawn = changesDrawn(size, changes, first);
  if (drawn === undefined) {
    const why = `row 1 shows "${first}", who never stood there`;
    return { right: false, changes: 0, rows: texts.length, why };
  }
  const wrong = texts.findIndex((text, row) => {
    const { name, status } = trueRow(size, drawn, row);
    return !text.includes(name) || !text.includes(status);
  });
  if (wrong < 0) return { right: true, changes: drawn, rows: texts.length };
  const { name, status } = trueRow(size, drawn, wrong);
  const why = `row ${wrong + 1} shows "${texts[wrong]}", not ${name}, ${status}`;
  return { right: false, changes: drawn, rows: texts.length, why };
}

/** Pixels of the view, from top to bottom, in which no row with a name stands. */
export function blankPixels(mounted: Mounted, head: number): number {
  const view = mounted.scroller().getBoundingClientRect();
  const bottom = Math.min(view.bottom, innerHeight);
  let at = view.top + head;
  let blank = 0;
  const boxes = [...mounted.rows()]
    .map((element) => ({ element, rect: element.getBoundingClientRect() }))
    .filter(({ rect }) => rect.height > 0 && rect.bottom > at && rect.top < bottom)
    .sort((a, b) => a.rect.top - b.rect.top);
  for (const { element, rect } of boxes) {
    if (rect.bottom <= at || placeIn(textOf(element)) === undefined) continue;
    blank += Math.max(0, rect.top - at);
    at = rect.bottom;
  }
  return blank + Math.max(0, bottom - at);
}
