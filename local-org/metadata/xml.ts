import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Trimmed; empty for an element of elements. */
  readonly text: string;
  /** Where it begins, from 1. */
  readonly line: number;
  readonly column: number;
}

/** What is wrong in a file, and where; without a place it concerns the file as a whole. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(problem: string, place?: { readonly line: number; readonly column: number }) {
    super(problem);
    this.line = place?.line;
    this.column = place?.column;
  }
}

/** As the parser writes it with `preserveOrder`: `{name: Node[]}` beside `:@`, or `{'#text': text}`. */
type Node = Record<string | symbol, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  captureMetaData: true,
});
const metaData = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** The root element. Throws FileProblem for what is not well formed, and for a document type: it could hold entities. */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '');
  if (/<!DOCTYPE/i.test(text)) throw new FileProblem('Error parsing file: a document type is not allowed');
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    const { msg, line, col } = valid.err;
    throw new FileProblem(`Error parsing file: ${msg}`, { line, column: col });
  }
  const starts = lineStarts(text);
  const [root, second] = elementsOf(nodesOf(text), starts);
  if (!root || second) throw new FileProblem('Error parsing file: a document has one root element');
  return root;
}

/** The parser refuses more than the validator does, as elements that lie too deep. */
function nodesOf(text: string): readonly Node[] {
  try {
    return parser.parse(text) as Node[];
  } catch (error) {
    throw new FileProblem(`Error parsing file: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first child of this name. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text;
}

/** `true` or not; what is not said is false. */
export function isTrue(element: XmlElement, name: string): boolean {
  return textOf(element, name) === 'true';
}

function elementsOf(nodes: readonly Node[], starts: readonly number[]): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find(
      (key) => key !== ':@' && !key.startsWith('#') && !key.startsWith('?'),
    );
    if (name === undefined) return [];
    const content = node[name] as Node[];
    const children = elementsOf(content, starts);
    const text =
      children.length > 0 ? '' : content.map((part) => (part['#text'] as string | undefined) ?? '').join('');
    const { startIndex = 0 } = (node[metaData] ?? {}) as { startIndex?: number };
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    return [{ name, attributes, children, text: text.trim(), ...placeOf(startIndex, starts) }];
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function placeOf(index: number, starts: readonly number[]): { line: number; column: number } {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: index - (starts[low] ?? 0) + 1 };
}
