import type {
  ApexParserRuleContext,
  ApexParseTree,
  ApexTerminalNode,
  ApexToken,
} from '@apexdevtools/apex-parser';
import { notImitated } from '../../org-error.ts';

type ContextClass<C extends ApexParserRuleContext> = new (...parameters: never[]) => C;

function isTerminal(node: ApexParseTree): node is ApexTerminalNode {
  return 'symbol' in node;
}

function hasContent(node: ApexParseTree): boolean {
  return isTerminal(node) || ((node as ApexParserRuleContext).children?.length ?? 0) > 0;
}

function isOf(types: readonly number[]): (node: ApexParseTree) => node is ApexTerminalNode {
  return (node): node is ApexTerminalNode =>
    isTerminal(node) && (types.length === 0 || types.includes(node.symbol.type));
}

/** The children of one node of the parse tree, each of which has to be taken by somebody. */
export class Children {
  readonly at: number;
  readonly #left: Set<ApexParseTree>;

  constructor(context: ApexParserRuleContext) {
    this.at = context.start.start;
    this.#left = new Set(context.children ?? []);
  }

  #take<N extends ApexParseTree>(accepts: (node: ApexParseTree) => node is N, most = Infinity): N[] {
    const taken = [...this.#left].filter(accepts).slice(0, most);
    for (const node of taken) this.#left.delete(node);
    return taken;
  }

  /** All tokens of these types, in order. */
  tokens(...types: readonly number[]): ApexToken[] {
    return this.#take(isOf(types)).map((node) => node.symbol);
  }

  /** The first token of one of these types, or, if none is named, of any. */
  token(...types: readonly number[]): ApexToken | undefined {
    return this.#take(isOf(types), 1)[0]?.symbol;
  }

  rules<C extends ApexParserRuleContext>(type: ContextClass<C>): C[] {
    return this.#take((node): node is C => node instanceof type);
  }

  rule<C extends ApexParserRuleContext>(type: ContextClass<C>): C | undefined {
    return this.#take((node): node is C => node instanceof type, 1)[0];
  }

  /** Refuses a clause by its name where it stands. */
  refuse(type: ContextClass<ApexParserRuleContext> | number, name: string): void {
    const found = typeof type === 'number' ? this.tokens(type).length > 0 : this.rules(type).some(hasContent);
    if (found) throw notImitated(`${name} in SOQL`);
  }

  /** A part of a query that nobody took would be ignored without a word: the answer would be wrong and look right. */
  finish(): void {
    for (const node of this.#left) {
      if (hasContent(node)) throw notImitated(`this part of a SOQL query: ${node.getText()}`);
    }
  }
}

/** Reads one node; fails unless the reader took every child that has content. */
export function readNode<R>(context: ApexParserRuleContext, read: (children: Children) => R): R {
  const children = new Children(context);
  const result = read(children);
  children.finish();
  return result;
}

/** For what the grammar makes certain. */
export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The grammar promised a node that is not there.');
  return value;
}
