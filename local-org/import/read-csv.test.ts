import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-csv-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string) {
  const path = join(folder, 'file.csv');
  writeFileSync(path, text);
  const records: [number, ...string[]][] = [];
  const fault = await readCsv(path, {
    onRecord: (cells, line) => records.push([line, ...cells]),
    onBytes: () => undefined,
  });
  return { records, fault };
}

describe('a CSV file', () => {
  it.each(['\n', '\r\n'])('gives every record with the line where it begins (%j)', async (eol) => {
    const text = ['\uFEFFId,Name', `1,"a${eol}b""${eol}c"`, '2,c', '', `"3","d,${eol}"`, '4,e', ''].join(eol);
    expect(await read(text)).toEqual({
      fault: undefined,
      records: [
        [1, 'Id', 'Name'],
        [2, '1', `a${eol}b"${eol}c`],
        [5, '2', 'c'],
        [7, '3', `d,${eol}`],
        [9, '4', 'e'],
      ],
    });
  });

  it.each([
    ['Id\n1\n"2', 3],
    ['Id\n1\n"2"x\n', 3],
    ['Id\n1\na"b\n', 3],
  ])('that is none is refused with its line: %j', async (text, line) => {
    const { records, fault } = await read(text);
    expect(records).toHaveLength(2);
    expect(fault).toMatchObject({ line });
  });

  it('that is not there fails with the system’s own error', async () => {
    const reading = readCsv(join(folder, 'none'), { onRecord: () => undefined, onBytes: () => undefined });
    await expect(reading).rejects.toThrow(/ENOENT/);
  });
});
