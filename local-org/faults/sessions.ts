import type { Sessions } from '../access/sessions.ts';
import type { ActiveFault, ActiveFaults } from './active-faults.ts';

/** What is known of sessions since a fault was set. */
interface Known {
  /** Opened since, or passed over by the draw. */
  readonly spared: Set<string>;
  refusesOwn: boolean;
}

/** Sessions that expireSession ends: each that was open when the fault was set ends when it is used next. The one that
 * set it is refused while the fault lasts and lives on, so that it can take the fault away by the plain `sessions`. */
export function createSessionFaults(sessions: Sessions, faults: ActiveFaults): Sessions {
  const known = new WeakMap<ActiveFault, Known>();
  const knownTo = (fault: ActiveFault): Known => {
    const there = known.get(fault) ?? { spared: new Set(), refusesOwn: false };
    known.set(fault, there);
    return there;
  };
  const isTakenBy = (fault: ActiveFault, token: string): boolean => {
    const since = knownTo(fault);
    const isOwn = token === fault.by;
    if (isOwn && since.refusesOwn) return true;
    if (since.spared.has(token)) return false;
    if (!fault.takes(fault.next(''))) {
      since.spared.add(token);
      return false;
    }
    if (isOwn) since.refusesOwn = true;
    else sessions.end(token);
    return true;
  };
  return {
    ...sessions,
    open(userId, now) {
      const token = sessions.open(userId, now);
      for (const fault of faults.of('expireSession')) knownTo(fault).spared.add(token);
      return token;
    },
    userOf(token) {
      const userId = sessions.userOf(token);
      if (userId === undefined) return undefined;
      return faults.of('expireSession').some((fault) => isTakenBy(fault, token)) ? undefined : userId;
    },
    end: (token) => sessions.end(token),
    onEnd: (listener) => sessions.onEnd(listener),
  };
}
