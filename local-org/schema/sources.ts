import { objects } from './index.ts';
import { systemFieldNames, systemFieldSources } from './page-fields.ts';
import type { Field, FieldFacts, ObservedFacts, SObject, Source } from './types.ts';

/** One or more facts about one thing, as `AgentWork.Status: length, picklistValues`. */
export interface SourcedFact {
  readonly fact: string;
  readonly source: Source;
}

/** Every fact of the schema with its source; the system fields, alike in all objects, stand there once. */
export function sourcedFacts(): readonly SourcedFact[] {
  return [
    ...Object.entries(systemFieldSources).map(([name, source]) => ({ fact: `every object.${name}`, source })),
    ...objects.flatMap((object) => [...objectFacts(object), ...object.fields.flatMap(fieldFacts(object))]),
  ];
}

/** What waits for an org. docs/unverified.md answers for each of them. */
export function unverifiedFacts(): readonly SourcedFact[] {
  return sourcedFacts().filter(({ source }) => source.grade === 'unverified');
}

function objectFacts({ name, source, otherSources }: SObject): readonly SourcedFact[] {
  return [
    { fact: `${name}: calls, since`, source },
    ...Object.entries(otherSources).map(([what, other]) => ({ fact: `${name}: ${what}`, source: other })),
  ];
}

function fieldFacts(object: SObject): (field: Field) => readonly SourcedFact[] {
  return ({ name, documented, observed }) =>
    systemFieldNames.has(name)
      ? []
      : [documented, observed].flatMap((facts) =>
          facts ? [{ fact: `${object.name}.${name}: ${namesOf(facts)}`, source: facts.source }] : [],
        );
}

function namesOf(facts: FieldFacts | ObservedFacts): string {
  return Object.keys(facts)
    .filter((key) => key !== 'source')
    .join(', ');
}
