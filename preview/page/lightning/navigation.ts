import type { LightningElement } from 'lwc';

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

const navigate = Symbol('Navigate');
const generateUrl = Symbol('GenerateUrl');

/** Records have a page in the preview; tabs lead to where it says what would be there; the rest is refused. */
export function addressOf({
  type,
  attributes: { recordId, apiName },
}: Pick<PageReference, 'type' | 'attributes'>): string {
  if (type === 'standard__navItemPage' && apiName !== undefined) return `/lightning/n/${apiName}`;
  if (type !== 'standard__recordPage' || recordId === undefined)
    throw new Error(`The preview has no page for ${type}.`);
  const query = new URLSearchParams(
    [...new URLSearchParams(location.search)].filter(([name]) => !name.includes('__')),
  );
  query.set('id', recordId);
  return `/record?${query}`;
}

const mixin = (Base: typeof LightningElement) =>
  class extends Base {
    [navigate](page: PageReference): void {
      location.assign(addressOf(page));
    }

    async [generateUrl](page: PageReference): Promise<string> {
      return Promise.resolve(addressOf(page));
    }
  };

export const NavigationMixin = Object.assign(mixin, { Navigate: navigate, GenerateUrl: generateUrl });
