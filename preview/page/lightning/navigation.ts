interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
}

/**
 * `lightning/navigation` as far as the product uses it: where the page is. Of an address Lightning gives a component
 * the parameters with a namespace alone ("PageReference: state"); the preview's own have none.
 */
export class CurrentPageReference {
  readonly #emit: (value: PageReference) => void;

  constructor(emit: (value: PageReference) => void) {
    this.#emit = emit;
  }

  connect(): void {
    const own = [...new URLSearchParams(location.search)].filter(([name]) => /^\w+?__\w+$/.test(name));
    this.#emit({ type: 'standard__navItemPage', attributes: {}, state: Object.fromEntries(own) });
  }

  disconnect(): void {}

  update(): void {}
}
