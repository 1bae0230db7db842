import notStarted from '@salesforce/label/c.Presence_Why_Not_Started';
import firstRead from '@salesforce/label/c.Presence_Why_First_Read';
import feed from '@salesforce/label/c.Presence_Why_Feed';
import polling from '@salesforce/label/c.Presence_Why_Polling';
import feedLost from '@salesforce/label/c.Presence_Why_Feed_Lost';
import watching from '@salesforce/label/c.Presence_Why_Watching';
import hidden from '@salesforce/label/c.Presence_Why_Hidden';
import shownAgain from '@salesforce/label/c.Presence_Why_Shown_Again';
import refused from '@salesforce/label/c.Presence_Why_Denied';
import offline from '@salesforce/label/c.Presence_Why_Offline';
import session from '@salesforce/label/c.Presence_Why_Session';
import limit from '@salesforce/label/c.Presence_Why_Limit';
import failed from '@salesforce/label/c.Presence_Why_Other';
import late from '@salesforce/label/c.Presence_Why_Late';
import stopped from '@salesforce/label/c.Presence_Why_Stopped';
import nextOffline from '@salesforce/label/c.Presence_Next_Offline';
import nextSession from '@salesforce/label/c.Presence_Session_Next';
import nextLimit from '@salesforce/label/c.Presence_Next_Limit';
import nextFailed from '@salesforce/label/c.Presence_Next_Failed';
import nextDenied from '@salesforce/label/c.Presence_Next_Denied';
import nextStopped from '@salesforce/label/c.Presence_Next_Stopped';
import type { MarkStatus } from './liveState';

type Reason = MarkStatus['reason'];

/** Why, in few words. `polling` and `watching` have a place for the seconds between two polls. */
export const reasonLabels: Readonly<Record<Reason, string>> = {
  'not-started': notStarted,
  'first-read': firstRead,
  feed,
  polling,
  'feed-lost': feedLost,
  watching,
  hidden,
  'shown-again': shownAgain,
  denied: refused,
  offline,
  session,
  limit,
  failed,
  late,
  stopped,
};

/** What the reader can do, or who can, where there is something to be done. */
export const nextLabels: Readonly<Partial<Record<Reason, string>>> = {
  offline: nextOffline,
  late: nextOffline,
  session: nextSession,
  limit: nextLimit,
  failed: nextFailed,
  denied: nextDenied,
  stopped: nextStopped,
};
