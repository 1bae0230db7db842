import { describe, expect, test } from 'vitest';
import { goalsOf, type Goal } from './goals.ts';
import { createLines, type WallLine } from './lines.ts';
import { lossesOf } from './losses.ts';

type Samples = Readonly<Record<string, number>>;

function linesOf(sizes: Readonly<Record<number, Readonly<Record<string, Samples>>>>): WallLine[] {
  const lines = createLines();
  for (const [size, measures] of Object.entries(sizes)) {
    for (const [key, samples] of Object.entries(measures)) {
      for (const [name, sample] of Object.entries(samples)) lines.put(Number(size), key, name, sample);
    }
  }
  return lines.lines();
}

const goal = (goals: readonly Goal[], start: string): Goal | undefined =>
  goals.find(({ title }) => title.startsWith(start));

describe('goalsOf', () => {
  test('holds a mount against that of the list of the same run', () => {
    const at = (rows: number) =>
      goal(goalsOf(linesOf({ 10_000: { mount: { rows, 'list by hand': 20 } } }), 'rows'), 'mount at 10,000');
    expect(at(30)).toMatchObject({ seen: '1.50 ×', met: true });
    expect(at(31)).toMatchObject({ met: false });
  });

  test('says nothing of what the run has not measured', () => {
    for (const { seen, met } of goalsOf([], 'rows')) expect([seen, met]).toEqual([undefined, undefined]);
  });

  test('counts long tasks drawn every frame and capped', () => {
    const lines = linesOf({
      10_000: { long1000: { rows: 0, 'rows, capped': 1 }, long5000: { rows: 0, 'rows, capped': 0 } },
    });
    expect(goal(goalsOf(lines, 'rows'), 'long tasks')).toMatchObject({ seen: '1.00', met: false });
  });

  test('names every line that grows with the floor, and leaves memory out', () => {
    const grown = linesOf({
      1000: { mount: { rows: 10 }, work: { rows: 10 }, heap: { rows: 1 } },
      100_000: { mount: { rows: 11 }, work: { rows: 13 }, heap: { rows: 9 } },
    });
    expect(goal(goalsOf(grown, 'rows'), '100,000')).toMatchObject({
      seen: 'above on 1 of 2, most: one change, main thread 1.30 ×',
      met: false,
    });
  });

  test('is faster than a peer only on every line', () => {
    const lines = (rows: number) =>
      linesOf({ 1000: { mount: { rows: 10, SlickGrid: 20 }, tick: { rows, SlickGrid: 4 } } });
    expect(goal(goalsOf(lines(2), 'rows'), 'faster than SlickGrid')).toMatchObject({ met: true });
    expect(goal(goalsOf(lines(5), 'rows'), 'faster than SlickGrid')).toMatchObject({
      seen: 'slower on 1 of 2, most: 1,000 agents: one second passes, main thread 1.25 × slower',
      met: false,
    });
  });
});

describe('lossesOf', () => {
  test('shows where the best of the others is better, by how much and why', () => {
    const lines = linesOf({ 1000: { work: { rows: 3, cards: 1, 'list by hand': 2, SlickGrid: 4 } } });
    expect(lossesOf(lines)).toEqual([
      {
        name: 'rows',
        title: '1,000 agents: one change, main thread',
        by: '1.50 ×',
        peer: 'list by hand',
        why: expect.stringMatching(/component/) as unknown,
      },
    ]);
  });

  test('takes what is within the noise for equal', () => {
    expect(lossesOf(linesOf({ 1000: { mount: { rows: 10.4, SlickGrid: 10 } } }))).toEqual([]);
  });

  test('gives a difference where the other has none of it', () => {
    const [loss] = lossesOf(linesOf({ 1000: { long1000: { rows: 3, 'list by hand': 0 } } }));
    expect(loss?.by).toBe('3.00');
  });
});
