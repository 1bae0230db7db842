import { SoqlLiteralContext, type QueryContext } from '@apexdevtools/apex-parser';
import { OrgError } from '../../local-org/org-error.ts';
import { alwaysPresent } from '../../local-org/schema/emit/records.ts';
import { resolveCustomType, type CustomType } from '../../local-org/schema/custom-type.ts';
import { resolveObject } from '../../local-org/schema/index.ts';
import { checkSoql, type SoqlQuery } from '../../local-org/soql/index.ts';
import { descendants, parseApex, textOf } from '../../preview/apex/parse.ts';
import type { ApexFinding } from './finding.ts';

export interface SoqlFindings {
  readonly queries: number;
  readonly findings: readonly ApexFinding[];
}

/**
 * Holds every query of a class against the schema as it is at the class's API version (67.0 is 67): each field of each
 * clause exists and has the property that the clause needs. A static query may name nothing that only some orgs have:
 * the class would not compile in the others. So Interruptible Capacity counts as off. `types` are those that the package
 * brings along.
 */
export function soqlFindings(
  source: string,
  file: string,
  apiVersion: number,
  types: readonly CustomType[] = [],
): SoqlFindings {
  const { unit, problems } = parseApex(source, file);
  if (problems.length > 0) return { queries: 0, findings: problems };
  const queries = [...descendants(unit)].flatMap((node) =>
    node instanceof SoqlLiteralContext ? [node.query()] : [],
  );
  const isTest = unit
    .typeDeclaration()
    .modifier_list()
    .some((modifier) => /^@istest\b/i.test(modifier.getText()));
  const gate = { apiVersion, omniChannel: true, interruptibleCapacity: false };
  const own = (name: string) => types.find((type) => type.name.toLowerCase() === name.toLowerCase());
  const scope = {
    object(name: string) {
      const type = own(name);
      return type ? resolveCustomType(type, apiVersion) : resolveObject(name, gate);
    },
  };
  const findings = queries.flatMap((query) => {
    const text = withoutComments(textOf(source, query));
    try {
      const read = checkSoql(text, scope);
      return (isTest ? [] : unnamedFields(read)).map((message) => ({
        file,
        line: query.start.line,
        message,
      }));
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      return [{ file, line: lineOf(error, query), message: oneLine(error) }];
    }
  });
  return { queries: queries.length, findings };
}

/** Apex allows comments inside a query, SOQL does not: blanks keep every place where it was. */
function withoutComments(text: string): string {
  return text.replace(/'(?:\\.|[^'\\])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith("'") ? found : found.replace(/[^\n]/g, ' '),
  );
}

/** Rows of these objects, except a test's, reach components as records whose types promise the listed fields. */
function unnamedFields(query: SoqlQuery): readonly string[] {
  if (query.select.some(({ kind }) => kind !== 'field') || query.groupBy.length > 0) return [];
  const names = query.select.flatMap((item) =>
    item.kind === 'field' ? [item.path.names.join('.').toLowerCase()] : [],
  );
  const object = Object.keys(alwaysPresent).find(
    (name) => name.toLowerCase() === query.from.name.toLowerCase(),
  );
  const missing = (object === undefined ? [] : (alwaysPresent[object] ?? [])).filter(
    (name) => !names.includes(name.toLowerCase()),
  );
  return missing.map((name) => `the query does not select ${name}, which ${object}Record promises`);
}

function lineOf(error: OrgError, query: QueryContext): number {
  const row = /ERROR at Row:(\d+)/.exec(error.message)?.[1];
  return query.start.line + (row === undefined ? 0 : Number(row) - 1);
}

/** The message without the excerpt of the query that precedes it. */
function oneLine(error: OrgError): string {
  const words = error.message.split(/ERROR at Row:\d+:Column:\d+\s*/).at(-1) ?? error.message;
  return `${error.errorCode}: ${words.replace(/\s+/g, ' ').trim()}`;
}
