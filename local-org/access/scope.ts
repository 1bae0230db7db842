import type { CompileScope } from '../soql/index.ts';
import { resolveObject } from '../schema/index.ts';
import type { ResolvedField, ResolvedObject } from '../schema/types.ts';
import type { OrgSettings, Viewer } from './types.ts';
import type { VisibleOwners } from './visible-owners.ts';

/** Objects, fields and rows as one viewer meets them in one API version. */
export function createScope(
  viewer: Viewer,
  settings: OrgSettings,
  apiVersion: number,
  owners: VisibleOwners,
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
    visible(object, alias) {
      if (object.object.sharing === 'public-read') return undefined;
      if (viewer.viewAllData || settings.sharing === 'Read') return undefined;
      const { table, isMost } = owners.of(viewer.userId);
      // SQLite takes every subquery for 25 rows, so it would rather look up a thousand owners than a minute of changes:
      // the unary plus keeps that index out of the plan.
      const owner = `${isMost ? '+' : ''}"${alias}"."OwnerId"`;
      return { sql: `${owner} IN (SELECT id FROM ${table})`, binds: [] };
    },
  };
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
