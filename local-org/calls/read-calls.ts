import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { createScope } from '../access/scope.ts';
import { readAccessEpoch, readSettings } from '../access/settings.ts';
import type { OrgSettings, Viewer } from '../access/types.ts';
import { loadViewer } from '../access/viewer.ts';
import { createVisibleOwners } from '../access/visible-owners.ts';
import { OrgError } from '../org-error.ts';
import { registerSoqlFunctions } from '../soql/index.ts';
import type { ReadContext } from './context.ts';
import { readCustomTypes, withCustomTypes } from './custom-types.ts';
import { createKeptScopes } from './kept-scopes.ts';
import { describeGlobal, describeSObject, sobjectInfo } from './describe.ts';
import { getDeleted } from './get-deleted.ts';
import { getUpdated } from './get-updated.ts';
import { getUserInfo } from './get-user-info.ts';
import type { QueryCursors } from './query-cursors.ts';
import { queryColumns } from './query-columns.ts';
import { queryMore } from './query-more.ts';
import { query } from './query.ts';
import { retrieve, retrieveList } from './retrieve.ts';
import { uiRecord } from './ui-record.ts';

/** Calls that only read. Their arguments come from `http/`, which has checked their shape. */
const calls = {
  query,
  queryColumns,
  queryMore,
  retrieve,
  retrieveList,
  describeGlobal,
  describeSObject,
  sobjectInfo,
  getDeleted,
  getUpdated,
  getUserInfo,
  uiRecord,
} as const;

export type ReadCallName = keyof typeof calls;
export type ReadCallArguments<Name extends ReadCallName> = Parameters<(typeof calls)[Name]>[1];

export interface ReadTask {
  readonly call: ReadCallName;
  readonly userId: string;
  readonly apiVersion: number;
  /** The org's clock, epoch milliseconds. */
  readonly now: number;
  readonly args: unknown;
}

export interface ReadCalls {
  run(task: ReadTask): unknown;
}

/** Reading calls on one connection. What is known of settings and viewers is kept for one access epoch. */
export function createReadCalls(
  db: DatabaseSyncInstance,
  cursors: QueryCursors,
  stillWanted: () => void = () => undefined,
): ReadCalls {
  registerSoqlFunctions(db);
  const owners = createVisibleOwners(db);
  const viewers = new Map<string, Viewer | undefined>();
  let settings: OrgSettings = readSettings(db);
  let customTypes = readCustomTypes(db);
  let epoch = readAccessEpoch(db);

  const scopes = createKeptScopes(owners, (viewer, apiVersion, tables) =>
    withCustomTypes(createScope(viewer, settings, apiVersion, tables), customTypes, apiVersion),
  );

  const noticeChanges = (): void => {
    const current = readAccessEpoch(db);
    if (current === epoch) return;
    epoch = current;
    settings = readSettings(db);
    customTypes = readCustomTypes(db);
    viewers.clear();
    scopes.forget();
    owners.forget();
  };

  const viewerOf = (userId: string): Viewer => {
    if (!viewers.has(userId)) viewers.set(userId, loadViewer(db, userId));
    const viewer = viewers.get(userId);
    if (!viewer) throw new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    return viewer;
  };

  return {
    run({ call, userId, apiVersion, now, args }) {
      noticeChanges();
      const viewer = viewerOf(userId);
      const scope = scopes.of(viewer, apiVersion);
      const context: ReadContext = {
        db,
        viewer,
        settings,
        customTypes,
        apiVersion,
        now,
        scope,
        cursors,
        visible: (id) => owners.of(id),
        stillWanted,
      };
      return (calls[call] as (context: ReadContext, args: unknown) => unknown)(context, args);
    },
  };
}
