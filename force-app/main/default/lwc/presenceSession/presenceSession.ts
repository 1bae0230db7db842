import { createSession } from './session';
import type { PresenceSession, SessionOptions } from './surface';

export { readSettings } from './pageSettings';
export type { FeedChoice, PageSettings, SettingProblem } from './pageSettings';
export type { PresenceSession, SessionOptions } from './surface';

export interface Acquired {
  readonly session: PresenceSession;
  /** Once for each acquisition; more often does nothing. */
  readonly release: () => void;
}

let current: ReturnType<typeof createSession> | undefined;
let users = 0;

/** The session of this page: the first user makes it, with his options, and the last one's release ends it. */
export function acquireSession(options: SessionOptions): Acquired {
  current ??= createSession(options);
  const { session } = current;
  let held = true;
  users += 1;
  return {
    session,
    release() {
      if (!held) return;
      held = false;
      users -= 1;
      if (users > 0) return;
      current?.end();
      current = undefined;
    },
  };
}
