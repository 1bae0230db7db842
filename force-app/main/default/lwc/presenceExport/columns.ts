import type { Agent } from 'c/presenceModel';
import { fillWords } from 'c/presenceFormat';
import type { Cell } from './csv';
import { columnKeys, type ColumnKey, type ExportWords } from './words';
import type { WallLine } from './wallLines';

/** Of one line. Times are ISO 8601 in UTC, durations whole seconds. */
type Cells = Readonly<Record<ColumnKey, Cell>>;

export function headings({ columns }: ExportWords, timeZone: string): readonly Cell[] {
  return columnKeys.map((key) => fillWords(columns[key], timeZone));
}

/** Makes the cells of lines, in the order of the headings. */
export function cellsIn(words: ExportWords, timeZone: string): (line: WallLine) => readonly Cell[] {
  const local = localTime(timeZone);
  return (line) => {
    const cells = { ...whoCells(line.agent), ...rowCells(line, words, local) };
    return columnKeys.map((key) => cells[key]);
  };
}

type WhoKey = 'name' | 'userId' | 'title' | 'role' | 'department' | 'manager';

function whoCells({ name, userId, person }: Agent): Pick<Cells, WhoKey> {
  return {
    name,
    userId,
    title: person?.title,
    role: person?.roleName,
    department: person?.department,
    manager: person?.managerName,
  };
}

function rowCells(
  { agent, noRow, readAt }: WallLine,
  words: ExportWords,
  local: (at: number) => string,
): Omit<Cells, WhoKey> {
  const known = noRow ? undefined : agent;
  const there = known?.kind === 'offline' ? undefined : known;
  const since = known?.since;
  return {
    kind: known === undefined ? words.noRow : words[known.kind],
    status: there?.statusLabel,
    since: isoTime(since),
    sinceLocal: since === undefined ? undefined : local(since),
    seconds: since === undefined ? undefined : Math.max(0, Math.floor((readAt - since) / 1000)),
    marks: marksOf(agent, words),
    limitSince: isoTime(there?.limitBrokenAt),
    openItems: there?.load?.items,
    openWeight: there?.load?.weight,
    openAsOf: isoTime(there?.load?.asOf),
    capacity: there?.configuredCapacity,
    averageCapacity: there?.averageCapacity,
    idle: seconds(there?.idle),
    atCapacity: seconds(there?.atCapacity),
    capacityAsOf: isoTime(there?.capacityAsOf),
    rowId: there?.rowId,
    readAt: isoTime(readAt),
  };
}

function marksOf({ bot, suspectReason }: Agent, words: ExportWords): string {
  return [
    bot ? words.bot : '',
    suspectReason === 'too-old' ? words.suspect : '',
    suspectReason === 'second-row' ? words.second : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.round(milliseconds / 1000);
}

/** To the second: the platform keeps no more. */
export function isoTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `2026-05-05 09:00:00`, which a spreadsheet takes for a time whatever its language. */
function localTime(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (at) => format.format(at);
}
