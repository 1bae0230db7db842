import type { Agent } from 'c/presenceModel';
import { createElement } from 'lwc';
import type { Contender } from '../contender';
import { columns, elapsedOf, factsOf, type Facts } from '../facts';
import type { BenchFloor } from '../floor';

export interface FactRow extends Facts {
  readonly userId: string;
  readonly elapsed: string;
}

interface RowsElement extends HTMLElement {
  rows: readonly FactRow[];
  columns: readonly { readonly label: string; readonly fieldName: string }[];
}

type Constructor = Parameters<typeof createElement>[1]['is'];

/** A component that has all agents in the document, each row an object made once a state and second. `rowsIn` finds
 * its rows, `scrollerIn` what scrolls them, where that is not the box around it. */
export function allRows(
  tag: string,
  is: unknown,
  rowsIn: (element: HTMLElement) => Iterable<HTMLElement>,
  scrollerIn: (element: HTMLElement) => HTMLElement | null | undefined = () => null,
): Contender {
  return {
    mount(place, floor) {
      const { store } = floor;
      const box = document.createElement('div');
      box.style.cssText = 'height: 800px; overflow: auto';
      const element = createElement(tag, { is: is as Constructor }) as unknown as RowsElement;
      const rowOf = keptRows(floor);
      const draw = (): void => {
        element.rows = [...store.view()].map(rowOf);
      };
      element.columns = columns.map(({ label, field }) => ({ label, fieldName: field }));
      draw();
      box.append(element);
      place.append(box);
      const end = store.subscribe(draw);
      return {
        tick: draw,
        rows: () => rowsIn(element),
        top: () => first(rowsIn(element)),
        scroller: () => scrollerIn(element) ?? box,
        drawsAtLeast: floor.size,
        unmount() {
          end();
          box.remove();
        },
      };
    },
  };
}

function keptRows(floor: BenchFloor): (agent: Agent) => FactRow {
  const kept = new Map<string, { agent: Agent; now: number; row: FactRow }>();
  return (agent) => {
    const { now } = floor;
    const old = kept.get(agent.userId);
    if (old?.agent === agent && old.now === now) return old.row;
    const row = { userId: agent.userId, ...factsOf(agent, now), elapsed: elapsedOf(agent, now) };
    kept.set(agent.userId, { agent, now, row });
    return row;
  };
}

function first(rows: Iterable<HTMLElement>): HTMLElement | null {
  for (const row of rows) return row;
  return null;
}
