import type { PageFacts } from '../../local-org/schema/page/read.ts';
import stored from '../../local-org/schema/page/user-service-presence.facts.json' with { type: 'json' };
import { descriptionRows } from './description-rows.ts';
import { fieldRows } from './field-rows.ts';
import { objectRows } from './object-rows.ts';
import type { PageRow } from './row.ts';

export const pageFacts = stored as PageFacts;

/** Every fact of the object's page, and what holds the local org to it: local-org/PAGE.md is written from this. */
export const pageRows: readonly PageRow[] = [...objectRows, ...fieldRows(pageFacts), ...descriptionRows];

export const rowName = ({ of, what }: Pick<PageRow, 'of' | 'what'>): string => `${of}: ${what}`;

/** The facts that a page's facts file holds, by the names of rows. Every field has a description besides. */
export function factNames(facts: PageFacts): readonly string[] {
  const of = (place: string, names: readonly string[]): string[] =>
    names.map((what) => rowName({ of: place, what }));
  return [
    ...of(facts.object, ['object', 'since']),
    ...of('Supported Calls', facts.calls),
    ...of('Special Access Rules', ['feature']),
    ...facts.fields.flatMap(({ name, feature, defaultValue }) =>
      of(name, [
        ...['type', 'properties', 'since', 'description'],
        ...(defaultValue === undefined ? [] : ['default']),
        ...(feature === undefined ? [] : ['feature']),
      ]),
    ),
    ...of('Usage', Object.keys(facts.rules)),
    ...facts.associated.flatMap(({ name }) => of(name, ['since'])),
  ];
}
