import type { Arrangement } from 'c/presenceStore';
import type { PresenceSession } from 'c/presenceSession';
import { doneLabels } from './labels';

/** Has the public groups read when somebody first groups by them, and says so meanwhile. */
export interface GroupReading {
  need(arrangement: Arrangement): void;
}

export function createGroupReading(
  session: Pick<PresenceSession, 'readPublicGroups'>,
  say: (words: string) => void,
): GroupReading {
  let asked = false;
  return {
    need({ groupBy }) {
      if (groupBy !== 'public-group' || asked) return;
      asked = true;
      say(doneLabels.groupsLoading);
      session.readPublicGroups().then(
        (complete) => say(complete ? '' : doneLabels.groupsIncomplete),
        () => {
          asked = false;
          say(doneLabels.groupsFailed);
        },
      );
    },
  };
}
