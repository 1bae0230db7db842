import { createRequire } from 'node:module';
import ts from 'typescript';
import type { XmlElement } from './xml.ts';

/**
 * What Salesforce's Metadata WSDL says of elements, enums, types and what is required, as `@salesforce/types` emits it.
 * Lists may be empty there, so an array is never required.
 */
export interface MetadataTypes {
  has(type: string): boolean;
  /** What is wrong with an element of this type, each with the path of elements to it. */
  problems(type: string, element: XmlElement, untyped?: readonly string[]): readonly string[];
}

const declarations = createRequire(import.meta.url)
  .resolve('@salesforce/types/metadata')
  .replace(/\.js$/, '.d.ts');

export function loadMetadataTypes(): MetadataTypes {
  const program = ts.createProgram([declarations], {
    strict: true,
    noEmit: true,
    types: [],
    lib: ['lib.es5.d.ts'],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(declarations);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${declarations} declares no types.`);
  const exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));

  function problemsOf(
    type: ts.Type,
    element: XmlElement,
    path: string,
    untyped: readonly string[],
  ): string[] {
    const wanted = valueWanted(type);
    if (wanted === undefined) return problemsInside(type, element, path, untyped);
    if (element.children.length > 0) return [`${path} holds text, not elements`];
    return wanted.accepts(element.text) ? [] : [`${path} is "${element.text}", not ${wanted.words}`];
  }

  function problemsInside(
    type: ts.Type,
    element: XmlElement,
    path: string,
    untyped: readonly string[],
  ): string[] {
    const found: string[] = [];
    const seen = new Map<string, number>();
    for (const child of element.children) {
      const count = (seen.get(child.name) ?? 0) + 1;
      seen.set(child.name, count);
      const inner = `${path}.${child.name}`;
      const symbol = type.getProperty(child.name);
      if (symbol === undefined) {
        found.push(`${path} has no element ${child.name}`);
        continue;
      }
      if (untyped.includes(inner)) continue;
      const declared = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
      const item = checker.isArrayType(declared)
        ? checker.getTypeArguments(declared as ts.TypeReference)[0]
        : undefined;
      if (item === undefined && count === 2) found.push(`${inner} stands more than once`);
      found.push(...problemsOf(item ?? declared, child, inner, untyped));
    }
    if (element.children.length === 0 && element.text !== '') found.push(`${path} holds elements, not text`);
    for (const symbol of type.getProperties()) {
      const declared = checker.getTypeOfSymbol(symbol);
      const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0 || checker.isArrayType(declared);
      if (!optional && !seen.has(symbol.name)) found.push(`${path} lacks ${symbol.name}`);
    }
    return found;
  }

  return {
    has: (type) => exported.has(type),
    problems(type, element, untyped = []) {
      const symbol = exported.get(type);
      if (symbol === undefined) return [`${type} is no metadata type`];
      return problemsOf(checker.getDeclaredTypeOfSymbol(symbol), element, type, untyped);
    },
  };
}

interface Wanted {
  readonly words: string;
  accepts(text: string): boolean;
}

/** What text a type wants, or undefined for a type of elements. */
function valueWanted(type: ts.Type): Wanted | undefined {
  if (type.flags & ts.TypeFlags.String) return { words: 'text', accepts: () => true };
  if (type.flags & ts.TypeFlags.Number)
    return { words: 'a number', accepts: (text) => /^-?\d+(\.\d+)?$/.test(text) };
  if (type.flags & ts.TypeFlags.Boolean)
    return { words: 'true or false', accepts: (text) => text === 'true' || text === 'false' };
  const literals = (type.isUnion() ? type.types : [type]).filter((part) => part.isStringLiteral());
  if (literals.length === 0) return undefined;
  const values = literals.map(({ value }) => value);
  return { words: `one of ${values.join(', ')}`, accepts: (text) => values.includes(text) };
}
