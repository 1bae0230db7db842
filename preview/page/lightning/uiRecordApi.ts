import { context } from '../context';
import { fieldNames, type FieldName } from '../field-names';

export { getFieldDisplayValue, getFieldValue } from '../field-names';

/** `lightning/uiRecordApi` as far as the product uses it: records come from the preview, which asks the org's User
 * Interface API as the page's user. Nothing is cached: a page that needs one record asks once. */

interface RecordConfig {
  readonly recordId?: string;
  readonly fields?: FieldName | readonly FieldName[];
  readonly optionalFields?: FieldName | readonly FieldName[];
}

interface WireValue {
  readonly data: unknown;
  readonly error: unknown;
}

/** Lightning emits an empty value first, waits for a record id and for fields, and emits each answer after. */
export class getRecord {
  readonly #emit: (value: WireValue) => void;
  #config: RecordConfig = {};
  #connected = false;
  #asked?: string;

  constructor(emit: (value: WireValue) => void) {
    this.#emit = emit;
    emit({ data: undefined, error: undefined });
  }

  connect(): void {
    this.#connected = true;
    this.ask();
  }

  disconnect(): void {
    this.#connected = false;
    this.#asked = undefined;
  }

  update(config: RecordConfig): void {
    this.#config = config;
    this.ask();
  }

  ask(): void {
    const path = pathOf(this.#config);
    if (!this.#connected || path === this.#asked) return;
    this.#asked = path;
    if (path === undefined) return;
    void read(path).then((value) => {
      if (this.#asked === path) this.#emit(value);
    });
  }
}

function pathOf({ recordId, fields, optionalFields }: RecordConfig): string | undefined {
  const asked = { fields: fieldNames(fields), optionalFields: fieldNames(optionalFields) };
  if (!recordId || asked.fields.length + asked.optionalFields.length === 0) return undefined;
  const query = new URLSearchParams(context.as === undefined ? {} : { as: context.as });
  for (const [name, names] of Object.entries(asked)) if (names.length > 0) query.set(name, names.join(','));
  return `/ui-api/records/${encodeURIComponent(recordId)}?${query.toString()}`;
}

/** An error is what the Lightning Data Service hands out: the response, its body an array of errors as the User
 * Interface API wrote it, or one object where nothing answered (LWC guide: Error Handling in the Lightning Data
 * Service). */
async function read(path: string): Promise<WireValue> {
  try {
    const response = await fetch(path);
    const body: unknown = await response.json();
    if (response.ok) return { data: body, error: undefined };
    const { status, statusText } = response;
    return { data: undefined, error: { ok: false, errorType: 'fetchResponse', status, statusText, body } };
  } catch {
    const body = { message: 'Disconnected or Canceled' };
    return {
      data: undefined,
      error: { ok: false, errorType: 'fetchResponse', status: 504, statusText: '', body },
    };
  }
}
