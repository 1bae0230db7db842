import { ApexParserFactory, ValueContext } from '@apexdevtools/apex-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBindable, literal, memberLiterals, ParameterError, stringLiteral } from './literals.ts';
import { descendants } from './parse.ts';

const runs = process.env['SOAK'] ? 20_000 : 500;

/** SOQL and SOSL reference: quoted string escape sequences, read back. */
function decode(text: string): string {
  const meanings: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return text.slice(1, -1).replace(/\\(.)/gs, (_, c: string) => meanings[c] ?? c);
}

function valuesOf(soql: string): string[] {
  const query = ApexParserFactory.createParser(soql, true).query();
  return [...descendants(query)].filter((node) => node instanceof ValueContext).map((node) => node.getText());
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '\\',
      ' OR ',
      'Name',
      '!=',
      'null',
      '\n',
      '\r',
      '\t',
      '\b',
      '\f',
      '"',
      '_',
      '%',
      ':',
    ),
  }),
  fc.constantFrom("\\' OR Name != null OR Name = \\'", "' OR Name != null OR Name = '", '\\', "\\\\'", "'"),
);

test('no text leaves its literal', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const values = valuesOf(`SELECT Id FROM User WHERE Name = ${stringLiteral(value)} AND Title = 'end'`);
      expect(values).toHaveLength(2);
      expect(decode(values[0] ?? '')).toBe(value);
      expect(values[1]).toBe("'end'");
    }),
    { numRuns: runs, verbose: true },
  );
});

test('no text leaves its place in a list', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostile, { minLength: 1, maxLength: 4 }), (members) => {
      const list = memberLiterals('names', 'List<String>', members).join(', ');
      const values = valuesOf(`SELECT Id FROM User WHERE Name IN (${list})`);
      expect(values.slice(1).map(decode)).toEqual(members);
    }),
    { numRuns: runs },
  );
});

test.each([
  ['String', "O'Neil", "'O\\'Neil'"],
  ['Id', '005000000000001AAA', "'005000000000001AAA'"],
  ['Id', '005000000000001', "'005000000000001'"],
  ['Integer', -3, '-3'],
  ['Integer', -0, '0'],
  ['Long', 9007199254740991, '9007199254740991'],
  ['Decimal', 1e21, '1000000000000000000000'],
  ['Decimal', 0.0000001, '0.0000001'],
  ['Decimal', -2.5, '-2.5'],
  ['Double', 1.25, '1.25'],
  ['Boolean', true, 'TRUE'],
  ['Date', '2026-02-28', '2026-02-28'],
  ['Datetime', '2026-05-05T10:00:00.000Z', '2026-05-05T10:00:00Z'],
  ['Datetime', '2026-05-05T10:00:00.250Z', '2026-05-05T10:00:00.250Z'],
  ['Datetime', '2026-05-05T01:30:00+02:00', '2026-05-04T23:30:00Z'],
  ['datetime', null, 'null'],
  ['Id', undefined, 'null'],
])('writes a %s %j as %s', (type, value, expected) => {
  expect(literal('given', type, value)).toBe(expected);
});

test.each([
  ['Id', "005000000000001' OR Id != '"],
  ['Id', '005'],
  ['Integer', 2 ** 31],
  ['Integer', 1.5],
  ['Integer', '1 OR Id != null'],
  ['Long', 2 ** 53],
  ['Decimal', Number.NaN],
  ['Boolean', 'true'],
  ['Date', '2026-02-30'],
  ['Date', '2026-05-05T00:00:00Z'],
  ['Datetime', '2026-05-05'],
  ['Datetime', '2026-02-30T00:00:00Z'],
  ['Datetime', '2026-05-05T10:00:00'],
  ['Datetime', 1777975200000],
  ['String', 5],
  ['Map<Id,Id>', {}],
])('refuses for a %s the value %j', (type, value) => {
  expect(() => literal('given', type, value)).toThrow(
    new ParameterError(`Value provided is invalid for action parameter 'given' of type '${type}'`),
  );
});

test('leaves doubles out of a list and takes null for an empty one', () => {
  expect(memberLiterals('ids', 'Set<Id>', ['005000000000001AAA', '005000000000001AAA'])).toHaveLength(1);
  expect(memberLiterals('ids', 'List<Id>', null)).toEqual([]);
  expect(() => memberLiterals('ids', 'List<Id>', '005000000000001AAA')).toThrow(ParameterError);
  expect(() => memberLiterals('ids', 'List<Id>', ['x'])).toThrow(ParameterError);
});

test('knows which Apex types it can bind', () => {
  expect(['String', 'List<Id>', 'Set<String>', 'Datetime'].every(isBindable)).toBe(true);
  expect(['Account', 'List<Account>', 'Map<Id,Id>', 'Object'].some(isBindable)).toBe(false);
});
