import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nextState, transitions, type SyncEvent } from '../machine';
import type { SyncState } from '../status';

const states = Object.keys(transitions) as SyncState[];
const events = Object.keys(transitions.idle) as SyncEvent[];

/** The rows of the table in docs/SYNC.md whose first column names a state and whose other columns name events. */
function documented(): Record<string, Record<string, string>> {
  const text = readFileSync(new URL('../../../../../../docs/SYNC.md', import.meta.url), 'utf8');
  const [, table = ''] = text.split(/^(?=\| state +\| started)/m);
  const [head = [], , ...rows] = table
    .replace(/\n\n[^]*/, '')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.replaceAll('`', '').trim()));
  const names = head.slice(2, -1);
  return Object.fromEntries(
    rows.map(([, state = '', ...cells]) => [
      state,
      Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])),
    ]),
  );
}

describe('the machine', () => {
  it('is the table of the document', () => {
    expect(documented()).toEqual(transitions);
  });

  it('ends at stopped from everywhere, and leaves it never', () => {
    expect(states.map((state) => nextState(state, 'stopped'))).toEqual(states.map(() => 'stopped'));
    expect(events.map((event) => nextState('stopped', event))).toEqual(events.map(() => 'stopped'));
  });

  it('is live only by a read on a feed, and polling only by a read without one', () => {
    for (const [state, only] of [
      ['live', 'synced'],
      ['polling', 'polled'],
    ] as const) {
      for (const before of states.filter((from) => from !== state && from !== 'idle' && from !== 'stopped')) {
        expect(events.filter((event) => nextState(before, event) === state)).toEqual([only]);
      }
    }
  });

  it('is no longer whole after a failure, an age or a pause, and says denied whatever it was', () => {
    for (const state of ['live', 'polling'] as const) {
      expect(nextState(state, 'failed')).toBe('catching-up');
      expect(nextState(state, 'aged')).toBe('stale');
      expect(nextState(state, 'resumed')).toBe('catching-up');
    }
    for (const state of ['loading', 'live', 'polling', 'catching-up', 'stale'] as const) {
      expect(nextState(state, 'refused')).toBe('denied');
    }
  });

  it('catches up when the feed is lost that it was live on, and goes on polling when it was not', () => {
    expect(nextState('live', 'lost')).toBe('catching-up');
    for (const state of states.filter((from) => from !== 'live'))
      expect(nextState(state, 'lost')).toBe(state);
  });

  it('does not take stale or denied back by anything but a finished read or the end', () => {
    for (const state of ['stale', 'denied'] as const) {
      const left = events.filter((event) => nextState(state, event) !== state);
      const finished = ['synced', 'polled'];
      expect(left).toEqual(
        state === 'stale' ? [...finished, 'refused', 'stopped'] : [...finished, 'stopped'],
      );
    }
  });

  it('reaches every state', () => {
    const reached = new Set<SyncState>(['idle']);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const state of [...reached]) for (const event of events) reached.add(nextState(state, event));
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });
});
