/** Tells when the wall must not move by itself: the pointer or the focus is inside. Only changes are told. */
export interface Holding {
  pointer(inside: boolean): void;
  focus(inside: boolean): void;
  /** Lets go of both. */
  end(): void;
}

export function createHolding(tell: (held: boolean) => void): Holding {
  let pointer = false;
  let focus = false;
  let told = false;

  function weigh(): void {
    const held = pointer || focus;
    if (held === told) return;
    told = held;
    tell(held);
  }

  return {
    pointer(inside) {
      pointer = inside;
      weigh();
    },
    focus(inside) {
      focus = inside;
      weigh();
    },
    end() {
      pointer = focus = false;
      weigh();
    },
  };
}
