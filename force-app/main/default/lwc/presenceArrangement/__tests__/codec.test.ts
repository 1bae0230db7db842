import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultArrangement, readArrangement, writeArrangement, type WallArrangement } from '../codec';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const id = fc.integer({ min: 1, max: 99 }).map((n) => `0N5${String(n).padStart(12, '0')}AAA`);
const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });

const anyArrangement: fc.Arbitrary<WallArrangement> = fc
  .record({
    sort: fc.constantFrom('time-in-status' as const, 'name' as const, 'status' as const),
    groupBy: fc.option(fc.constantFrom('kind' as const, 'role' as const, 'public-group' as const), {
      nil: undefined,
    }),
    kinds: some(['online', 'busy', 'offline'] as const),
    statusIds: fc.option(fc.uniqueArray(id, { minLength: 1, maxLength: 5 }), { nil: undefined }),
    only: some(['suspect', 'bot'] as const),
    density: fc.constantFrom('cards' as const, 'rows' as const),
    columns: fc.subarray(['status', 'since', 'load', 'role', 'manager'] as const),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never);

describe(`an arrangement (seed ${seed})`, () => {
  it('reads as it was written', () => {
    fc.assert(
      fc.property(anyArrangement, (arrangement) => {
        expect(readArrangement(writeArrangement(arrangement))).toEqual(arrangement);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('reads from any text as one that can be drawn', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (text) => {
        const read = readArrangement(text);
        expect(readArrangement(writeArrangement(read))).toEqual(read);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('as it is by default is no text at all', () => {
    expect(writeArrangement(defaultArrangement)).toBe('');
    expect(readArrangement('')).toEqual(defaultArrangement);
  });

  it('leaves what somebody searches for out: it may name a person', () => {
    expect(writeArrangement({ ...defaultArrangement, search: 'Ada Lovelace' })).toBe('');
  });

  it.each([
    ['sort=salary', {}],
    ['status=Lunch', {}],
    ['status=0N5000000000001.<b>', { statusIds: ['0N5000000000001'] }],
    ['kind=online.online.asleep', { kinds: ['online'] }],
    ['columns=', { columns: [] }],
    ['group=shoe-size&as=rows', { density: 'rows' }],
  ])('leaves out what it does not know: %s', (text, read) => {
    expect(readArrangement(text)).toEqual({ ...defaultArrangement, ...read });
  });
});
