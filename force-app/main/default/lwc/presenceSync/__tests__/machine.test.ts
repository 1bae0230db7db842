import { describe, expect, it } from 'vitest';
import { nextState, transitions, type SyncEvent } from '../machine';
import type { SyncState } from '../status';

const states = Object.keys(transitions) as SyncState[];
const events = Object.keys(transitions.idle) as SyncEvent[];

describe('the machine', () => {
  it('ends at stopped from everywhere, and leaves it never', () => {
    expect(states.map((state) => nextState(state, 'stopped'))).toEqual(states.map(() => 'stopped'));
    expect(events.map((event) => nextState('stopped', event))).toEqual(events.map(() => 'stopped'));
  });

  it('is live only by a finished read', () => {
    for (const state of states.filter((from) => from !== 'live')) {
      const leading = events.filter((event) => nextState(state, event) === 'live');
      expect(leading).toEqual(state === 'idle' || state === 'stopped' ? [] : ['finished']);
    }
  });

  it('is no longer live after a failure, an age or a pause, and says denied whatever it was', () => {
    expect(nextState('live', 'failed')).toBe('catching-up');
    expect(nextState('live', 'aged')).toBe('stale');
    expect(nextState('live', 'resumed')).toBe('catching-up');
    for (const state of ['loading', 'live', 'catching-up', 'stale'] as const) {
      expect(nextState(state, 'refused')).toBe('denied');
    }
  });

  it('does not take stale or denied back by anything but a finished read or the end', () => {
    for (const state of ['stale', 'denied'] as const) {
      const kept = events.filter((event) => nextState(state, event) === state);
      const left = events.filter((event) => !kept.includes(event));
      expect(left).toEqual(state === 'stale' ? ['finished', 'refused', 'stopped'] : ['finished', 'stopped']);
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
