import { expect, test } from 'vitest';
import { thisMachine } from '../machine.ts';
import { documentOf, goalsText } from './document.ts';
import { goalsOf } from './goals.ts';
import { createLines } from './lines.ts';

test('the document has the goals, a table a size with everybody in it, who was left out, and every loss', () => {
  const lines = createLines();
  lines.put(1000, 'mount', 'rows', 30, 32, 34);
  lines.put(1000, 'mount', 'list by hand', 20);
  lines.put(10_000, 'mount', 'rows', 33);
  lines.put(10_000, 'mount', 'list by hand', 22);
  const report = {
    name: 'wall',
    startedAt: '2026-05-05T15:00:00.000Z',
    machine: { ...thisMachine(), load: 0.5 },
    options: { runs: 3, seconds: 10 },
    ours: 'rows',
    peers: ['list by hand'],
    beside: [],
    lines: lines.lines(),
    versions: { 'some-grid': '1.2.3' },
    goals: { rows: goalsOf(lines.lines(), 'rows') },
  };
  const text = documentOf(report);
  expect(goalsText(report)).toBe('1 of 1 goals are met');
  expect(text).toContain('2026-05-05 · ');
  expect(text).toContain('some-grid 1.2.3.');
  expect(text).toMatch(/\| mount at 10,000 agents[^|]* \| met: 1\.50 × \| not measured \|/);
  expect(text).toContain('| mount, ms | 32.0 | 20.0 |');
  expect(text).toMatch(/Without lightning-datatable: .*1,000 at most/);
  expect(text).toMatch(/\| 1,000 agents: mount \| rows \| 1\.60 × \| list by hand \| .+ \|/);
});
