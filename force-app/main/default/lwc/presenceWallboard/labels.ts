import title from '@salesforce/label/c.Presence_Wallboard_Title';
import ofVisible from '@salesforce/label/c.Presence_Wallboard_Of_Visible';
import partial from '@salesforce/label/c.Presence_Wallboard_Partial';
import suspect from '@salesforce/label/c.Presence_Wallboard_Suspect';
import bots from '@salesforce/label/c.Presence_Wallboard_Bots';
import limit from '@salesforce/label/c.Presence_Wallboard_Limit';
import channels from '@salesforce/label/c.Presence_Wallboard_Channels';
import moreChannels from '@salesforce/label/c.Presence_Wallboard_More_Channels';
import moreChannelsShort from '@salesforce/label/c.Presence_Wallboard_More_Channels_Short';
import more from '@salesforce/label/c.Presence_Wallboard_More';
import short from '@salesforce/label/c.Presence_Wallboard_Short';
import just from '@salesforce/label/c.Presence_Wallboard_Just';
import longest from '@salesforce/label/c.Presence_Wallboard_Longest';
import over from '@salesforce/label/c.Presence_Wallboard_Over';
import nobody from '@salesforce/label/c.Presence_Wallboard_Nobody';
import live from '@salesforce/label/c.Presence_Wallboard_Live';
import catching from '@salesforce/label/c.Presence_Wallboard_Catching';
import stale from '@salesforce/label/c.Presence_Wallboard_Stale';
import asOf from '@salesforce/label/c.Presence_Wallboard_As_Of';
import lastRead from '@salesforce/label/c.Presence_Wallboard_Last_Read';
import loading from '@salesforce/label/c.Presence_Wallboard_Loading';
import session from '@salesforce/label/c.Presence_Wallboard_Session';
import sessionNext from '@salesforce/label/c.Presence_Wallboard_Session_Next';
import denied from '@salesforce/label/c.Presence_Wallboard_Denied';
import deniedNext from '@salesforce/label/c.Presence_Wallboard_Denied_Next';
import error from '@salesforce/label/c.Presence_Wallboard_Error';
import errorNext from '@salesforce/label/c.Presence_Wallboard_Error_Next';
import stopped from '@salesforce/label/c.Presence_Wallboard_Stopped';
import stoppedNext from '@salesforce/label/c.Presence_Wallboard_Stopped_Next';
import empty from '@salesforce/label/c.Presence_Wallboard_Empty';
import emptyNext from '@salesforce/label/c.Presence_Wallboard_Empty_Next';
import online from '@salesforce/label/c.Presence_Online';
import busy from '@salesforce/label/c.Presence_Busy';
import offline from '@salesforce/label/c.Presence_Offline';
import seconds from '@salesforce/label/c.Presence_Age_Seconds';
import minutes from '@salesforce/label/c.Presence_Age_Minutes';
import hours from '@salesforce/label/c.Presence_Age_Hours';
import type { AgeWords } from 'c/presenceFormat';

export const ageWords: AgeWords = { seconds, minutes, hours };
export const kindLabels = { online, busy, offline, limit };
export const headLabels = { title, ofVisible, partial, suspect, bots };
export const listLabels = { longest, limit, over, nobody, more };
export const channelLabels = { channels, short, just, more: moreChannels, moreShort: moreChannelsShort };
export const ageLabels = { live, catching, stale, asOf, lastRead };
/** In large, and below it what that means or what to do. */
export const stateLabels = {
  loading: { title: loading, next: '' },
  session: { title: session, next: sessionNext },
  denied: { title: denied, next: deniedNext },
  error: { title: error, next: errorNext },
  stopped: { title: stopped, next: stoppedNext },
  empty: { title: empty, next: emptyNext },
};
