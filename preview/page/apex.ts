import { context } from './context';

type Parameters = Readonly<Record<string, unknown>>;

/** What `@salesforce/apex/Class.method` is in Lightning: a function that asks the server and rejects with
 * `{status, statusText, body}`. */
export function method(className: string, name: string): (given?: Parameters) => Promise<unknown> {
  return (given = {}) => call(className, name, given);
}

interface WireValue {
  readonly data?: unknown;
  readonly error?: unknown;
}

/** A cacheable method can be wired too. */
export function wiredMethod(className: string, name: string) {
  class Adapter {
    readonly #emit: (value: WireValue) => void;
    #asked = '';

    constructor(emit: (value: WireValue) => void) {
      this.#emit = emit;
      emit({});
    }

    connect(): void {}

    disconnect(): void {
      this.#asked = '';
    }

    update(config: Parameters): void {
      // Lightning waits until every reactive parameter has a value.
      if (Object.values(config).includes(undefined)) return;
      const asked = JSON.stringify(config);
      if (asked === this.#asked) return;
      this.#asked = asked;
      const answer = (value: WireValue) => {
        if (this.#asked === asked) this.#emit(value);
      };
      call(className, name, config).then(
        (data) => answer({ data }),
        (error: unknown) => answer({ error }),
      );
    }
  }
  return Object.assign(method(className, name), { adapter: Adapter });
}

const asUser = context.as === undefined ? '' : `?as=${encodeURIComponent(context.as)}`;

/** Lightning rejects with a plain object, and components read it as one. */
async function call(className: string, name: string, given: Parameters): Promise<unknown> {
  const answered = await ask(`/apex/${className}/${name}${asUser}`, given);
  if (answered.ok) return answered.value;

  throw answered.value;
}

interface Answered {
  readonly ok: boolean;
  readonly value: unknown;
}

async function ask(path: string, given: Parameters): Promise<Answered> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
    return { ok: response.ok, value: (await response.json()) as unknown };
  } catch {
    const body = { message: 'Disconnected or Canceled', isUserDefinedException: false, stackTrace: '' };
    return { ok: false, value: { status: 0, statusText: '', body } };
  }
}
