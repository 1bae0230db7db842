import { failureOf, recordErrorOf, type RecordRefusal } from '../recordError';

const refusals: [what: string, error: unknown, refusal: RecordRefusal][] = [
  ['a read of nothing', { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'no' }] }, 'gone'],
  ['a deleted record', { status: 400, body: [{ errorCode: 'ENTITY_IS_DELETED', message: 'no' }] }, 'gone'],
  ['a hidden record', { status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no' }] }, 'closed'],
  ['a code without its status', { body: { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' } }, 'closed'],
  [
    'an object not served',
    { status: 400, body: [{ message: 'Object Task is not supported in UI API' }] },
    'unsupported',
  ],
  ['a session that ended', { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID' }] }, 'session'],
  ['no answer', { status: 504, body: { message: 'Disconnected or Canceled' } }, 'offline'],
  ['an error of the browser', new TypeError('Failed to fetch'), 'offline'],
  ['an error inside', { status: 500, body: { message: 'UNKNOWN_EXCEPTION' } }, 'other'],
  ['nothing that is known', undefined, 'other'],
  ['a word', 'no', 'other'],
];

it.each(refusals)('takes %s for what it is', (_, error, refusal) => {
  expect(recordErrorOf(error).refusal).toBe(refusal);
});

it('keeps the platform’s words', () => {
  expect(
    recordErrorOf({ status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'It is not here' }] }).message,
  ).toBe('It is not here');
  expect(recordErrorOf({ status: 500, statusText: 'Server Error', body: null }).message).toBe('Server Error');
});

it('says a failure as the presence reads do', () => {
  expect(failureOf({ refusal: 'offline', message: 'x' })).toEqual({ kind: 'offline', message: 'x' });
  expect(failureOf({ refusal: 'session', message: 'x' }).kind).toBe('session');
  expect(failureOf({ refusal: 'gone', message: 'x' }).kind).toBe('other');
});
