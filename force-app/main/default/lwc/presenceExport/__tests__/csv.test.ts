import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvBytes, csvType } from '../csv';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const text = (...rows: Parameters<typeof csvBytes>[0] extends Iterable<infer Row> ? Row[] : never) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvBytes(rows));

describe('a file of comma-separated values', () => {
  it(`reads as it was written (seed ${seed})`, () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a"b', ',', '\r\n', 'é', '𝄞'));
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(rows, (table) => {
        const read: string[][] = parse(Buffer.from(csvBytes(table)), { bom: true });
        const unguarded = read.map((row, n) =>
          row.map((value, m) => (value === `'${table[n]?.[m]}` ? table[n]?.[m] : value)),
        );
        expect(unguarded).toEqual(table);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('begins with the mark that tells a spreadsheet it is UTF-8', () => {
    expect([...csvBytes([['é']])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('has a line for each row, ended as RFC 4180 has it, and nothing for a cell without a value', () => {
    expect(text(['a', 1, true], [null, undefined, -2.5])).toBe('\uFEFFa,1,true\r\n,,-2.5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\n=1', '＝1'])('makes no formula of %j', (name) =>
    expect(parse(Buffer.from(csvBytes([[name]])), { bom: true })).toEqual([[`'${name}`]]),
  );

  it('leaves a name alone that no spreadsheet takes for a formula', () => {
    expect(text(["O'Neil", 'Anne-Marie', 'a=b'])).toBe("\uFEFFO'Neil,Anne-Marie,a=b\r\n");
  });

  it('is of a type that Lightning Web Security lets through', () => {
    expect(csvType).toBe('application/octet-stream');
  });
});
