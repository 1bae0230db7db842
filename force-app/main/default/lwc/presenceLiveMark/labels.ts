import live from '@salesforce/label/c.Presence_Live_Live';
import loading from '@salesforce/label/c.Presence_Live_Loading';
import catchingUp from '@salesforce/label/c.Presence_Live_Catching_Up';
import stale from '@salesforce/label/c.Presence_Live_Stale';
import denied from '@salesforce/label/c.Presence_Live_Denied';
import stopped from '@salesforce/label/c.Presence_Live_Stopped';
import polling from '@salesforce/label/c.Presence_Why_Polling';
import watching from '@salesforce/label/c.Presence_Why_Watching';
import notLoaded from '@salesforce/label/c.Presence_Live_Not_Loaded';
import offline from '@salesforce/label/c.Presence_Why_Offline';
import session from '@salesforce/label/c.Presence_Why_Session';
import limit from '@salesforce/label/c.Presence_Why_Limit';
import refused from '@salesforce/label/c.Presence_Why_Denied';
import failed from '@salesforce/label/c.Presence_Why_Other';
import hidden from '@salesforce/label/c.Presence_Why_Hidden';
import late from '@salesforce/label/c.Presence_Why_Late';
import seconds from '@salesforce/label/c.Presence_Age_Seconds';
import minutes from '@salesforce/label/c.Presence_Age_Minutes';
import hours from '@salesforce/label/c.Presence_Age_Hours';
import type { AgeWords } from 'c/presenceFormat';

export const stateLabels = { live, loading, notLoaded, 'catching-up': catchingUp, stale, denied, stopped };
export const ageWords: AgeWords = { seconds, minutes, hours };
/** `polling` and `watching` have a place for the seconds between two polls. */
export const reasonLabels: Readonly<Partial<Record<string, string>>> = {
  polling,
  watching,
  offline,
  session,
  limit,
  denied: refused,
  failed,
  hidden,
  late,
};
