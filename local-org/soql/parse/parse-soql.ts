import {
  ApexErrorListener,
  ApexParserFactory,
  type ApexToken,
  type QueryContext,
} from '@apexdevtools/apex-parser';
import type { SoqlQuery } from '../ast.ts';
import { unexpectedToken } from '../refusal.ts';
import { readQuery } from './read-query.ts';
import { maskStrings } from './string-literals.ts';

const endOfInput = -1;
const cachedTexts = 500;
const cache = new Map<string, SoqlQuery>();

function offsetOf(text: string, row: number, column: number): number {
  const lines = text.split('\n').slice(0, row - 1);
  return lines.reduce((offset, line) => offset + line.length + 1, 0) + column;
}

class FirstError extends ApexErrorListener {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  #refuse(at: number): never {
    const token = /^(?:[\w$]+|[^\s])/u.exec(this.#text.slice(at));
    throw unexpectedToken(this.#text, at, token?.[0] ?? '<EOF>');
  }

  override syntaxError(_: unknown, symbol: ApexToken | number | null, line: number, column: number): void {
    const isToken = typeof symbol === 'object' && symbol !== null;
    if (isToken && symbol.type === endOfInput) this.#refuse(this.#text.length);
    this.#refuse(isToken ? symbol.start : offsetOf(this.#text, line, column));
  }

  apexSyntaxError(line: number, column: number): void {
    this.#refuse(offsetOf(this.#text, line, column));
  }
}

/** The parse tree of a whole text. */
export function parseTree(text: string): QueryContext {
  const { parser } = ApexParserFactory.createLexerAndParser(maskStrings(text), new FirstError(text));
  const tree = parser.query();
  // The grammar stops where a query could end; what follows would be lost.
  const next = parser.getTokenStream().LT(1);
  if (next.type !== endOfInput) throw unexpectedToken(text, next.start, next.text);
  return tree;
}

/** Reads a SOQL query. Throws OrgError MALFORMED_QUERY with the place, or LOCAL_ORG_NOT_IMITATED for what is valid SOQL
 * but not read here. */
export function parseSoql(text: string): SoqlQuery {
  const known = cache.get(text);
  if (known) {
    cache.delete(text);
    cache.set(text, known);
    return known;
  }
  const query = readQuery(parseTree(text), text);
  cache.set(text, query);
  const oldest = cache.keys().next();
  if (cache.size > cachedTexts && !oldest.done) cache.delete(oldest.value);
  return query;
}
