import { describe, expect, it } from 'vitest';
import { type Judge, judges } from './judges.ts';
import { invalid, valid } from './queries.ts';

/** Where a judge is known to err. What stands here is asserted like the rest: a judge that mends its ways is noticed. */
const wrong: Readonly<Record<string, readonly Judge[]>> = {
  // OFFSET straight behind WHERE, more than one name, two FOR.
  "SELECT Id FROM Account WHERE Name = 'a' OFFSET 20": ['jetstream'],
  'SELECT a.Id, u.Name FROM Account a, a.Owner u': ['jetstream'],
  'SELECT Id FROM Account FOR VIEW FOR REFERENCE': ['jetstream', 'salesforce'],
  // Escapes, mixed operators and negations are left to the org.
  [String.raw`SELECT Id FROM Account WHERE Name = 'a\q'`]: ['jetstream'],
  "SELECT Id FROM Account WHERE Name = 'a' OR Name = 'b' AND Amount > 1": ['jetstream'],
  "SELECT Id FROM Account WHERE Name = 'a' AND NOT (Name = 'b')": ['jetstream'],
  "SELECT Id FROM Account WHERE NOT NOT Name = 'a'": ['jetstream'],
  "SELECT Id FROM Account WHERE Name IN 'a'": ['jetstream'],
  'SELECT Id FROM Account WHERE Id = (SELECT AccountId FROM Contact)': ['jetstream'],
  // What a word means is told by no grammar of this one: every function and literal is a name.
  'SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS': ['salesforce'],
  'SELECT Id FROM Account LIMIT -1': ['salesforce'],
  'SELECT Id FROM Account WITH NONSENSE': ['salesforce'],
  'SELECT LOWER(Name) FROM Account': ['salesforce'],
  'SELECT MAX(MIN(Amount)) FROM Opportunity': ['salesforce'],
};

const names: readonly Judge[] = ['ours', 'jetstream', 'salesforce'];

function opinions(text: string): Record<Judge, boolean> {
  const { ours, jetstream, salesforce } = judges;
  return { ours: ours(text), jetstream: jetstream(text), salesforce: salesforce(text) };
}

function expected(text: string, isValid: boolean): Record<string, boolean> {
  return Object.fromEntries(names.map((name) => [name, isValid !== (wrong[text]?.includes(name) ?? false)]));
}

describe('three parsers', () => {
  it.each(valid)('take %j', (text) => {
    expect(opinions(text)).toEqual(expected(text, true));
  });

  it.each(invalid)('refuse %j', (text) => {
    expect(opinions(text)).toEqual(expected(text, false));
  });

  it('never find ours in the wrong, and have no difference listed that is in no query', () => {
    expect(Object.values(wrong).flat()).not.toContain('ours');
    const known = new Set([...valid, ...invalid]);
    expect(Object.keys(wrong).filter((text) => !known.has(text))).toEqual([]);
    expect(new Set([...valid, ...invalid]).size).toBe(valid.length + invalid.length);
    expect(valid.length + invalid.length).toBeGreaterThan(140);
  });
});
