import { expect, it } from 'vitest';
import type { Viewer } from '../access/types.ts';
import type { Visible } from '../access/visible-owners.ts';
import { createKeptScopes, type KeptScopes } from './kept-scopes.ts';

const viewer = (userId: string): Viewer => ({ userId }) as Viewer;

function keeping(capacity?: number): {
  scopes: KeptScopes;
  tables: Map<string, Visible>;
  read(userId: string): void;
} {
  const tables = new Map<string, Visible>();
  const of = (userId: string): Visible => {
    const visible = tables.get(userId) ?? ({ shared: `${userId} ${tables.size}` } as Visible);
    tables.set(userId, visible);
    return visible;
  };
  const scopes = createKeptScopes(
    { of },
    ({ userId }, apiVersion, owners) => ({
      userId,
      apiVersion,
      object: () => undefined,
      visible: () => ({ sql: owners.of(userId).shared ?? '', binds: [] }),
    }),
    capacity,
  );
  return {
    scopes,
    tables,
    read: (userId) => void scopes.of(viewer(userId), 67).visible(undefined as never, 't0'),
  };
}

it('keeps a scope for a viewer and a version', () => {
  const { scopes } = keeping();
  const scope = scopes.of(viewer('a'), 67);
  expect(scopes.of(viewer('a'), 67)).toBe(scope);
  expect(scopes.of(viewer('a'), 66)).not.toBe(scope);
  expect(scopes.of(viewer('b'), 67)).not.toBe(scope);
  scopes.forget();
  expect(scopes.of(viewer('a'), 67)).not.toBe(scope);
});

it('gives a scope up whose tables are gone, and fills none for who reads what is public', () => {
  const { scopes, tables, read } = keeping();
  const scope = scopes.of(viewer('a'), 67);
  expect(tables.size).toBe(0);
  read('a');
  expect(scopes.of(viewer('a'), 67)).toBe(scope);
  tables.clear();
  expect(scopes.of(viewer('a'), 67)).not.toBe(scope);
});

it('keeps no more than it may', () => {
  const { scopes } = keeping(2);
  const [a, b] = [scopes.of(viewer('a'), 67), scopes.of(viewer('b'), 67)];
  expect(scopes.of(viewer('a'), 67)).toBe(a);
  scopes.of(viewer('c'), 67);
  expect(scopes.of(viewer('a'), 67)).toBe(a);
  expect(scopes.of(viewer('b'), 67)).not.toBe(b);
});
