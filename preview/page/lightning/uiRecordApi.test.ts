import { afterEach, expect, test, vi } from 'vitest';
import { fieldNames, getFieldDisplayValue, getFieldValue } from '../field-names';

vi.mock('../context', () => ({ context: { as: 'ana@omnipresence.example' } }));
const { getRecord } = await import('./uiRecordApi');

const owner = { id: '005A', fields: { Name: { displayValue: null, value: 'Ada' } } };
const record = {
  fields: {
    OwnerId: { displayValue: null, value: '005A' },
    Owner: { displayValue: 'Ada', value: owner },
    Priority: { displayValue: 'Hoch', value: 'High' },
  },
};

interface Value {
  readonly data?: unknown;
  readonly error?: unknown;
}

/** An adapter that is connected, what it emits, and what it asks the server for. */
function connected(answer: () => Promise<Response>) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return answer();
  });
  const emitted: Value[] = [];
  const adapter = new getRecord((value: Value) => void emitted.push(value));
  adapter.connect();
  return { adapter, asked, emitted, settled: () => vi.waitFor(() => expect(emitted).toHaveLength(2)) };
}

const json = (status: number, body: unknown) => () =>
  Promise.resolve(new Response(JSON.stringify(body), { status, statusText: 'Said' }));

afterEach(() => vi.unstubAllGlobals());

test('emits nothing known first, then the record', async () => {
  const wire = connected(json(200, record));
  wire.adapter.update({ recordId: '500A', fields: 'Case.OwnerId', optionalFields: ['Case.Priority'] });
  await wire.settled();
  expect(wire.emitted).toEqual([
    { data: undefined, error: undefined },
    { data: record, error: undefined },
  ]);
  const query = 'as=ana%40omnipresence.example&fields=Case.OwnerId&optionalFields=Case.Priority';
  expect(wire.asked).toEqual([`/ui-api/records/500A?${query}`]);
});

test('waits for a record id and for fields', () => {
  const wire = connected(json(200, record));
  wire.adapter.update({ recordId: undefined, fields: ['Case.OwnerId'] });
  wire.adapter.update({ recordId: '500A', fields: [] });
  expect(wire.asked).toEqual([]);
});

test('asks again for another record only, and when it is connected again', () => {
  const wire = connected(json(200, record));
  wire.adapter.update({ recordId: '500A', fields: ['Case.OwnerId'] });
  wire.adapter.update({ recordId: '500A', fields: ['Case.OwnerId'] });
  expect(wire.asked).toHaveLength(1);
  wire.adapter.update({ recordId: '500B', fields: ['Case.OwnerId'] });
  wire.adapter.disconnect();
  wire.adapter.connect();
  expect(wire.asked).toHaveLength(3);
  wire.adapter.update({ recordId: undefined, fields: ['Case.OwnerId'] });
  wire.adapter.update({ recordId: '500B', fields: ['Case.OwnerId'] });
  expect(wire.asked).toHaveLength(4);
});

test('drops the answer to a question that is no longer asked', async () => {
  const answers: ((response: Response) => void)[] = [];
  const wire = connected(() => new Promise((resolve) => answers.push(resolve)));
  wire.adapter.update({ recordId: '500A', fields: ['Case.OwnerId'] });
  wire.adapter.update({ recordId: '500B', fields: ['Case.OwnerId'] });
  answers[0]?.(new Response('{"id":"500A"}'));
  answers[1]?.(new Response('{"id":"500B"}'));
  await wire.settled();
  expect(wire.emitted.slice(1)).toEqual([{ data: { id: '500B' }, error: undefined }]);
});

test('emits a refusal as the Lightning Data Service hands it out', async () => {
  const body = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];
  const wire = connected(json(404, body));
  wire.adapter.update({ recordId: '500A', fields: ['Case.OwnerId'] });
  await wire.settled();
  const error = { ok: false, errorType: 'fetchResponse', status: 404, statusText: 'Said', body };
  expect(wire.emitted[1]).toEqual({ data: undefined, error });
});

test('says that nothing answered', async () => {
  const wire = connected(() => Promise.reject(new TypeError('Failed to fetch')));
  wire.adapter.update({ recordId: '500A', fields: ['Case.OwnerId'] });
  await wire.settled();
  expect(wire.emitted[1]).toMatchObject({ error: { body: { message: 'Disconnected or Canceled' } } });
});

test('reads values and parents’ values by name', () => {
  expect(getFieldValue(record, 'Case.OwnerId')).toBe('005A');
  expect(getFieldValue(record, { objectApiName: 'Case', fieldApiName: 'Owner.Name' })).toBe('Ada');
  expect(getFieldValue(record, 'Case.Owner')).toBe(owner);
  expect(getFieldValue(record, 'Case.Colour')).toBeUndefined();
  expect(getFieldValue(record, 'Case.Colour.Name')).toBeUndefined();
  expect(getFieldDisplayValue(record, 'Case.Priority')).toBe('Hoch');
});

test('names a field once, however it is given', () => {
  const id = { objectApiName: 'Case', fieldApiName: 'OwnerId' };
  expect(fieldNames(['Case.OwnerId', id])).toEqual(['Case.OwnerId']);
  expect(fieldNames(id)).toEqual(['Case.OwnerId']);
  expect(fieldNames(undefined)).toEqual([]);
});
