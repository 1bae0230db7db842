import { fieldKinds, profileColumns, type ExportedFile } from './exported-files.ts';
import type { CellKind } from './cells.ts';
import { shown } from './cells.ts';
import type { Faults } from './faults.ts';

export interface Column {
  /** As the schema spells it. */
  readonly name: string;
  readonly kind: CellKind;
  /** Place of its cell in a line. */
  readonly place: number;
  readonly filled: boolean;
}

export interface Header {
  /** Names as the file has them. */
  readonly names: readonly string[];
  /** Columns that the org keeps. */
  readonly columns: readonly Column[];
  /** Facts of parents that have no file. */
  readonly parents: readonly Column[];
  /** Columns that nothing is known of. */
  readonly unknown: readonly string[];
}

/** Names compare without case. Undefined when a column is missing or there twice. */
export function readHeader(file: ExportedFile, names: readonly string[], faults: Faults): Header | undefined {
  const kinds = fieldKinds(file.object);
  const parentKinds = new Map(
    file.object.name === 'User'
      ? Object.entries(profileColumns).map(([name, kind]) => [name.toLowerCase(), { name, kind }])
      : [],
  );
  const before = faults.count;
  const seen = new Set<string>();
  const columns: Column[] = [];
  const parents: Column[] = [];
  const unknown: string[] = [];
  names.forEach((text, place) => {
    const key = text.trim().toLowerCase();
    const field = kinds.get(key);
    const parent = parentKinds.get(key);
    if (seen.has(key)) faults.add(file.name, 1, text, 'the column is there twice');
    seen.add(key);
    if (field)
      columns.push({ ...field, place, filled: file.filled.has(field.name) || field.kind === 'boolean' });
    else if (parent) parents.push({ ...parent, place, filled: false });
    else unknown.push(text === '' ? shown(text) : text);
  });
  for (const name of file.columns) {
    if (!seen.has(name.toLowerCase())) faults.add(file.name, 1, name, 'the column is missing');
  }
  return faults.count === before ? { names, columns, parents, unknown } : undefined;
}
