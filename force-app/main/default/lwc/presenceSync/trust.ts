import type { SyncSettings } from './settings';
import type { Compared } from './witness';

/** Whether a feed is believed, by how its reconciles went. */
export interface Trust {
  isBelieved(): boolean;
  /** One more reconcile. True: the subscription is to be made anew. */
  reconciled(compared: Compared): boolean;
}

/** How many times the while that a feed must be healthy is doubled at most. */
const mostDoublings = 3;

export function createTrust(
  settings: () => Pick<SyncSettings, 'missesToDemote' | 'healthyToPromote'>,
): Trust {
  let believed = true;
  let demotions = 0;
  let failing = 0;
  let healthy = 0;
  let heard = 0;

  return {
    isBelieved: () => believed,
    reconciled({ missed, told }) {
      if (missed > 0) {
        healthy = 0;
        heard = 0;
        failing += 1;
        if (failing < settings().missesToDemote) return false;
        failing = 0;
        if (believed) demotions += 1;
        believed = false;
        return true;
      }
      failing = 0;
      if (believed) return false;
      healthy += 1;
      heard += told;
      const enough = settings().healthyToPromote * 2 ** Math.min(mostDoublings, demotions - 1);
      // A feed that is silent on a floor where nothing happens has proved nothing.
      believed = healthy >= enough && heard > 0;
      if (believed) {
        healthy = 0;
        heard = 0;
      }
      return false;
    },
  };
}
