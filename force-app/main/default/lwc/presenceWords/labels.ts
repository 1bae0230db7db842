import online from '@salesforce/label/c.Presence_Online';
import busy from '@salesforce/label/c.Presence_Busy';
import offline from '@salesforce/label/c.Presence_Offline';
import changing from '@salesforce/label/c.Presence_Changing';
import suspect from '@salesforce/label/c.Presence_Suspect';
import suspectTooOld from '@salesforce/label/c.Presence_Suspect_Too_Old';
import suspectSecond from '@salesforce/label/c.Presence_Suspect_Second';
import second from '@salesforce/label/c.Presence_Second_Row';
import bot from '@salesforce/label/c.Presence_Bot';
import statusUnnamed from '@salesforce/label/c.Presence_Status_Unnamed';
import nameBot from '@salesforce/label/c.Presence_Name_Bot';
import nameChanging from '@salesforce/label/c.Presence_Name_Changing';
import nameSecond from '@salesforce/label/c.Presence_Name_Second_Row';
import nameSuspect from '@salesforce/label/c.Presence_Name_Suspect';
import name from '@salesforce/label/c.Presence_Card_Name';
import since from '@salesforce/label/c.Presence_Card_Since';
import sinceFull from '@salesforce/label/c.Presence_Card_Since_Full';
import offlineFull from '@salesforce/label/c.Presence_Card_Offline_Full';
import limit from '@salesforce/label/c.Presence_Grid_Limit';
import limitSince from '@salesforce/label/c.Presence_Grid_Limit_Since';
import nameLimit from '@salesforce/label/c.Presence_Grid_Name_Limit';
import checkedName from '@salesforce/label/c.Presence_Checked_Name';
import checkedAt from '@salesforce/label/c.Presence_Checked_At';
import checkedElapsed from '@salesforce/label/c.Presence_Checked_Elapsed';
import loadOf from '@salesforce/label/c.Presence_Load_Of';
import free from '@salesforce/label/c.Presence_Load_Free';
import partLoaded from '@salesforce/label/c.Presence_Load_Part_Loaded';
import full from '@salesforce/label/c.Presence_Load_Full';
import average from '@salesforce/label/c.Presence_Load_Average';
import hours from '@salesforce/label/c.Presence_Duration_Hours';
import days from '@salesforce/label/c.Presence_Duration_Days';
import type { DurationWords, LoadWords, PresenceWords } from 'c/presenceFormat';

export const kindLabels = { online, busy };
export const markLabels = { changing, suspect, suspectTooOld, suspectSecond, second, bot, limit, limitSince };
export const sinceLabels = { since, sinceFull, offlineFull };
/** Of what is not known to be so any more. */
export const checkedLabels = { name: checkedName, at: checkedAt, elapsed: checkedElapsed };
export const loadWords: LoadWords = { of: loadOf, free, 'part-loaded': partLoaded, full };
export const durationWords: DurationWords = { hours, days };
export const presenceWords: PresenceWords = {
  offline,
  unknownStatus: statusUnnamed,
  since,
  changing: nameChanging,
  suspect: nameSuspect,
  second: nameSecond,
  bot: nameBot,
  limit: nameLimit,
  nameStatusSince: name,
  averageCapacity: average,
};
