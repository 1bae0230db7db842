import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { OrgSettings, Viewer } from '../access/types.ts';
import type { Visible } from '../access/visible-owners.ts';
import type { CustomType } from '../schema/custom-type.ts';
import type { CompileScope } from '../soql/index.ts';
import type { QueryCursors } from './query-cursors.ts';

/** Everything that a reading call may know. */
export interface CallContext {
  readonly db: DatabaseSyncInstance;
  readonly viewer: Viewer;
  readonly settings: OrgSettings;
  /** 32.0 is 32. */
  readonly apiVersion: number;
  /** The org's clock, epoch milliseconds. */
  readonly now: number;
}

/** A call that answers records: it also knows what its caller may see, and where a long answer is continued. */
export interface ReadContext extends CallContext {
  readonly scope: CompileScope;
  /** What deploys added to the standard objects. */
  readonly customTypes: readonly CustomType[];
  readonly cursors: QueryCursors;
  /** What a user sees, as tables of this connection. */
  readonly visible: (userId: string) => Visible;
  /** Called now and then by a long read: throws once nobody waits for its answer. */
  readonly stillWanted: () => void;
}
