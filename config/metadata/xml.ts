import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Trimmed. */
  readonly text: string;
}

/** A document that is not well formed; the message names its line. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** As the parser writes it with `preserveOrder`: `{name: Node[]}` beside `:@`, or `{'#text': text}`. */
type Node = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  ignoreDeclaration: true,
});

/** The root element. Throws XmlError. */
export function parseXml(source: string): XmlElement {
  const valid = XMLValidator.validate(source);
  if (valid !== true) throw new XmlError(`line ${valid.err.line}: ${valid.err.msg}`);
  const roots = elementsOf(parser.parse(source) as Node[]);
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new XmlError(`${roots.length} root elements`);
  return root;
}

function elementsOf(nodes: readonly Node[]): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'));
    if (name === undefined) return [];
    const content = node[name] as Node[];
    const text = content.map((part) => (part['#text'] as string | undefined) ?? '').join('');
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    return [{ name, attributes, children: elementsOf(content), text: text.trim() }];
  });
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first child of this name. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text;
}
