import type { CompileScope } from '../soql/index.ts';
import { resolveObject } from '../schema/index.ts';
import type { ResolvedField, ResolvedObject } from '../schema/types.ts';
import type { OrgSettings, Viewer } from './types.ts';
import type { OwnerTable, VisibleOwners } from './visible-owners.ts';

/** Objects, fields and rows as one viewer meets them in one API version. */
export function createScope(
  viewer: Viewer,
  settings: OrgSettings,
  apiVersion: number,
  owners: Pick<VisibleOwners, 'of'>,
): CompileScope {
  const gate = {
    apiVersion,
    omniChannel: settings.omniChannel,
    interruptibleCapacity: settings.interruptibleCapacity,
  };
  const seen = new Map<string, ResolvedObject | undefined>();

  return {
    userId: viewer.userId,
    apiVersion,
    object(name) {
      const key = name.toLowerCase();
      if (!seen.has(key)) {
        const resolved = resolveObject(name, gate);
        const isHidden = resolved === undefined || viewer.hiddenObjects.has(resolved.name);
        seen.set(key, isHidden ? undefined : withoutHiddenFields(resolved, viewer));
      }
      return seen.get(key);
    },
    visible({ object }, alias) {
      const { sharing } = object;
      if (sharing === 'public-read' || viewer.viewAllData || settings.sharing === 'Read') return undefined;
      if (viewer.viewAllRecords.has(typeof sharing === 'object' ? sharing.with : object.name))
        return undefined;
      const { hierarchy, presence, shared } = owners.of(viewer.userId);
      const isPresence = object.name === 'UserServicePresence';
      if (typeof sharing === 'object') return limit(alias, 'ParentOwnerId', presence, 'ParentId', shared);
      return limit(
        alias,
        'OwnerId',
        isPresence ? presence : hierarchy,
        'Id',
        isPresence ? shared : undefined,
      );
    },
  };
}

type Limit = ReturnType<CompileScope['visible']>;

function limit(
  alias: string,
  ownerColumn: string,
  { table, isMost }: OwnerTable,
  idColumn: string,
  shared: string | undefined,
): Limit {
  // SQLite takes every subquery for 25 rows, so it would rather look up a thousand owners than a minute of changes:
  // the unary plus keeps that index out of the plan.
  const plus = isMost ? '+' : '';
  const owned = `${plus}"${alias}"."${ownerColumn}" IN (SELECT id FROM ${table})`;
  if (shared === undefined) return { sql: owned, binds: [] };
  return { sql: `(${owned} OR ${plus}"${alias}"."${idColumn}" IN (SELECT id FROM ${shared}))`, binds: [] };
}

function withoutHiddenFields(object: ResolvedObject, viewer: Viewer): ResolvedObject {
  const isReadable = ([, field]: [string, ResolvedField]): boolean =>
    !viewer.hiddenFields.has(`${object.name}.${field.name}`);
  if ([...object.fields].every(isReadable)) return object;
  return {
    ...object,
    fields: new Map([...object.fields].filter(isReadable)),
    relationships: new Map([...object.relationships].filter(isReadable)),
  };
}
