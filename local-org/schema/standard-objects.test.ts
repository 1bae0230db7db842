import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { objects } from './index.ts';
import { resolveField } from './resolve.ts';

/** jsforce describes the standard objects of an org without Omni-Channel: fields, nulls and parents. It knows
 * nothing of this schema, so it may judge it. */
const jsforce = dirname(createRequire(import.meta.url).resolve('jsforce/package.json'));
const judge = readFileSync(join(jsforce, 'lib/types/standard-schema.d.ts'), 'utf8');

function judged(kind: 'Fields' | 'ParentReferences', name: string): ReadonlyMap<string, string> | undefined {
  const start = judge.indexOf(`type ${kind}$${name} = {`);
  if (start < 0) return undefined;
  const body = judge.slice(start, judge.indexOf('};', start));
  return new Map([...body.matchAll(/^ +(\w+): (.+);$/gm)].map((line) => [line[1] ?? '', line[2] ?? '']));
}

const kinds: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  dateTime: 'DateString',
  double: 'number',
};

/** A parent that its page names since jsforce wrote down what an org described. */
const newer: ReadonlySet<string> = new Set(['GroupMember.UserOrGroup']);

const known = objects.filter(({ name }) => judged('Fields', name) !== undefined);

describe('standard objects as jsforce describes them', () => {
  it('are all but those of Omni-Channel', () => {
    expect(objects.filter((object) => !known.includes(object)).map(({ feature }) => feature)).toEqual(
      Array.from({ length: 7 }, () => 'Omni-Channel'),
    );
  });

  it.each(known.map((object) => [object.name, object] as const))(
    '%s has fields of the same kind, null where they may be null',
    (name, object) => {
      const theirs = judged('Fields', name);
      for (const field of object.fields) {
        const { type, properties } = resolveField(object, field);
        const script = kinds[type] ?? 'string';
        const wanted = properties.has('Nillable') ? `${script} | null` : script;
        expect(`${field.name}: ${theirs?.get(field.name)}`).toBe(`${field.name}: ${wanted}`);
      }
    },
  );

  it.each(known.map((object) => [object.name, object] as const))(
    '%s has the same parents under the same names',
    (name, object) => {
      const theirs = judged('ParentReferences', name);
      for (const field of object.fields) {
        const { relationshipName, referenceTo, properties } = resolveField(object, field);
        if (relationshipName === undefined || newer.has(`${name}.${relationshipName}`)) continue;
        const parent = referenceTo.length > 1 ? 'Name' : referenceTo[0];
        const wanted = `SObjectDefinition$${parent}${properties.has('Nillable') ? ' | null' : ''}`;
        expect(theirs?.get(relationshipName)).toBe(wanted);
      }
    },
  );
});
