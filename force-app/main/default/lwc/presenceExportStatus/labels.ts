import reading from '@salesforce/label/c.Presence_Export_Reading';
import progress from '@salesforce/label/c.Presence_Export_Progress';
import cancel from '@salesforce/label/c.Presence_Export_Cancel';
import cancelled from '@salesforce/label/c.Presence_Export_Cancelled';
import done from '@salesforce/label/c.Presence_Export_Done';
import saveAgain from '@salesforce/label/c.Presence_Export_Save_Again';
import close from '@salesforce/label/c.Presence_Export_Close';
import failed from '@salesforce/label/c.Presence_Export_Failed';
import denied from '@salesforce/label/c.Presence_Export_Failed_Denied';
import session from '@salesforce/label/c.Presence_Export_Failed_Session';
import offline from '@salesforce/label/c.Presence_Export_Failed_Offline';
import limit from '@salesforce/label/c.Presence_Export_Failed_Limit';
import other from '@salesforce/label/c.Presence_Export_Failed_Other';
import tryAgain from '@salesforce/label/c.Presence_Try_Again';
import type { GatewayErrorKind } from 'c/presenceSync';

export const labels = { reading, progress, cancel, cancelled, done, saveAgain, close, failed, tryAgain };
export const failureLabels: Readonly<Record<GatewayErrorKind, string>> = {
  denied,
  session,
  offline,
  limit,
  other,
};
