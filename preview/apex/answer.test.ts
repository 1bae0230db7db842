import { expect, test } from 'vitest';
import { lightningRecord } from './answer.ts';

test('leaves attributes and null fields out', () => {
  expect(lightningRecord({ attributes: { type: 'User' }, Name: 'Ana', Title: null })).toEqual({
    Name: 'Ana',
  });
});

test('gives a record and its parents the Id that Apex always selects', () => {
  const url = (id: string) => ({ type: 'User', url: `/services/data/v67.0/sobjects/User/${id}` });
  expect(
    lightningRecord({
      attributes: url('005000000000001AAA'),
      Manager: { attributes: url('005000000000002AAA'), Name: 'Bo' },
    }),
  ).toEqual({ Id: '005000000000001AAA', Manager: { Id: '005000000000002AAA', Name: 'Bo' } });
});

test('gives an aggregate no Id', () => {
  expect(lightningRecord({ attributes: { type: 'AggregateResult' }, expr0: 3 })).toEqual({ expr0: 3 });
});

test('writes times with Z and leaves days and other texts alone', () => {
  expect(
    lightningRecord({
      At: '2026-05-05T10:00:00.000+0000',
      On: '2026-05-05',
      Note: 'at +0000',
      Zero: 0,
      No: false,
    }),
  ).toEqual({ At: '2026-05-05T10:00:00.000Z', On: '2026-05-05', Note: 'at +0000', Zero: 0, No: false });
});
