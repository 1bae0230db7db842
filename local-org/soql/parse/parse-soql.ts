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
/** ANTLR's PredictionMode.SLL. */
const localContext = 0;
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

  #refuse(found: number): never {
    // Only a whole group may be negated: the word to name is the NOT, not what follows it.
    const negation = /\b(?:and|or)\s+(not\s+)$/i.exec(this.#text.slice(0, found));
    const at = found - (negation?.[1]?.length ?? 0);
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

/** The grammar decides by one token ahead, except that it tells a group from a field slowly: with the parser's full
 * context, twenty groups in fifty parentheses each took 15 s, with the local one 0.03 s. A query that only the full
 * context could read would be refused, not misread. */
function useLocalContext(parser: object): void {
  const { _interp } = parser as { readonly _interp: { predictionMode: number } };
  _interp.predictionMode = localContext;
}

/** The parse tree of a whole text. */
export function parseTree(text: string): QueryContext {
  const { parser } = ApexParserFactory.createLexerAndParser(maskStrings(text), new FirstError(text));
  useLocalContext(parser);
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
