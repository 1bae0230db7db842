import { XMLParser } from 'fast-xml-parser';

/** Custom labels by full name, from the text of a `.labels-meta.xml`. */
export function readLabels(xml: string): ReadonlyMap<string, string> {
  return readTexts(xml, { root: 'CustomLabels', list: 'labels', name: 'fullName', text: 'value' });
}

/** Their translations by full name, from the text of a `.translation-meta.xml`. */
export function readTranslation(xml: string): ReadonlyMap<string, string> {
  return readTexts(xml, { root: 'Translations', list: 'customLabels', name: 'name', text: 'label' });
}

interface Places {
  readonly root: string;
  readonly list: string;
  readonly name: string;
  readonly text: string;
}

function readTexts(xml: string, places: Places): ReadonlyMap<string, string> {
  const parser = new XMLParser({
    isArray: (name) => name === places.list,
    parseTagValue: false,
    trimValues: false,
  });
  const document: unknown = parser.parse(xml);
  const found = new Map<string, string>();
  for (const label of listOf(property(property(document, places.root), places.list))) {
    const name = textOf(label, places.name).trim();
    if (name) found.set(name, textOf(label, places.text));
  }
  return found;
}

function listOf(list: unknown): unknown[] {
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
