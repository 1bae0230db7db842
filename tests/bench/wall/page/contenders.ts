import { createElement } from 'lwc';
import type { Agent } from 'c/presenceModel';
import PresenceWall from 'c/presenceWall';
import type { ContenderName } from '../samples';
import BenchDatatable from './lwc/benchDatatable/benchDatatable';
import BenchTable from './lwc/benchTable/benchTable';

export interface WallElement extends HTMLElement {
  agents: readonly Agent[];
  now: number;
}

export interface Contender {
  create(): WallElement;
  /** User id and text of the rows or cards in the document, in order. */
  drawn(element: WallElement): { readonly userId: string; readonly text: string }[];
  /** How many it draws of `count` agents, at least. */
  drawsAtLeast(count: number): number;
}

/** Room for cards in a view of 900 pixels; the wall draws those in view and a few more. */
const cardsInView = 20;

export const contenders: Readonly<Record<ContenderName, Contender>> = {
  presenceWall: {
    create: () => element('c-presence-wall', PresenceWall),
    drawn: (wall) =>
      [...inside(wall, 'c-presence-card')].map((card) => {
        const [root] = inside(card, '[data-user-id]');
        return drawnRow(card, root?.dataset.userId);
      }),
    drawsAtLeast: (count) => Math.min(count, cardsInView),
  },
  'for:each table': {
    create: () => element('c-bench-table', BenchTable),
    drawn: (table) => [...inside(table, 'tr[data-row]')].map((row) => drawnRow(row, row.dataset.row)),
    drawsAtLeast: (count) => count,
  },
  'lightning-datatable': {
    create: () => element('c-bench-datatable', BenchDatatable),
    drawn: (bench) =>
      [...inside(bench, 'lightning-datatable')].flatMap((table) =>
        [...inside(table, 'tbody tr[data-row-key-value]')].map((row) =>
          drawnRow(row, row.dataset.rowKeyValue),
        ),
      ),
    drawsAtLeast: (count) => count,
  },
};

function element(tag: string, is: unknown): WallElement {
  return createElement(tag, {
    is: is as Parameters<typeof createElement>[1]['is'],
  }) as unknown as WallElement;
}

function inside(host: Element, selector: string): Iterable<HTMLElement> {
  return host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [];
}

const drawnRow = (row: HTMLElement, userId = '') => ({ userId, text: textOf(row) });

/** Also that in shadow trees, which synthetic shadow hides from `textContent`. */
function textOf(root: Element): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '');
  return texts.join(' ');
}
