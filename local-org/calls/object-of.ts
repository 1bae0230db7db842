import { OrgError } from '../org-error.ts';
import type { ResolvedObject } from '../schema/types.ts';
import type { ReadContext } from './context.ts';

/** The object that a path names, in any case. Throws 404 NOT_FOUND: unknown, above the version, without its feature
 * or hidden, which a caller cannot tell apart. */
export function objectOf(context: Pick<ReadContext, 'scope'>, name: string): ResolvedObject {
  const object = context.scope.object(name);
  if (!object) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return object;
}
