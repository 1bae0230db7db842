import type { Agent } from 'c/presenceModel';
import type { Contender } from '../contender';
import { columns, elapsedColumn, elapsedOf, factOf, rowHeight } from '../facts';
import { handBox, handRow, type HandRow } from './sheet';

const overscan = 5;

interface Slot extends HandRow {
  index: number;
  agent?: Agent;
}

/** What one writes who knows this list and nothing else: as many rows as fit, each used again for whoever comes next
 * into view, and of each only those texts that differ. */
export const contender: Contender = {
  mount(place, floor) {
    const { store } = floor;
    const { scroller, all } = handBox(floor.size);
    place.append(scroller);
    const inView = Math.ceil(scroller.clientHeight / rowHeight) + 1;
    const slots: Slot[] = Array.from({ length: Math.min(floor.size, inView + 2 * overscan) }, () => ({
      ...handRow(),
      index: -1,
    }));
    let first = -1;

    function write(slot: Slot, agent: Agent): void {
      if (slot.agent === agent) return;
      slot.agent = agent;
      columns.forEach(({ field }, column) => put(slot.texts[column], factOf(agent, field, floor.now)));
    }

    function draw(): void {
      const view = store.view();
      const wanted = Math.floor(scroller.scrollTop / rowHeight) - overscan;
      first = Math.max(0, Math.min(wanted, view.length - slots.length));
      const agents = view.slice(first, first + slots.length);
      agents.forEach((agent, n) => {
        const index = first + n;
        const slot = slots[index % slots.length];
        if (slot === undefined) return;
        if (slot.index !== index) {
          slot.index = index;
          slot.element.style.top = `${index * rowHeight}px`;
        }
        write(slot, agent);
      });
    }

    draw();
    all.append(...slots.map(({ element }) => element));
    scroller.addEventListener('scroll', draw, { passive: true });
    const end = store.subscribe(draw);
    return {
      tick() {
        for (const { agent, texts } of slots)
          if (agent) put(texts[elapsedColumn], elapsedOf(agent, floor.now));
      },
      rows: () => slots.map(({ element }) => element),
      top: () => slots[0]?.element ?? null,
      scroller: () => scroller,
      drawsAtLeast: inView - 1,
      unmount() {
        end();
        scroller.remove();
      },
    };
  },
};

function put(node: Text | undefined, text: string): void {
  if (node !== undefined && node.data !== text) node.data = text;
}
