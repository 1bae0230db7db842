import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readMeta } from '../database/meta.ts';
import { resolveCustomType, type CustomType } from '../schema/custom-type.ts';
import type { CompileScope } from '../soql/index.ts';

/** The custom metadata types that were deployed into this org. */
export function readCustomTypes(db: DatabaseSyncInstance): readonly CustomType[] {
  return readMeta<readonly CustomType[]>(db, 'customTypes') ?? [];
}

/** The scope of the standard objects, and beside them the deployed types. */
export function withCustomTypes(
  scope: CompileScope,
  types: readonly CustomType[],
  apiVersion: number,
): CompileScope {
  if (types.length === 0) return scope;
  const resolved = new Map(
    types.map((type) => [type.name.toLowerCase(), resolveCustomType(type, apiVersion)]),
  );
  return {
    ...scope,
    object(name) {
      const key = name.toLowerCase();
      return resolved.has(key) ? resolved.get(key) : scope.object(name);
    },
  };
}
