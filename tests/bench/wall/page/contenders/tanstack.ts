import type { Agent } from 'c/presenceModel';
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { Contender } from '../contender';
import { columns, elapsedColumn, elapsedOf, factOf, rowHeight } from '../facts';
import { handBox, handRow, type HandRow } from './sheet';

interface Row extends HandRow {
  agent?: Agent;
}

/** virtual-core says which rows to draw; they are drawn as those of the list by hand. */
export const contender: Contender = {
  mount(place, floor) {
    const { store } = floor;
    const { scroller, all } = handBox(floor.size);
    place.append(scroller);
    const drawn = new Map<number, Row>();
    const spare: Row[] = [];

    const virtualizer = new Virtualizer({
      count: floor.size,
      getScrollElement: () => scroller,
      estimateSize: () => rowHeight,
      overscan: 5,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: draw,
    });

    function draw(): void {
      const items = virtualizer.getVirtualItems();
      const view = store.view();
      const wanted = new Set(items.map(({ index }) => index));
      for (const [index, row] of drawn) {
        if (wanted.has(index)) continue;
        drawn.delete(index);
        spare.push(row);
      }
      for (const { index, start } of items) {
        const agent = view.at(index);
        if (agent) write(drawn.get(index) ?? take(index, start), agent);
      }
      for (const row of spare.splice(0)) row.element.remove();
    }

    function take(index: number, start: number): Row {
      const row = spare.pop() ?? handRow();
      row.element.style.top = `${start}px`;
      if (!row.element.isConnected) all.append(row.element);
      drawn.set(index, row);
      return row;
    }

    function write(row: Row, agent: Agent): void {
      if (row.agent === agent) return;
      row.agent = agent;
      columns.forEach(({ field }, column) => put(row.texts[column], factOf(agent, field, floor.now)));
    }

    const unmountVirtualizer = virtualizer._didMount();
    virtualizer._willUpdate();
    draw();
    const end = store.subscribe(draw);
    return {
      tick() {
        for (const { agent, texts } of drawn.values())
          if (agent) put(texts[elapsedColumn], elapsedOf(agent, floor.now));
      },
      rows: () => [...drawn.values()].map(({ element }) => element),
      top: () => drawn.get(0)?.element ?? null,
      scroller: () => scroller,
      drawsAtLeast: Math.floor(scroller.clientHeight / rowHeight),
      unmount() {
        end();
        unmountVirtualizer();
        scroller.remove();
      },
    };
  },
};

function put(node: Text | undefined, text: string): void {
  if (node !== undefined && node.data !== text) node.data = text;
}
