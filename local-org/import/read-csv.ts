import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';

export interface CsvReading {
  /** Told of every line but empty ones; `line` is where it begins, counted from 1. */
  readonly onRecord: (cells: readonly string[], line: number) => void;
  /** Told how many bytes are read, now and then. */
  readonly onBytes: (bytes: number) => void;
}

/** Why a file is no CSV. */
export interface CsvFault {
  readonly line: number;
  readonly why: string;
}

const everyRecords = 5000;

/** Reads a CSV file with quotes as RFC 4180 has them, either line end, with or without byte order mark. Throws the
 * system's error for a file that cannot be read. */
export async function readCsv(
  path: string,
  { onRecord, onBytes }: CsvReading,
): Promise<CsvFault | undefined> {
  let seen = 0;
  let records = 0;
  // The parser counts a line end of two characters twice when it stands in quotes.
  let counted = 0;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n'],
    on_record(cells: string[], { lines, bytes }) {
      let start = lines - counted;
      if (lines - seen > 1) {
        const text = cells.join();
        const pairs = text.split('\r\n').length - 1;
        counted += pairs;
        start = lines - counted - (text.split('\n').length - 1);
      }
      seen = lines;
      onRecord(cells, start);
      records += 1;
      if (records % everyRecords === 0) onBytes(bytes);
      return null;
    },
  });
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  try {
    await new Promise<void>((resolve, reject) => {
      source.once('error', reject);
      parser.once('error', reject);
      parser.once('end', resolve);
      parser.resume();
      source.pipe(parser);
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { readonly lines?: number };
    return { line: (lines ?? seen + 1) - counted, why: error.message };
  } finally {
    source.destroy();
    parser.destroy();
  }
}
