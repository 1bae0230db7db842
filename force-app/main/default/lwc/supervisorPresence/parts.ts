import type PresenceFloorWall from 'c/presenceFloorWall';
import type PresenceToolbar from 'c/presenceToolbar';
import type PresenceWallboard from 'c/presenceWallboard';

/** What of the template may be there to take the keyboard. */
export interface Parts {
  readonly toolbar?: PresenceToolbar;
  readonly wall?: PresenceFloorWall;
  readonly board?: PresenceWallboard;
}

/** `refs` as LWC has them: none before the first rendering, or in another template. */
export function partsOf(refs: Readonly<Record<string, Element>> | undefined): Parts {
  return refs ?? {};
}
