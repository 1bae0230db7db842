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
      return { sql: `"${alias}"."OwnerId" IN (SELECT id FROM ${owners.tableOf(viewer.userId)})`, binds: [] };
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
