import type { SqlValue } from '../database/statements.ts';
import { presenceFault, type PresenceFacts } from '../omni-channel/presence-rule.ts';
import { isRefusal, readCell, shown } from './cells.ts';
import { knownPrefix, type ExportedFile } from './exported-files.ts';
import type { Faults } from './faults.ts';
import type { Column, Header } from './header.ts';
import { rolesInCircles } from './role-circle.ts';
import type { Directory } from './directory.ts';

export interface RecordReader {
  /** One line's values, in the order of the header's columns; undefined when something is wrong with it. */
  read(cells: readonly string[], line: number): SqlValue[] | undefined;
  /** What only the last line settles: ids that no line before had, roles that stand above themselves. */
  finish(): void;
}

/** Most ids of a column whose reading is remembered: the same few stand in every row. */
const mostRemembered = 50_000;

/** Reads and checks the lines of one file. Ids of its own records go into the directory. */
export function createRecordReader(
  file: ExportedFile,
  header: Header,
  directory: Directory,
  faults: Faults,
): RecordReader {
  const { columns } = header;
  const idPlace = columns.findIndex((column) => column.name === 'Id');
  const targets = columns.map(({ name }) => file.references[name]);
  const memories = columns.map(({ name, kind }) =>
    kind === 'id' && name !== 'Id' ? new Map<string, SqlValue>() : undefined,
  );
  const uniquePlace = columns.findIndex((column) => column.name === file.unique);
  const taken = new Set<string>();
  const waiting: { readonly line: number; readonly column: string; readonly id: string }[] = [];
  const parentPlace = columns.findIndex((column) => column.name === 'ParentRoleId');
  const parents = new Map<string, string>();
  const roleLines = new Map<string, number>();
  let prefix = knownPrefix(file.object);
  const factsOf = factsReader(file, columns, directory);
  const serves = servingReader(file, columns, directory);

  function valueOf(column: Column, nth: number, text: string, line: number): SqlValue | undefined {
    const memory = memories[nth];
    const known = memory?.get(text);
    if (known !== undefined) return known;
    const value = readCell(column.kind, text);
    if (isRefusal(value)) {
      faults.add(file.name, line, column.name, value.why);
      return undefined;
    }
    if (value === null) {
      if (!column.filled) return null;
      faults.add(file.name, line, column.name, 'the cell is empty');
      return undefined;
    }
    const target = targets[nth];
    if (target !== undefined && !settles(target, String(value), column, line)) return undefined;
    if (memory && memory.size < mostRemembered) {
      if (target === undefined || directory.has(target, String(value))) memory.set(text, value);
    }
    return value;
  }

  /** A queue can own a row; queues have no file. */
  const isQueue = (column: Column, id: string): boolean => column.name === 'OwnerId' && id.startsWith('00G');

  function settles(target: string, id: string, column: Column, line: number): boolean {
    if (directory.has(target, id) || isQueue(column, id)) return true;
    if (target === file.object.name) {
      waiting.push({ line, column: column.name, id });
      return true;
    }
    if (!directory.isWhole(target)) return true;
    faults.add(file.name, line, column.name, `${shown(id)} is not in ${target}.csv`);
    return false;
  }

  function isFitting(id: string, line: number): boolean {
    prefix ??= id.slice(0, 3);
    if (id.startsWith(prefix)) return true;
    faults.add(
      file.name,
      line,
      'Id',
      `${shown(id)} does not begin with ${prefix} as the ids of this file do`,
    );
    return false;
  }

  function isAlone(value: SqlValue | undefined, line: number): boolean {
    const key = String(value).toLowerCase();
    if (!taken.has(key)) {
      taken.add(key);
      return true;
    }
    faults.add(file.name, line, file.unique, `${shown(String(value))} is another line's too`);
    return false;
  }

  return {
    read(cells, line) {
      if (cells.length !== header.names.length) {
        const column = header.names[Math.min(cells.length, header.names.length - 1)];
        faults.add(
          file.name,
          line,
          column,
          `${cells.length} cells, but the header has ${header.names.length}`,
        );
        return undefined;
      }
      let isGood = true;
      const values: SqlValue[] = new Array<SqlValue>(columns.length).fill(null);
      columns.forEach((column, nth) => {
        const value = valueOf(column, nth, cells[column.place] ?? '', line);
        if (value === undefined) isGood = false;
        else values[nth] = value;
      });
      const id = values[idPlace];
      if (typeof id === 'string' && isFitting(id, line)) directory.add(file.object.name, id);
      else isGood = false;
      if (uniquePlace >= 0 && isGood && !isAlone(values[uniquePlace], line)) isGood = false;
      const above = values[parentPlace];
      if (typeof id === 'string' && typeof above === 'string') {
        parents.set(id, above);
        roleLines.set(id, line);
      }
      if (isGood) serves?.(values);
      const wrong = isGood && factsOf ? presenceFault(factsOf(values), rounding) : undefined;
      if (wrong) faults.add(file.name, line, wrong.column, wrong.why);
      return isGood && !wrong ? values : undefined;
    },
    finish() {
      for (const { line, column, id } of waiting) {
        if (!directory.has(file.object.name, id)) {
          faults.add(file.name, line, column, `${shown(id)} is not in ${file.name}`);
        }
      }
      for (const role of rolesInCircles(parents)) {
        faults.add(file.name, roleLines.get(role), 'ParentRoleId', 'the role stands above itself');
      }
    },
  };
}

/** Times and duration are rounded to seconds each by itself. */
const rounding = 1;

/** Notes which statuses serve a channel. */
function servingReader(file: ExportedFile, columns: readonly Column[], directory: Directory) {
  if (file.object.name !== 'ServiceChannelStatus') return undefined;
  const status = columns.findIndex((column) => column.name === 'ServicePresenceStatusId');
  const deleted = columns.findIndex((column) => column.name === 'IsDeleted');
  return (values: readonly SqlValue[]): void => {
    if (values[deleted] !== 1) directory.serve(String(values[status]));
  };
}

function factsReader(
  file: ExportedFile,
  columns: readonly Column[],
  directory: Directory,
): ((values: readonly SqlValue[]) => PresenceFacts) | undefined {
  if (file.object.name !== 'UserServicePresence') return undefined;
  const place = (name: string): number => columns.findIndex((column) => column.name === name);
  const [current, away, status, start, end, duration] = [
    place('IsCurrentState'),
    place('IsAway'),
    place('ServicePresenceStatusId'),
    place('StatusStartDate'),
    place('StatusEndDate'),
    place('StatusDuration'),
  ];
  const number = (value: SqlValue | undefined): number | null => (typeof value === 'number' ? value : null);
  return (values) => ({
    isCurrent: values[current] === 1,
    startedAt: number(values[start]) ?? 0,
    endedAt: number(values[end]),
    duration: number(values[duration]),
    isAway: values[away] === 1,
    statusIsAway: directory.isAway(values[status]),
  });
}
