import { machineLine } from '../machine.ts';
import { figure, type Report } from '../report.ts';
import { median } from '../statistics.ts';
import { cappedName, entrants, ours, takesPart } from './entrants.ts';
import type { Goal } from './goals.ts';
import { sizeText, type WallLine } from './lines.ts';
import { lossesOf } from './losses.ts';

export interface WallReport extends Report {
  readonly lines: readonly WallLine[];
  /** Of what one would take instead, by package. */
  readonly versions: Readonly<Record<string, string>>;
  /** Of each of ours. */
  readonly goals: Readonly<Record<string, readonly Goal[]>>;
}

/** The report as a document, in Markdown. */
export function documentOf(report: WallReport): string {
  const sizes = [...new Set(report.lines.map(({ size }) => size))];
  return [
    '# Benchmarks',
    'Written by `npm run bench -- wall`; by hand nothing here is changed. What is measured how stands in [tests/bench](../tests/bench/README.md).',
    `${report.startedAt.slice(0, 10)} · ${machineLine(report.machine)}. ${optionsLine(report)}`,
    versionsLine(report),
    busyLine(report),
    'Compare columns of one run, never numbers of two.',
    '## Goals',
    goalTable(report),
    ...sizes.flatMap((size) => [`## ${sizeText(size)}`, sizeTable(report.lines, size), leftOut(size)]),
    '## Where ours loses',
    lossList(report.lines),
    '',
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function optionsLine({ options }: WallReport): string {
  return `${String(options['runs'])} lives of each, loads of ${String(options['seconds'])} s; medians.`;
}

/** Whose other work a table shows as well is worth little. */
function busyLine({ machine }: WallReport): string | undefined {
  if (machine.load <= machine.cores / 2) return undefined;
  return '**The machine had other work when this began**: frames, long tasks and times to paint are worse than they are, and uneven.';
}

function versionsLine({ versions }: WallReport): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')
    .concat('.');
}

const table = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, column) => (column === 0 ? '---' : '--:')));
  return [line(head), rule, ...body.map(line)].join('\n');
};

function goalTable({ goals: all }: WallReport): string {
  const columns = ours.map((name) => all[name] ?? []);
  const rows = (columns[0] ?? []).map(({ title }, row) => [
    title,
    ...columns.map((goals) => verdict(goals[row])),
  ]);
  return table([['goal', ...ours], ...rows]);
}

function verdict(goal: Goal | undefined): string {
  if (goal?.seen === undefined) return 'not measured';
  return `${goal.met ? 'met' : '**not met**'}: ${goal.seen}`;
}

/** Of a size all contenders that were measured, ours first. */
export function contendersOf(lines: readonly WallLine[]): string[] {
  const measured = new Set(lines.flatMap(({ samples }) => Object.keys(samples)));
  return entrants
    .flatMap(({ name }) => (ours.includes(name) ? [name, cappedName(name)] : [name]))
    .filter((name) => measured.has(name));
}

function sizeTable(lines: readonly WallLine[], size: number): string {
  const own = lines.filter((line) => line.size === size);
  const names = contendersOf(own);
  const rows = own.map((line) => [
    `${line.case.slice(line.case.indexOf(': ') + 2)}, ${line.unit}`,
    ...names.map((name) => cell(line.samples[name])),
  ]);
  return table([['', ...names], ...rows]);
}

const cell = (samples: readonly number[] | undefined): string =>
  samples === undefined ? '' : figure(median(samples));

function leftOut(size: number): string | undefined {
  const absent = entrants.filter((entrant) => !takesPart(entrant, size));
  if (absent.length === 0) return undefined;
  return absent.map(({ name, why }) => `Without ${name}: ${why ?? ''}.`).join(' ');
}

function lossList(lines: readonly WallLine[]): string {
  const losses = lossesOf(lines);
  if (losses.length === 0) return 'On no line.';
  const rows = losses.map(({ name, title, by, peer, why }) => [title, name, by, peer, why]);
  return table([['line', 'ours', 'worse by', 'than', 'because'], ...rows]);
}

/** How many goals are met, and those that are not. */
export function goalsText({ goals: all }: WallReport): string {
  const goals = Object.entries(all).flatMap(([name, own]) => own.map((goal) => ({ name, ...goal })));
  const judged = goals.filter(({ met }) => met !== undefined);
  const missed = judged.filter(({ met }) => !met);
  const list = missed.map(({ name, title, seen }) => `  not met, ${name}: ${title}; seen: ${seen ?? ''}`);
  return [`${judged.length - missed.length} of ${judged.length} goals are met`, ...list].join('\n');
}
