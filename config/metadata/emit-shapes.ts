import { createRequire } from 'node:module';
import ts from 'typescript';

const declarations = createRequire(import.meta.url)
  .resolve('@salesforce/types/metadata')
  .replace(/\.js$/, '.d.ts');

/**
 * What Salesforce's Metadata WSDL says of these types and of all that they hold, as data: per type its elements, each
 * with `string`, `number`, `boolean`, `any`, the words of an enum between bars, or the name of another type; `?` before
 * what may be absent, `[]` after what may be repeated, which may be absent too.
 */
export function shapesModule(roots: readonly string[]): string {
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
  const shapes = new Map<string, Record<string, string>>();
  const waiting = [...roots];

  const wordOf = (type: ts.Type): string => {
    if (type.flags & ts.TypeFlags.Any || type.flags & ts.TypeFlags.Unknown) return 'any';
    if (type.flags & ts.TypeFlags.String) return 'string';
    if (type.flags & ts.TypeFlags.Number) return 'number';
    if (type.flags & ts.TypeFlags.Boolean) return 'boolean';
    const literals = (type.isUnion() ? type.types : [type]).filter((part) => part.isStringLiteral());
    if (literals.length > 0) return `|${literals.map(({ value }) => value).join('|')}|`;
    const name = type.aliasSymbol?.name;
    if (name === undefined || !exported.has(name)) return 'any';
    waiting.push(name);
    return name;
  };

  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const symbol = exported.get(name);
    if (symbol === undefined) throw new Error(`${name} is no metadata type.`);
    if (shapes.has(name)) continue;
    const shape: Record<string, string> = {};
    shapes.set(name, shape);
    for (const property of checker.getDeclaredTypeOfSymbol(symbol).getProperties()) {
      const declared = checker.getNonNullableType(checker.getTypeOfSymbol(property));
      const item = checker.isArrayType(declared)
        ? checker.getTypeArguments(declared as ts.TypeReference)[0]
        : undefined;
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0 && item === undefined;
      shape[property.name] = `${optional ? '?' : ''}${wordOf(item ?? declared)}${item ? '[]' : ''}`;
    }
  }
  const sorted = Object.fromEntries([...shapes].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `export const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(sorted)};\n`;
}
