import type { BenchFloor } from './floor';

/** How somebody shows the floor: in `place`, from then on as the store tells. */
export interface Contender {
  mount(place: HTMLElement, floor: BenchFloor, options: MountOptions): Mounted;
}

export interface MountOptions {
  /** Milliseconds between two drawings; 0: every frame. Only ours knows how. */
  readonly drawEvery: number;
}

export interface Mounted {
  /** A second has passed. */
  tick(): void;
  /** Rows or cards in the document, in any order. */
  rows(): Iterable<HTMLElement>;
  /** Something whose text differs when what stands at the top does; asked for every frame. */
  top(): Element | null;
  scroller(): HTMLElement;
  /** How often it has drawn so far, where it does not draw every frame: watching each frame would then cost more than
   * drawing. */
  readonly draws?: () => number;
  /** How many rows it draws at least, of a floor that fills the view. */
  readonly drawsAtLeast: number;
  unmount(): void;
}
