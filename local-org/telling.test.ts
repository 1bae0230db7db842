import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createTelling } from './telling.ts';

function streamOf(isTTY: boolean) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), {
    isTTY,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  return { stream, text: (): string => stripVTControlCharacters(String(stream.read() ?? '')) };
}

test('writes a line a step where nobody watches', () => {
  const { stream, text } = streamOf(false);
  const { onProgress, report } = createTelling(stream);
  onProgress('Importing', 0.05);
  onProgress('Importing', 1);
  report('User.csv:2:Id: no id');
  expect(text()).toBe('Importing: 5 %\nImporting: 100 %\nUser.csv:2:Id: no id\n');
});

test('draws a bar on a terminal that grows to its end', () => {
  const { stream, text } = streamOf(true);
  const { onProgress } = createTelling(stream);
  onProgress('Importing', 0);
  expect(text()).toContain('Importing ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0 %');
  onProgress('Importing', 1);
  expect(text()).toContain('Importing ██████████████████████████████ 100 %\n');
});

test('leaves the bar before it says something else', () => {
  const { stream, text } = streamOf(true);
  const { onProgress, report } = createTelling(stream);
  onProgress('Importing', 0.5);
  text();
  report('User.csv:2:Id: no id');
  expect(text()).toMatch(/50 %\nUser\.csv:2:Id: no id\n$/);
});
