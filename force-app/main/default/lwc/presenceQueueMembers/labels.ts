import queue from '@salesforce/label/c.Presence_Queue';
import ofVisible from '@salesforce/label/c.Presence_Count_Of_Visible';
import incomplete from '@salesforce/label/c.Presence_Queue_Incomplete';
import onlineNow from '@salesforce/label/c.Presence_Queue_Online';
import more from '@salesforce/label/c.Presence_Queue_More';
import nobodyOnline from '@salesforce/label/c.Presence_Queue_Nobody_Online';
import online from '@salesforce/label/c.Presence_Online';
import busy from '@salesforce/label/c.Presence_Busy';
import offline from '@salesforce/label/c.Presence_Offline';
import suspect from '@salesforce/label/c.Presence_Suspect';
import bot from '@salesforce/label/c.Presence_Bots';

export const labels = { queue, ofVisible, incomplete, onlineNow, more, nobodyOnline };
export const countLabels = { online, busy, offline, suspect, bot };
