import type { Viewer } from '../access/types.ts';
import type { Visible, VisibleOwners } from '../access/visible-owners.ts';
import type { CompileScope } from '../soql/index.ts';

type Owners = Pick<VisibleOwners, 'of'>;

/** What viewers may see, kept from query to query: with a scope are kept the queries that were compiled for it. */
export interface KeptScopes {
  of(viewer: Viewer, apiVersion: number): CompileScope;
  forget(): void;
}

interface Kept {
  readonly scope: CompileScope;
  /** The tables that its queries name; none while all that they read is public. */
  visible?: Visible;
}

/** Keeps the scopes of the `capacity` viewers and versions that asked last. */
export function createKeptScopes(
  owners: Owners,
  make: (viewer: Viewer, apiVersion: number, owners: Owners) => CompileScope,
  capacity = 64,
): KeptScopes {
  const kept = new Map<string, Kept>();

  const fresh = (viewer: Viewer, apiVersion: number): Kept => {
    const made: Kept = {
      scope: make(viewer, apiVersion, {
        of: (userId) => {
          made.visible = owners.of(userId);
          return made.visible;
        },
      }),
    };
    return made;
  };

  return {
    of(viewer, apiVersion) {
      const key = `${apiVersion} ${viewer.userId}`;
      const known = kept.get(key);
      kept.delete(key);
      // Asking for the tables keeps them; other tables than before are named in no query that was compiled.
      const isGone = known?.visible !== undefined && owners.of(viewer.userId) !== known.visible;
      const current = known && !isGone ? known : fresh(viewer, apiVersion);
      kept.set(key, current);
      const oldest = kept.keys().next();
      if (kept.size > capacity && !oldest.done) kept.delete(oldest.value);
      return current.scope;
    },
    forget() {
      kept.clear();
    },
  };
}
