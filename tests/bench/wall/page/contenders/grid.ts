import PresenceGrid from 'c/presenceGrid';
import type { Column } from 'c/presenceArrangement';
import { createBrowser } from 'c/presenceBrowser';
import { createPace } from 'c/presencePace';
import { createElement } from 'lwc';
import type { Contender } from '../contender';

export interface Dense {
  readonly density: 'cards' | 'rows';
  /** Of what it draws one by one. */
  readonly tag: string;
  readonly drawsAtLeast: number;
}

/** Beside the name; the same facts as everybody's. */
const columns: readonly Column[] = [
  'status',
  'time-in-status',
  'since',
  'load',
  'title',
  'role',
  'department',
];

/** The product's own grid as its page feeds it, drawn at the pace of that page or every frame. */
export const grid = ({ density, tag, drawsAtLeast }: Dense): Contender => ({
  mount(place, floor, { drawEvery }) {
    const { scheduler } = createBrowser();
    const pace = createPace({ store: floor.store, scheduler, now: () => performance.now(), drawEvery });
    const element = createElement('c-presence-grid', { is: PresenceGrid });
    let draws = 0;
    const draw = (): void => {
      draws += 1;
      element.view = pace.view();
      element.moved = pace.moved;
    };
    element.label = 'Agents';
    element.density = density;
    element.columns = columns;
    element.now = floor.now;
    draw();
    place.append(element);
    const end = pace.subscribe(draw);
    const rows = () => element.shadowRoot?.querySelectorAll<HTMLElement>(tag) ?? [];
    let top: Element | undefined;
    return {
      tick() {
        element.now = floor.now;
      },
      rows,
      top() {
        // Keyed by place: the first stays the first.
        if (!top?.isConnected) top = rows()[0];
        return top ?? null;
      },
      scroller: () => element.shadowRoot?.querySelector<HTMLElement>('.scroller') ?? element,
      ...(drawEvery > 0 && { draws: () => draws }),
      drawsAtLeast,
      unmount() {
        end();
        pace.end();
        element.remove();
      },
    };
  },
});
