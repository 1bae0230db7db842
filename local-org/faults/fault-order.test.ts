import { describe, expect, it } from 'vitest';
import { OrgError } from '../org-error.ts';
import { lifetimeOf, readFaultOrder } from './fault-order.ts';

function refusalOf(body: Record<string, unknown>): string {
  try {
    readFaultOrder(body);
  } catch (error) {
    if (error instanceof OrgError && error.errorCode === 'INVALID_INPUT') return error.message;
    throw error;
  }
  throw new Error(`${JSON.stringify(body)} was taken`);
}

describe('what is asked for', () => {
  it('acts always, on everything, where it says nothing else', () => {
    expect(readFaultOrder({ kind: 'drop' })).toEqual({ kind: 'drop', share: 1, seed: 1 });
  });

  it('says of every kind how much, how often and by which draw', () => {
    const kinds =
      'drop delay duplicate reorder cut hold failQuery slowQuery expireSession gap overflow exhaust';
    for (const kind of kinds.split(' ')) {
      const order = { kind, share: 0.5, ms: 20, count: 3, seed: 9 };
      expect(readFaultOrder(order)).toEqual(order);
    }
  });

  it('ends by itself after its milliseconds, unless they say how late messages and answers come', () => {
    const lifetime = (kind: string): number | undefined => lifetimeOf(readFaultOrder({ kind, ms: 20 }));
    for (const kind of ['drop', 'cut', 'hold', 'failQuery', 'exhaust']) expect(lifetime(kind), kind).toBe(20);
    for (const kind of ['delay', 'reorder', 'slowQuery']) expect(lifetime(kind), kind).toBeUndefined();
  });

  it.each([
    ['kind', {}],
    ['kind', { kind: 'flood' }],
    ['kind', { kind: 'toString' }],
    ['kind', { kind: ['drop'] }],
    ['share', { kind: 'drop', share: 1.01 }],
    ['share', { kind: 'drop', share: -0.1 }],
    ['share', { kind: 'drop', share: '1' }],
    ['share', { kind: 'drop', share: null }],
    ['ms', { kind: 'delay' }],
    ['ms', { kind: 'slowQuery' }],
    ['ms', { kind: 'delay', ms: -1 }],
    ['ms', { kind: 'delay', ms: 3_600_001 }],
    ['count', { kind: 'cut', count: 0 }],
    ['count', { kind: 'cut', count: 1.5 }],
    ['seed', { kind: 'drop', seed: 2 ** 31 }],
    ['milliseconds', { kind: 'delay', milliseconds: 5 }],
  ])('is refused by the name %s: %j', (name, body) => {
    expect(refusalOf(body)).toMatch(new RegExp(`^${name}: .+ expected$`));
  });
});
