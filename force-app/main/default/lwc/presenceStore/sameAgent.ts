import type { Agent } from 'c/presenceModel';

/** Whether a card would show the same: equal fields, the times of unchanged load numbers aside. */
export function sameAgent(a: Agent, b: Agent): boolean {
  return shallowEqual(a, b, nested);
}

const nested = new Set(['person', 'load']);

function shallowEqual(a: object, b: object, deeper?: ReadonlySet<string>): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    if (key === 'asOf') continue;
    const left: unknown = Reflect.get(a, key);
    const right: unknown = Reflect.get(b, key);
    if (left === right) continue;
    if (!deeper?.has(key) || !isObject(left) || !isObject(right) || !shallowEqual(left, right)) return false;
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
