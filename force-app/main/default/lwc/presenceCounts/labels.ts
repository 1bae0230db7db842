import online from '@salesforce/label/c.Presence_Online';
import busy from '@salesforce/label/c.Presence_Busy';
import offline from '@salesforce/label/c.Presence_Offline';
import suspect from '@salesforce/label/c.Presence_Suspect';
import bot from '@salesforce/label/c.Presence_Bots';
import unnamed from '@salesforce/label/c.Presence_Status_Unnamed';
import byKind from '@salesforce/label/c.Presence_Counts_By_Kind';
import byStatus from '@salesforce/label/c.Presence_Counts_By_Status';
import ofVisible from '@salesforce/label/c.Presence_Count_Of_Visible';
import ofVisiblePartial from '@salesforce/label/c.Presence_Count_Of_Visible_Partial';

export const countLabels = { online, busy, offline, suspect, bot };
export const groupLabels = { byKind, byStatus, ofVisible, ofVisiblePartial, unnamed };
