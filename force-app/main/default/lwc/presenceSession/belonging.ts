import { readPublicGroups, readTeam, type TeamGateway } from 'c/presenceTeam';
import type { PresenceStore } from 'c/presenceStore';
import { failure, type Caller } from 'c/presenceSync';
import { readUntilAnswered, type RetryParts } from './retried';

/** Who belongs together: read when somebody first asks, once a page, and tried again by itself after what may pass. Who
 * may not ask is rejected with GatewayError, and may ask again. */
export interface Belonging {
  /** Ids of the active users whose manager the viewer is, or whose role is below his. */
  team(): Promise<readonly string[]>;
  /** Resolves when the store knows all public groups with their members, those of nested groups included: false where
   * some of them could not be counted out. */
  readPublicGroups(): Promise<boolean>;
}

export interface BelongingParts extends RetryParts {
  readonly gateway: TeamGateway;
  readonly caller: Pick<Caller, 'call'>;
  readonly store: Pick<PresenceStore, 'setPublicGroups'>;
  /** Undefined: a guest, who has no team. */
  readonly userId: string | undefined;
}

export function createBelonging(parts: BelongingParts): Belonging {
  const { store, userId } = parts;

  function once<T>(read: () => Promise<T>): () => Promise<T> {
    let answer: Promise<T> | undefined;
    return () =>
      (answer ??= new Promise<T>((resolve, reject) => {
        readUntilAnswered(parts, read, resolve, ({ kind, message }) => {
          if (kind !== 'denied') return true;
          answer = undefined;
          reject(failure(kind, message));
          return false;
        });
      }));
  }

  return {
    team: once(() => (userId === undefined ? Promise.resolve([]) : readTeam(parts, userId))),
    readPublicGroups: once(async () => {
      const { groups, complete } = await readPublicGroups(parts);
      store.setPublicGroups(groups);
      return complete;
    }),
  };
}
