import { ApexErrorListener, ApexParserFactory, type CompilationUnitContext } from '@apexdevtools/apex-parser';
import type { FormProblem } from './types.ts';

/** The rule contexts of apex-parser, as far as they are read here. */
export interface TreeNode {
  getText(): string;
  getChildCount?(): number;
  getChild?(index: number): TreeNode | null;
  start?: { line: number; column: number; start: number; tokenIndex: number };
  stop?: { stop: number; tokenIndex: number };
}

export interface ParsedApex {
  readonly unit: CompilationUnitContext;
  readonly problems: readonly FormProblem[];
}

class Collector extends ApexErrorListener {
  readonly found: { line: number; column: number; message: string }[] = [];

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.found.push({ line, column, message });
  }
}

export function parseApex(source: string, file: string): ParsedApex {
  const collector = new Collector();
  const { parser } = ApexParserFactory.createLexerAndParser(source, collector);
  const unit = parser.compilationUnit();
  return { unit, problems: collector.found.map((found) => ({ file, ...found })) };
}

/** apex-parser types every absent child as present: this gives the honest type. */
export function child<T>(node: T): T | undefined {
  return node ?? undefined;
}

export function childrenOf(node: TreeNode): TreeNode[] {
  const children: TreeNode[] = [];
  for (let i = 0; i < (node.getChildCount?.() ?? 0); i += 1) {
    const next = node.getChild?.(i);
    if (next) children.push(next);
  }
  return children;
}

/** Every node below, in source order, depth first. */
export function* descendants(node: TreeNode): Generator<TreeNode> {
  for (const next of childrenOf(node)) {
    yield next;
    yield* descendants(next);
  }
}

/** The source of a node; apex-parser counts characters, not UTF-16 units. */
export function textOf(source: string, node: TreeNode): string {
  if (!node.start || !node.stop) return node.getText();
  return Array.from(source)
    .slice(node.start.start, node.stop.stop + 1)
    .join('');
}
