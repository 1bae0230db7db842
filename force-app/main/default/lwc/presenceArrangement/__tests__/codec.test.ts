import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allColumns,
  defaultArrangement,
  readArrangement,
  writeArrangement,
  type WallArrangement,
} from '../codec';
import type { GroupBy } from 'c/presenceStore';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const numRuns = 200 * (process.env.SOAK ? 100 : 1);
const id = fc.integer({ min: 1, max: 99 }).map((n) => `0N5${String(n).padStart(12, '0')}AAA`);
const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });

/** No key of departments stands for those in none. */
const groupKeys: Readonly<Record<GroupBy, fc.Arbitrary<string>>> = {
  kind: fc.constantFrom('online', 'busy', 'offline', 'changing', 'suspect', 'bot'),
  status: fc.oneof(id, fc.constant('')),
  role: fc.oneof(id, fc.constant('')),
  manager: fc.oneof(id, fc.constant('')),
  department: fc.string({ minLength: 0, maxLength: 40, unit: 'binary' }),
  'public-group': fc.oneof(id, fc.constant('')),
};
const anyGrouping = fc.constantFrom(...(Object.keys(groupKeys) as GroupBy[])).chain((groupBy) =>
  fc.record({
    groupBy: fc.constant(groupBy),
    groupKeys: fc.option(fc.uniqueArray(groupKeys[groupBy], { minLength: 1, maxLength: 4 }), {
      nil: undefined,
    }),
  }),
);

const anyArrangement: fc.Arbitrary<WallArrangement> = fc
  .tuple(
    fc.record({
      sort: fc.constantFrom('time-in-status', 'name', 'status', 'load', 'last-change'),
      kinds: some(['online', 'busy', 'offline'] as const),
      statusIds: fc.option(fc.uniqueArray(id, { minLength: 1, maxLength: 5 }), { nil: undefined }),
      channelIds: fc.option(fc.uniqueArray(id, { minLength: 1, maxLength: 5 }), { nil: undefined }),
      only: some(['suspect', 'bot', 'limit'] as const),
      team: fc.constantFrom(true, undefined),
      density: fc.constantFrom('cards', 'rows'),
      columns: fc.shuffledSubarray([...allColumns]),
    }),
    fc.option(anyGrouping, { nil: {} }),
  )
  .map(
    ([all, grouping]) =>
      Object.fromEntries(
        Object.entries({ ...all, ...grouping }).filter(([, value]) => value !== undefined),
      ) as never,
  );

describe(`an arrangement (seed ${seed})`, () => {
  it('reads as it was written by this browser', () => {
    fc.assert(
      fc.property(anyArrangement, (arrangement) => {
        expect(readArrangement(writeArrangement(arrangement, 'view'), 'view')).toEqual(arrangement);
      }),
      { seed, numRuns },
    );
  });

  it('reads from a link as it was written, but for the departments', () => {
    fc.assert(
      fc.property(anyArrangement, (arrangement) => {
        const { groupKeys: _departments, ...rest } = arrangement;
        expect(readArrangement(writeArrangement(arrangement))).toEqual(
          arrangement.groupBy === 'department' ? rest : arrangement,
        );
      }),
      { seed, numRuns },
    );
  });

  it('reads from any text as one that can be drawn', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (text) => {
        const read = readArrangement(text);
        expect(readArrangement(writeArrangement(read))).toEqual(read);
      }),
      { seed, numRuns },
    );
  });

  it('says whose agents even where all is as by default, and is by default where nothing is said', () => {
    expect(writeArrangement(defaultArrangement)).toBe('who=all');
    expect(readArrangement('')).toEqual(defaultArrangement);
  });

  it('leaves what somebody searches for out: it may name a person', () => {
    for (const reader of ['link', 'view'] as const) {
      const written = writeArrangement({ ...defaultArrangement, search: 'Ada Lovelace' }, reader);
      expect(written).toBe(writeArrangement(defaultArrangement, reader));
    }
  });

  it('leaves departments out of a link, and does not take them from one', () => {
    const sales = { ...defaultArrangement, groupBy: 'department', groupKeys: ['Sales', ''] } as const;
    expect(writeArrangement(sales)).not.toContain('Sales');
    expect(readArrangement(writeArrangement(sales, 'view')).groupKeys).toBeUndefined();
  });

  it('leaves groups out where nothing is grouped', () => {
    expect(writeArrangement({ ...defaultArrangement, groupKeys: ['online'] })).toBe('who=all');
    expect(readArrangement('in=online')).toEqual(defaultArrangement);
  });

  it.each([
    ['sort=salary', {}],
    ['status=Lunch', {}],
    ['status=0N5000000000001.<b>', { statusIds: ['0N5000000000001'] }],
    ['kind=online.online.asleep', { kinds: ['online'] }],
    ['columns=', { columns: [] }],
    ['who=me', {}],
    ['group=kind&in=online&in=asleep', { groupBy: 'kind', groupKeys: ['online'] }],
    ['group=role&in=&in=Boss&in=0N5000000000001', { groupBy: 'role', groupKeys: ['', '0N5000000000001'] }],
    ['channel=Voice.0N9000000000001', { channelIds: ['0N9000000000001'] }],
    ['group=shoe-size&as=rows', { density: 'rows' }],
  ])('leaves out what it does not know: %s', (text, read) => {
    expect(readArrangement(text)).toEqual({ ...defaultArrangement, ...read });
  });
});
