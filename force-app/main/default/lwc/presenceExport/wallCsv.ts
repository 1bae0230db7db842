import { fillWords } from 'c/presenceFormat';
import { cellsIn, headings, isoTime } from './columns';
import { csvBytes, type Cell } from './csv';
import type { WallLines } from './wallLines';
import type { ExportWords } from './words';

/** What the last line says, beside what was read. Times are epoch milliseconds of the server's clock. */
export interface Counted {
  /** All agents whom the viewer may see. */
  readonly total: number;
  /** Who is offline could not be read: there may be more. */
  readonly partial: boolean;
  /** The filter in words; none: nobody is filtered out. */
  readonly filter?: string;
  /** The first and the last read. */
  readonly from: number;
  readonly to: number;
}

export interface CsvPlace {
  readonly locale: string;
  readonly timeZone: string;
}

/** The wall as a file: headings, a line an agent, and one that says what was counted. */
export function wallCsv(found: WallLines, counted: Counted, words: ExportWords, place: CsvPlace): Uint8Array {
  const head = headings(words, place.timeZone);
  const last: Cell[] = head.map(() => undefined);
  last[0] = summaryText(found, counted, words, place);
  return csvBytes([head, ...found.lines.map(cellsIn(words, place.timeZone)), last]);
}

export function summaryText(
  { lines, gone, second }: WallLines,
  { total, partial, filter, from, to }: Counted,
  { summary }: ExportWords,
  { locale, timeZone }: CsvPlace,
): string {
  const number = (value: number) => value.toLocaleString(locale);
  const times = [from, to].map((at) => isoTime(at) ?? '');
  const asOf = times[0] === times[1] ? summary.asOf : summary.asOfBetween;
  const some = (label: string, count: number) => (count === 0 ? '' : fillWords(label, number(count)));
  return [
    fillWords(summary.count, number(lines.length), number(total)),
    partial ? summary.partial : '',
    filter === undefined ? summary.everybody : fillWords(summary.filter, filter),
    fillWords(asOf, ...times),
    fillWords(summary.zone, timeZone),
    some(summary.noRow, lines.filter((line) => line.noRow).length),
    some(summary.gone, gone),
    some(summary.second, second),
  ]
    .filter(Boolean)
    .join('; ');
}
