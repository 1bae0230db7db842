import { XMLParser } from 'fast-xml-parser';

/** Custom labels by full name, from the text of a `.labels-meta.xml`. */
export function readLabels(xml: string): ReadonlyMap<string, string> {
  const parser = new XMLParser({
    isArray: (name) => name === 'labels',
    parseTagValue: false,
    trimValues: false,
  });
  const document: unknown = parser.parse(xml);
  const found = new Map<string, string>();
  for (const label of listOf(document)) {
    const name = textOf(label, 'fullName').trim();
    if (name) found.set(name, textOf(label, 'value'));
  }
  return found;
}

function listOf(document: unknown): unknown[] {
  const top = property(document, 'CustomLabels');
  const list = property(top, 'labels');
  return Array.isArray(list) ? list : [];
}

function textOf(owner: unknown, name: string): string {
  const value = property(owner, name);
  return typeof value === 'string' ? value : '';
}

function property(owner: unknown, name: string): unknown {
  return typeof owner === 'object' && owner !== null && name in owner
    ? (owner as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
